// Advance widths of the faces that figures are set in, so that labels can be kept apart without a browser.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create } from 'fontkit';

/** The faces by the names that `src/figure/figure.ts` gives them. */
const faces = {
  serif: ['Literata', 400, 'normal'],
  'serif-bold': ['Literata', 600, 'normal'],
  'serif-italic': ['Literata', 400, 'italic'],
  sans: ['Inter', 400, 'normal'],
  'sans-bold': ['Inter', 600, 'normal'],
};

/** Writes `assets/widths.json`: for each face the characters by their width in thousandths of the size. */
export async function writeWidths(assets, rows, read) {
  const table = {};
  for (const [name, [family, weight, style]] of Object.entries(faces)) {
    const widths = new Map();
    for (const row of rows.filter((each) => each.family === family && each.weight === weight && each.style === style)) {
      const font = create(await read(row.file));
      for (const code of font.characterSet) {
        const width = Math.round((font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm) * 1000);
        const same = widths.get(width) ?? [];
        same.push(code);
        widths.set(width, same);
      }
    }
    table[name] = Object.fromEntries(
      [...widths].map(([width, codes]) => [width, String.fromCodePoint(...new Set(codes))]),
    );
  }
  await writeFile(join(assets, 'widths.json'), JSON.stringify(table));
}
