/** Widths of characters in the bundled fonts, in hundredths of an em, rounded up; the first that fits counts. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[\u1100-\u11FF\u2E80-\uA4CF\uAC00-\uD7FF\uF900-\uFAFF\uFF00-\uFFEF]|[\u{20000}-\u{3FFFF}]/u, 104],
  [/\s/u, 26],
  [/[iljftrI.,;:()[\]'’!/|-]/u, 36],
  [/[mwMWÆŒ—шщжюыфмЩШЖЮЫФМ]/u, 92],
  [/\p{Lu}/u, 72],
];
const otherWidth = 57;

/** The lines that a text takes at most, as near as it can be told without a browser. */
export function linesAtMost(text: string, { size, width }: { readonly size: number; readonly width: number }): number {
  const full = (width / size) * 100;
  let lines = 1;
  let taken = 0;
  // Lines are broken at spaces and behind hyphens; an address without any goes to the next line as a whole.
  for (const word of text.match(/[^\s-]*(?:-(?=\p{L})|-+[^\s-]*|\s+|$)/gu) ?? []) {
    const wide = widthOf(word.trimEnd());
    if (taken > 0 && taken + wide > full) {
      lines++;
      taken = 0;
    }
    lines += Math.max(0, Math.ceil((taken + wide) / full) - 1);
    taken = ((taken + wide) % full) + widthOf(word.slice(word.trimEnd().length));
  }
  return lines;
}

/** The width of a text in hundredths of an em, rather more than less. */
export function widthOf(text: string): number {
  let sum = 0;
  for (const character of text) sum += widths.find(([those]) => those.test(character))?.[1] ?? otherWidth;
  return sum;
}
