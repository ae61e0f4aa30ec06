/** Unchanged lines that are shown around a change. */
const around = 3;

/**
 * A unified diff of two texts that differ within lines; '' when they are equal. Both have the same number of lines.
 *
 *     --- talk/en.md
 *     +++ talk/en.md
 *     @@ -4,3 +4,3 @@
 */
export function lineDiff(path: string, before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  if (old.length !== now.length) throw new Error(`${old.length} lines became ${now.length}`);
  const changed = old.flatMap((line, at) => (line === now[at] ? [] : [at]));
  if (changed.length === 0) return '';
  const hunks: { from: number; to: number }[] = [];
  for (const at of changed) {
    const [from, to] = [Math.max(0, at - around), Math.min(old.length, at + around + 1)];
    const last = hunks.at(-1);
    if (last && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  }
  return `--- ${path}\n+++ ${path}\n${hunks.map((hunk) => hunkText(old, now, hunk)).join('')}`;
}

function hunkText(old: readonly string[], now: readonly string[], { from, to }: { from: number; to: number }): string {
  const range = `${from + 1},${to - from}`;
  let text = `@@ -${range} +${range} @@\n`;
  for (let at = from; at < to; ) {
    let end = at;
    while (end < to && old[end] !== now[end]) end++;
    for (const line of old.slice(at, end)) text += `-${ended(line)}`;
    for (const line of now.slice(at, end)) text += `+${ended(line)}`;
    if (end === at) text += ` ${ended(old[end++] ?? '')}`;
    at = end;
  }
  return text;
}

/** Lines with their endings, which may be those of any system. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

/** A line as a terminal and `patch` want it. */
function ended(line: string): string {
  if (line.endsWith('\n')) return line;
  return line.endsWith('\r') ? `${line.slice(0, -1)}\n` : `${line}\n\\ No newline at end of file\n`;
}
