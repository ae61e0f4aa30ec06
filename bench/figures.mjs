// @ts-check
// A deck of 100 slides with 50 maps, 25 timelines and 25 charts: from nothing, from a warm cache of figures, after one
// edit, and unchanged. `node bench/figures.mjs [rounds]`; build the package first.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './measure.mjs';

const cli = fileURLToPath(new URL('../lib/cli.js', import.meta.url));
const rounds = Number(process.argv[2] ?? 5);

/** Places of East Asia, longitude and latitude. */
const places = [
  ['Port Arthur', 121.27, 38.8],
  ['Mukden', 123.43, 41.8],
  ['Harbin', 126.63, 45.75],
  ['Vladivostok', 131.9, 43.12],
  ['Khabarovsk', 135.08, 48.48],
  ['Chita', 113.5, 52.03],
  ['Irkutsk', 104.28, 52.29],
  ['Wonsan', 127.44, 39.15],
  ['Seoul', 126.98, 37.57],
  ['Maizuru', 135.38, 35.47],
];

/** @param {number} index */
function map(index) {
  const some = [0, 1, 2, 3].map((step) => places[(index * 3 + step * 2) % places.length] ?? []);
  const [from, to] = some;
  return [
    '```map',
    'places:',
    ...some.map(([name, lon, lat]) => `  - { name: ${name}, at: [${lon}, ${lat}] }`),
    `routes: [{ from: ${from?.[0]}, to: ${to?.[0]}, by: ${['rail', 'sea', 'air', 'land'][index % 4]}, label: Route ${index} }]`,
    '```',
  ];
}

/** @param {number} index */
function timeline(index) {
  const events = Array.from({ length: 8 }, (_, at) => {
    const year = 1894 + at * 8 + (index % 5);
    return `  - { date: ${year}-0${1 + (at % 9)}-1${at % 9}, label: Event ${at} of ${index} }`;
  });
  return ['```timeline', 'events:', ...events, '```'];
}

/** @param {number} index */
function chart(index) {
  const rows = Array.from({ length: 6 }, (_, at) => {
    const value = 1000 + ((index * 7919 + at * 104_729) % 90_000);
    return `  - { label: Row ${at}, value: ${at % 3 === 0 ? `${value}..${value + 5000}` : value} }`;
  });
  return ['```chart', 'data:', ...rows, '```'];
}

/** @param {string} word */
function talk(word) {
  const slides = Array.from({ length: 100 }, (_, index) => {
    const figure = index % 2 === 0 ? map(index) : index % 4 === 1 ? timeline(index) : chart(index);
    return [`## Slide ${index + 1} ${index === 50 ? word : ''}`, '', ...figure, '', 'One sentence below.'].join('\n');
  });
  return `---\ntitle: Figures\n---\n\n${slides.join('\n\n')}\n`;
}

const box = mkdtempSync(join(tmpdir(), 'lanternist-figures-'));
/** @type {Record<string, number[]>} */
const times = { cold: [], 'warm cache': [], 'one edit': [], unchanged: [] };
try {
  for (let round = 0; round < rounds; round++) {
    const folder = join(box, String(round));
    const cache = join(folder, 'cache');
    const env = { ...process.env, XDG_CACHE_HOME: cache };
    mkdirSync(folder);
    const script = join(folder, 'figures.md');
    /** @param {string} name @param {string} out */
    const time = async (name, out) => {
      const command = {
        file: process.execPath,
        args: [cli, 'build', script, '--to', 'deck', '-o', out],
        cwd: folder,
        env,
      };
      const done = await run(command, folder);
      if (done.failure !== null) throw new Error(done.failure);
      times[name]?.push(done.seconds);
    };
    writeFileSync(script, talk(''));
    await time('cold', 'one');
    await time('warm cache', 'two');
    writeFileSync(script, talk('edited'));
    await time('one edit', 'two');
    await time('unchanged', 'two');
  }
} finally {
  rmSync(box, { recursive: true, force: true });
}
for (const [name, all] of Object.entries(times)) {
  const sorted = all.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  console.log(`${name.padEnd(12)} ${median.toFixed(3)} s  (${sorted.map((each) => each.toFixed(3)).join(', ')})`);
}
