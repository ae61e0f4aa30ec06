// Fonts for decks and print: fontsource's static slices as they are, and Literata's display cut pinned as instances.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { writeWidths } from './widths.mjs';

const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'];

/** Every weight and style that the style sheets use; nothing is synthesised. */
const faces = [
  { family: 'Literata', package: 'literata', weight: 400, style: 'normal' },
  { family: 'Literata', package: 'literata', weight: 400, style: 'italic' },
  { family: 'Literata', package: 'literata', weight: 600, style: 'normal' },
  { family: 'Inter', package: 'inter', weight: 400, style: 'normal' },
  { family: 'Inter', package: 'inter', weight: 600, style: 'normal' },
  { family: 'JetBrains Mono', package: 'jetbrains-mono', weight: 400, style: 'normal' },
];

const display = [
  { family: 'Literata Display', weight: 400, style: 'normal', axes: { opsz: 72, wght: 400 } },
  { family: 'Literata Display', weight: 600, style: 'normal', axes: { opsz: 72, wght: 600 } },
];

/** Writes `assets/fonts/*.woff2`, `assets/fonts.json` (a row a face and slice) and `assets/widths.json`. */
export async function buildFonts(root, assets) {
  const folder = join(assets, 'fonts');
  await mkdir(folder, { recursive: true });
  const rows = [];
  const add = async (face, subset, range, bytes) => {
    const file = `${face.family.toLowerCase().replaceAll(' ', '-')}-${subset}-${face.weight}-${face.style}.woff2`;
    await writeFile(join(folder, file), bytes);
    rows.push({ family: face.family, weight: face.weight, style: face.style, subset, range, file });
  };
  for (const face of faces) {
    const home = join(root, 'node_modules', '@fontsource', face.package);
    const ranges = JSON.parse(await readFile(join(home, 'unicode.json'), 'utf8'));
    for (const subset of subsets.filter((name) => ranges[name])) {
      await add(
        face,
        subset,
        ranges[subset],
        await readFile(join(home, 'files', `${face.package}-${subset}-${face.weight}-${face.style}.woff2`)),
      );
    }
  }
  const home = join(root, 'node_modules', '@fontsource-variable', 'literata');
  const ranges = JSON.parse(await readFile(join(home, 'unicode.json'), 'utf8'));
  for (const face of display) {
    for (const subset of ['latin', 'latin-ext', 'cyrillic']) {
      const variable = await readFile(join(home, 'files', `literata-${subset}-opsz-normal.woff2`));
      await add(face, subset, ranges[subset], await instance(root, variable, face.axes, ranges[subset]));
    }
  }
  await writeFile(join(assets, 'fonts.json'), JSON.stringify(rows));
  await writeWidths(assets, rows, (file) => readFile(join(folder, file)));
  for (const name of ['literata', 'inter', 'jetbrains-mono']) {
    await writeFile(
      join(folder, `${name}-LICENSE.txt`),
      await readFile(join(root, 'node_modules', '@fontsource', name, 'LICENSE')),
    );
  }
}

/** Pins a variable font's axes. Takes seconds, so the result is kept under node_modules by content. */
async function instance(root, bytes, axes, range) {
  const key = createHash('sha256')
    .update(bytes)
    .update(JSON.stringify([axes, range]))
    .digest('hex')
    .slice(0, 24);
  const cache = join(root, 'node_modules', '.cache', 'lanternist', 'fonts');
  const kept = join(cache, `${key}.woff2`);
  try {
    return await readFile(kept);
  } catch {
    const made = await subsetFont(bytes, charactersOf(range), { targetFormat: 'woff2', variationAxes: axes });
    await mkdir(cache, { recursive: true });
    await writeFile(kept, made);
    return made;
  }
}

/** All characters of `U+0000-00FF,U+0131`. */
function charactersOf(range) {
  let text = '';
  for (const part of range.split(',')) {
    const [from, to] = part.trim().replace('U+', '').split('-');
    for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to ?? from, 16); code++)
      if (code > 31) text += String.fromCodePoint(code);
  }
  return text;
}
