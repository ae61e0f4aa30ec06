/** A piece of text between spaces, as dates are read from it. Soft and no-break spaces part pieces like any other. */
export interface DateToken {
  /** `number`: up to four digits that are not part of a longer number or word; `mark`: anything else. */
  readonly type: 'number' | 'word' | 'dash' | 'mark';
  /** Words are lower case without soft hyphens. */
  readonly text: string;
  /** A word with a capital at its start. */
  readonly capital: boolean;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

// Each position is passed once: the branches start with different characters and none can match in two ways.
const piece =
  /(?<number>\d+(?:,\d{3}(?!\d))*)|(?<word>\p{L}[\p{L}\p{M}\u00AD]*)|(?<dash>[-‐‑‒–—―−]+)|[^\s\u00AD\u200B\u2060]/gu;

/** The tokens of a text in order. */
export function dateTokens(text: string): readonly DateToken[] {
  return [...text.matchAll(piece)].map((match) => {
    const [written] = match;
    const { number, word, dash } = match.groups ?? {};
    const place = { start: match.index, end: match.index + written.length };
    if (word) {
      const clean = word.replaceAll('\u00AD', '').normalize('NFC');
      const lower = clean.toLowerCase();
      return { type: 'word', text: lower, capital: clean.charAt(0) !== lower.charAt(0), ...place };
    }
    const isNumber = number && number.length <= 4 && !/\p{L}/u.test(text.charAt(match.index - 1));
    return { type: isNumber ? 'number' : dash ? 'dash' : 'mark', text: written, capital: false, ...place };
  });
}
