/** A number as a source gives it: exact or about, one value or a range, open at an end or not. */
export interface Quantity {
  /** As it was written. */
  readonly text: string;
  /** Infinite where open. */
  readonly from: number;
  readonly to: number;
  readonly approximate: boolean;
}

/**
 * Reads the notation of values: `159`, `62000..92000`, `~10`, `>=5000`, `<=200`, `~1500..1700`. Thousands may be set
 * apart by spaces, commas or underscores. Gives undefined for what isn't a value, and for numbers beyond 10¹⁵, whose
 * last digits would be lost.
 *
 *     value=62000..92000
 *           ^
 */
export function readQuantity(text: string): Quantity | undefined {
  const written = text.trim();
  const approximate = /^[~≈]/.test(written);
  const rest = written.replace(/^[~≈]\s*/, '');
  const bound = /^(>=|<=|≥|≤|>|<)\s*(.+)$/.exec(rest);
  if (bound) {
    const value = readNumber(bound[2] ?? '');
    if (value === undefined) return undefined;
    const atLeast = /^[>≥]/.test(bound[1] ?? '');
    return { text: written, approximate, from: atLeast ? value : -Infinity, to: atLeast ? Infinity : value };
  }
  const [first = '', second, ...more] = rest.split(/\.\.|–/);
  const from = readNumber(first);
  const to = second === undefined ? from : readNumber(second);
  if (from === undefined || to === undefined || more.length > 0 || to < from) return undefined;
  return { text: written, approximate, from, to };
}

const largest = 1e15;

function readNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/(?<=\d)[\s\u00A0\u202F_](?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  const number = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return Math.abs(number) <= largest ? number : undefined;
}
