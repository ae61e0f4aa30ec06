import type { Token } from 'markdown-it';

/** Double and single quotation marks by language: four characters, as markdown-it takes them. */
const quotationMarks: Readonly<Record<string, string | string[]>> = {
  de: '„“‚‘',
  fr: ['«\u00A0', '\u00A0»', '‹\u00A0', '\u00A0›'],
  ru: '«»„“',
  uk: '«»„“',
  pl: '„”‚’',
  zh: '“”‘’',
};

/** The marks of a language; English ones where it isn't known. */
export function quotesOf(lang: string): string | string[] {
  return quotationMarks[lang.split('-')[0]?.toLowerCase() ?? ''] ?? '“”‘’';
}

/**
 * Makes straight quotation marks those of the language, in text that markdown-it's own rule doesn't reach: what stands
 * inside notes. Lengths stay, so that places do.
 */
export function curlQuotes(tokens: readonly Token[], lang: string): void {
  const [openDouble = '“', closeDouble = '”', openSingle = '‘', closeSingle = '’'] = quotesOf(lang);
  let before = '';
  for (const token of tokens) {
    if (token.type === 'text') {
      token.content = token.content.replace(/["']/g, (mark, at: number) => {
        const previous = at > 0 ? (token.content[at - 1] ?? '') : before;
        const opens = /^$|[\s([{–—/]$/.test(previous);
        if (mark === '"') return opens ? openDouble : closeDouble;
        return opens ? openSingle : /\p{L}|\p{N}/u.test(previous) ? '’' : closeSingle;
      });
      before = token.content.at(-1) ?? before;
    } else before = token.type.endsWith('_open') ? before : 'x';
  }
}
