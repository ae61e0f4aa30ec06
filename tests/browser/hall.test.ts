import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkAll } from '../../src/check-all.ts';
import { openPrintPool } from '../../src/output/print-pool.ts';
import { openWorkshop } from '../../src/workshop.ts';

// What the last row of a hall can read, measured on the slides that are printed.
const home = mkdtempSync(join(tmpdir(), 'lanternist-hall-'));
const printers = openPrintPool();

afterAll(async () => {
  await printers.close();
  rmSync(home, { recursive: true, force: true });
});

const map = `\`\`\`map
places: [{ at: [121.3, 38.8], name: Fort }, { at: [122.1, 39.2], name: Hill }]
source: A map.
\`\`\``;
const slides = `## Words alone {#words}

Text of the usual size.[^1]

[^1]: A note at the foot.

## A table with a head {#table}

| Place | Year |
|---|---|
| Dalny | 1904 |

## A map with labels {#map layout=figure}

${map}
`;

/** What is reported of a script, \`file:line message\`, in a project of its own. */
async function told(
  name: string,
  front: string,
  body: string,
  project: Record<string, string> = {},
): Promise<string[]> {
  const folder = join(home, name);
  mkdirSync(join(folder, 'templates'), { recursive: true });
  for (const [file, text] of Object.entries({ 'lanternist.yaml': '', ...project }))
    writeFileSync(join(folder, file), text);
  writeFileSync(join(folder, 'talk.md'), `---\ntitle: A harbour\n${front}---\n\n${body}`);
  const settings = { lang: '', rendered: true };
  const { problems } = await checkAll(openWorkshop(folder), [join(folder, 'talk.md')], settings, printers);
  return problems
    .filter(({ code }) => code !== 'figure-unsourced')
    .map(({ code, file, line, message }) => `${file}:${line} ${code} ${message}`);
}

test('text of the built-in theme is read four image heights away', async () => {
  expect(await told('usual', '', slides)).toEqual([]);
});

test('a deeper hall wants larger text, except of notes and the time strip', async () => {
  const found = await told('deep', 'hall: { depth: 6 }\nspan: 1900..1910\nturning: [1904]\n', slides);
  expect(found).toEqual([
    'talk.md:14 lecture-text-small The text "Place" of slide 3 "A table with a head" is 18 px high; the last row of a hall 6 image heights deep needs 22',
    expect.stringMatching(
      /^talk\.md:20 lecture-text-small The label "20 km" of slide 4 "A map with labels" is [\d.]+ px/,
    ),
  ]);
});

test('the depth of the project holds, and that of the script stands above it', async () => {
  const project = { 'lanternist.yaml': 'hall: 6\n' };
  expect((await told('project', '', slides, project)).map((each) => each.split(' ')[0])).toEqual([
    'talk.md:11',
    'talk.md:17',
  ]);
  expect(await told('above', 'hall: 4\n', slides, project)).toEqual([]);
});

test('a reason lets a slide pass, and a rule can be turned off', async () => {
  const allowed = slides.replaceAll(/\{#(table|map)/g, '{#$1 allow="lecture-text-small: in the handout too"');
  expect(await told('allowed', 'hall: 6\n', allowed)).toEqual([]);
  expect(await told('off', 'hall: 6\n', slides, { 'lanternist.yaml': 'rules: { lecture-text-small: off }\n' })).toEqual(
    [],
  );
  expect(await told('paper', 'hall: 6\n', slides, { 'lanternist.yaml': 'to: [handout]\n' })).toEqual([]);
});

test('what most slides have in common is told once, where the hall stands', async () => {
  const many = Array.from({ length: 9 }, (_, at) =>
    slides.slice(slides.indexOf('## A table'), slides.indexOf('## A map')).replace('#table', `#t${at}`),
  );
  const found = await told('many', 'hall: 6\n', many.join(''));
  expect(found).toEqual([
    expect.stringMatching(/^talk\.md:3 .*"A table with a head", the smallest of 9 slides with small text, is 18 px/),
  ]);
  const project = { 'lanternist.yaml': '# The hall\nhall: 6\n' };
  expect((await told('many-project', '', many.join(''), project)).map((each) => each.split(' ')[0])).toEqual([
    'lanternist.yaml:2',
  ]);
});

test('a theme that sets notes and the time strip small is told', async () => {
  const theme =
    '.slide .strip { font-size: calc(12 * var(--u)); }\n.slide .slide-notes { font-size: calc(13 * var(--u)); }\n';
  const project = { 'lanternist.yaml': 'theme: small\n', 'templates/small.css': theme };
  const strip = /lecture-text-small The label "\w[^"]*" of the time strip is 12 px high; it needs 15$/;
  const note =
    /^talk\.md:\d+ lecture-text-small The note "A note at the foot\." of slide 2 "Words alone" is 13 px high; .* 4 image heights deep needs 14$/;
  const front = 'span: 1900..1910\nturning: [1904, 1905]\n';
  expect(await told('small', front, slides, project)).toEqual([
    expect.stringMatching(strip),
    expect.stringMatching(note),
  ]);
  expect(
    await told('small-deep', `hall: 4.5\n${front}`, slides.slice(0, slides.indexOf('## A table')), project),
  ).toEqual([expect.stringMatching(strip)]);
});
