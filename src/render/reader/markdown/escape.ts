/**
 * Words as Markdown that reads as these words again. Signs that may begin or end markup are escaped wherever they stand,
 * those that mean something only at the head of a line only there.
 *
 *     2020_report *draft*   →  2020\_report \*draft\*
 *     1. of May             →  1\. of May
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~$^]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!$/g, '\\!');
}

/** Guards the head of a paragraph against being read as a list, a heading, a rule or a fence. */
export function guardHead(paragraph: string): string {
  return paragraph
    .split('\n')
    .map((line) =>
      line
        .trimStart()
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
        .replace(/^([-+=#:])/, '\\$1'),
    )
    .join('\n');
}

/** Code between as many backticks as it needs. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** An address as a link's destination. */
export function destination(href: string): string {
  return /[\s()<>\\]/.test(href) ? `<${href.replace(/[<>\\]/g, '\\$&')}>` : href;
}
