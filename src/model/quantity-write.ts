import type { Quantity } from './quantity.ts';
import type { ReadingWords } from './reading-words.ts';

const noBreak = '\u00A0';

/** A number as it stands at its mark: "62,000–92,000", "about 62,000", "at least 5,000"; "62 000" in Russian. */
export function writeQuantity({ from, to, approximate }: Quantity, lang: string, words: ReadingWords): string {
  const about = approximate ? [words.about ?? ''] : [];
  const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(noBreak);
  if (to === Number.POSITIVE_INFINITY) return joined(words.atLeast ?? '', ...about, writeNumber(from, lang));
  if (from === Number.NEGATIVE_INFINITY) return joined(words.atMost ?? '', ...about, writeNumber(to, lang));
  const range = from === to ? writeNumber(from, lang) : `${writeNumber(from, lang)}–${writeNumber(to, lang)}`;
  return joined(...about, range);
}

/** Languages whose groups of three digits aren't set apart by a no-break space. */
const groups: Readonly<Record<string, string>> = { en: ',', ja: ',', ko: ',', zh: ',', de: '.' };

/** A number with its thousands set apart. Written here: what `Intl` gives changes with the version of Node. */
/** A number with the thousands set apart as its language does. */
export function writeNumber(value: number, lang: string): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  const group = groups[lang.split('-')[0] ?? ''] ?? noBreak;
  // Where a space sets them apart, four digits stay together.
  const isGrouped = whole.length > (group === noBreak ? 4 : 3);
  const grouped = isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  const point = group === ',' ? '.' : ',';
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : point + fraction}`;
}
