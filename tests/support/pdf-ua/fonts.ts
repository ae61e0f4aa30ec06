import { arrayOf, type Dict, dictOf, nameOf, type PdfFile, streamOf, type Value } from '../pdf-file.ts';
import { unicodeOf } from './content.ts';
import type { Facts } from './facts.ts';
import { type Rule, some } from './rule.ts';

/** Fonts that are used, with the glyph codes shown in them. */
function used({ contents }: Facts): Map<Dict, ReadonlySet<number>> {
  const fonts = new Map<Dict, Set<number>>();
  for (const { font, codes } of contents.flatMap(({ painted }) => painted)) {
    if (!font) continue;
    const all = fonts.get(font) ?? new Set();
    for (const code of codes) all.add(code);
    fonts.set(font, all);
  }
  return fonts;
}

const nameIn = (file: PdfFile, font: Dict): string => nameOf(file, font.get('BaseFont')) || 'without a name';
const descendant = (file: PdfFile, font: Dict): Dict =>
  font.has('DescendantFonts') ? dictOf(file, arrayOf(file, font.get('DescendantFonts'))[0]) : font;

function each(check: (file: PdfFile, font: Dict, codes: ReadonlySet<number>) => readonly string[]): Rule['check'] {
  return (facts) =>
    some(
      [...used(facts)].flatMap(([font, codes]) =>
        check(facts.file, font, codes).map((says) => `the font ${nameIn(facts.file, font)} ${says}`),
      ),
    );
}

/** Fonts: clause 7.21. */
export const fontRules: readonly Rule[] = [
  {
    clause: '7.21.3',
    check: each((file, font) => {
      const inner = descendant(file, font);
      if (nameOf(file, inner.get('Subtype')) !== 'CIDFontType2') return [];
      return ['CIDSystemInfo', 'CIDToGIDMap'].filter((key) => !inner.has(key)).map((key) => `has no ${key}`);
    }),
  },
  {
    clause: '7.21.4',
    check: each((file, font) => {
      const descriptor = dictOf(file, descendant(file, font).get('FontDescriptor'));
      const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => streamOf(file, descriptor.get(key)));
      return embedded ? [] : ['is not embedded'];
    }),
  },
  {
    clause: '7.21.5',
    check: each((file, font, codes) => {
      const inner = descendant(file, font);
      const program = streamOf(file, dictOf(file, inner.get('FontDescriptor')).get('FontFile2'));
      if (!program || nameOf(file, inner.get('CIDToGIDMap')) !== 'Identity') return [];
      const said = widthsOf(file, inner);
      const usual = Number(inner.get('DW') ?? 1000);
      const wrong = [...codes].filter((code) => Math.abs((said.get(code) ?? usual) - advance(program, code)) > 1);
      return wrong.length > 0 ? [`gives other widths than its file for ${wrong.length} glyphs`] : [];
    }),
  },
  {
    clause: '7.21.7',
    check: each((file, font, codes) => {
      if (!font.has('ToUnicode')) return ['has no Unicode table'];
      const table = unicodeOf(file, font);
      const silent = [...codes].filter((code) => /^[\0\uFEFF\uFFFE]?$/.test(table.get(code) ?? ''));
      return silent.length > 0 ? [`has ${silent.length} glyphs without Unicode`] : [];
    }),
  },
  { clause: '7.21.8', check: each((_, __, codes) => (codes.has(0) ? ['shows a glyph that it lacks'] : [])) },
];

/** `[3 [600 500] 7 9 250]`: single widths from 3 on, and one for 7 to 9. */
function widthsOf(file: PdfFile, inner: Dict): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const items: readonly Value[] = arrayOf(file, inner.get('W'));
  for (let at = 0; at < items.length; ) {
    const [first, second] = [Number(items[at]), items[at + 1]];
    if (Array.isArray(second)) {
      for (const [index, width] of (second as readonly number[]).entries()) widths.set(first + index, width);
      at += 2;
    } else {
      for (let code = first; code <= Number(second); code++) widths.set(code, Number(items[at + 2]));
      at += 3;
    }
  }
  return widths;
}

/** Advance of a glyph in a TrueType file, in thousandths. */
function advance(program: Buffer, glyph: number): number {
  const table = (tag: string): number => {
    for (let at = 12; at < 12 + 16 * program.readUInt16BE(4); at += 16)
      if (program.toString('latin1', at, at + 4) === tag) return program.readUInt32BE(at + 8);
    throw new Error(`A font has no table ${tag}`);
  };
  const units = program.readUInt16BE(table('head') + 18);
  const long = program.readUInt16BE(table('hhea') + 34);
  return (program.readUInt16BE(table('hmtx') + 4 * Math.min(glyph, long - 1)) * 1000) / units;
}
