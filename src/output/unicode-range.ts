/** First and last code point. */
export type Range = readonly [from: number, to: number];

export function includes(ranges: readonly Range[], code: number): boolean {
  return ranges.some(([from, to]) => from <= code && code <= to);
}

/** The code points of CSS `unicode-range`: `U+0000-00FF,U+0131`. */
export function parseRange(css: string): Range[] {
  return css.split(',').map((part) => {
    const [from = '0', to = from] = part.trim().replace('U+', '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}
