import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAll } from '../../src/build.ts';
import { compileScript } from '../../src/compile.ts';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { openPrintPool } from '../../src/output/print-pool.ts';
import { defaultSettings, renderSlidesOf } from '../../src/pages.ts';
import { openWorkshop } from '../../src/workshop.ts';

// What the renderer reckons without a browser, held against what the browser lays out.
const folder = mkdtempSync(join(tmpdir(), 'lanternist-test-'));
const opening = openPrintBrowser();
const printers = openPrintPool();
afterAll(async () => {
  await Promise.all([opening.close(), printers.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const titles = [
  'The Siege and Fall of Port Arthur, Being an Account of the Great Fortress from the First Attack to the Capitulation',
  'Воспоминания о защите крепости Порт-Артур и её сдаче в декабре 1904 года по дневникам очевидцев',
  'Counterinsurgencyadministrationhistoriography and Transcontinentalrailwayconstructioncompanies Reconsidered',
  'Kriegsgefangenschaftsangelegenheitenverwaltungsberichte über den Feldzug in der Mandschurei',
];
const books = Array.from({ length: 40 }, (_, at) => ({
  id: `b${at}`,
  type: 'book',
  title: `${titles[at % 4]}, Volume ${at}`,
  author: [{ family: `Longfamilyname${at}`, given: 'Alexander Konstantinovich' }],
  publisher: 'The Imperial Publishing House of Military Literature',
  ...(at % 3 === 0
    ? { URL: `https://example.org/archive/${at}/a-very-long-address/without_any_break_in_it.html` }
    : {}),
  voice: `Author ${at}`,
  perspective: 'A retired officer of the garrison who wrote twenty years after the event, for a public of émigrés',
  partisan: at % 2 === 0,
}));
const cited = Array.from({ length: 8 }, (_, at) => {
  const words = books.slice(at * 5, at * 5 + 5).map(({ id }) => `Word [@${id}]`);
  return `## Slide ${at} {#s${at}}\n\n${words.join(' ')}\n`;
});
const accounts = (days: readonly string[]): string =>
  `::: contested\n${days.map((day, at) => `- **Voice ${at}:** ${day}\n`).join('')}:::\n`;
const scripts = {
  books: `---\ntitle: T\nauthors: A\nspan: 1900..1910\nturning: [1904-02-08, 1905-09-05]\n---\n\n${cited.join('\n')}`,
  en: `---\ntitle: T\nauthors: A\nspan: 1905-09..1905-12\nturning: [1905-09-05, 1905-09-12, 1905-10-30, 1905-12-20]\n---\n\n## When? {#when}\n\n${accounts(['[7 October 1917]{.os}', '[8 October 1917]{.os}', '[25 October 1917]{.os}', '2 November 1917'])}`,
  ru: `---\ntitle: T\nauthors: A\nlang: ru\nspan: 1904-02..1905-09\nturning: [1904-02-08, 1905-01-02, 1905-05-27]\n---\n\n## Когда? {#when}\n\n${accounts(['[7 октября 1917 года]{.os}', '[8 октября 1917 года]{.os}', '[25 октября 1917 года]{.os}', '2 ноября 1917 года'])}`,
};
beforeAll(() => {
  mkdirSync(join(folder, 'library'));
  writeFileSync(join(folder, 'library', 'sources.yaml'), JSON.stringify({ references: books }));
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(folder, `${name}.md`), text);
});

const sizes = ['16:9', '4:3'] as const;

async function pageOf(name: string, size: (typeof sizes)[number]) {
  const workshop = openWorkshop(folder);
  const compiled = await compileScript(workshop, { file: join(folder, `${name}.md`), narrative: name, lang: '' });
  const { html, width, height } = await renderSlidesOf(workshop, compiled, { ...defaultSettings, size });
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  const page = await (await (await opening.ready()).connect()).newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaType('print');
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

describe.each(sizes)('at %s', (size) => {
  test('sources stay on their slides, and fill them', async () => {
    const out = join(folder, 'out');
    const settings = { ...defaultSettings, size, out, to: ['slides'] as const, lang: '' };
    const { problems } = await buildAll(openWorkshop(folder), ['books.md'], settings, printers);
    expect(problems.filter(({ code }) => code === 'slide-overflow')).toEqual([]);
    const page = await pageOf('books', size);
    const filled = await page.$$eval('.layout-sources .slide-body', (bodies) =>
      bodies.map((body) => {
        const last = [...body.querySelectorAll('li')].at(-1)?.getBoundingClientRect().bottom ?? 0;
        const { top, height } = body.getBoundingClientRect();
        return (last - top) / height;
      }),
    );
    await page.close();
    const sum = filled.slice(0, -1).reduce((total, each) => total + each, 0);
    expect(sum / (filled.length - 1)).toBeGreaterThan(0.75);
  });

  test.each(['en', 'ru'])('dates stand at their marks (%s)', async (name) => {
    const page = await pageOf(name, size);
    const gaps = await page.$$eval('.told', (rows) =>
      rows.map((row) => {
        const mark = row.querySelector('.mark')?.getBoundingClientRect();
        const words = document.createRange();
        words.selectNodeContents(row.querySelector('.flag-words') ?? row);
        const boxes = [...words.getClientRects()];
        const middle = ((mark?.left ?? 0) + (mark?.right ?? 0)) / 2;
        const left = Math.min(...boxes.map((box) => box.left));
        const right = Math.max(...boxes.map((box) => box.right));
        return Math.min(Math.abs(left - middle), Math.abs(right - middle));
      }),
    );
    const breaks = await page.$$eval('.flag-words .other-calendar', (each) =>
      each.map((words) => new Set([...words.getClientRects()].map((box) => box.top)).size),
    );
    await page.close();
    expect(gaps).toHaveLength(4);
    expect(Math.max(...gaps)).toBeLessThan(14);
    expect(breaks).toEqual([1, 1, 1]);
  });

  test.each([
    ['books', '.strip-label', '[id=s0]'],
    ['en', '.strip-label', '[id=when]'],
    ['ru', '.strip-label', '[id=when]'],
    ['en', '.axis-label, .axis-calendar', '[id=when]'],
    ['ru', '.axis-label, .axis-calendar', '[id=when]'],
  ])('labels of %s, %s, don’t touch', async (name, labels, slide) => {
    const page = await pageOf(name, size);
    const boxes = await page.$$eval(`${slide} :is(${labels})`, (each) =>
      each
        .filter((label) => label.textContent !== '' && getComputedStyle(label).visibility === 'visible')
        .map((label) => {
          // Of a label in two lines each line counts for itself.
          const lines: DOMRect[] = [];
          const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(node);
            lines.push(...range.getClientRects());
          }
          return lines.map(({ left, right, top, bottom }) => ({ left, right, top, bottom }));
        }),
    );
    await page.close();
    expect(boxes.length).toBeGreaterThan(1);
    for (const [index, one] of boxes.entries())
      for (const other of boxes.slice(index + 1))
        for (const a of one)
          for (const b of other)
            expect([a, b]).toSatisfy(
              () => a.right + 2 < b.left || b.right + 2 < a.left || a.bottom <= b.top + 4 || b.bottom <= a.top + 4,
            );
  });
});

test('a name is underlined in the deck alone', async () => {
  const page = await pageOf('en', '16:9');
  const lines = await page.evaluate(() => {
    const body = document.querySelector('[id=when] .slide-body');
    const main = document.querySelector('main');
    body?.insertAdjacentHTML('beforeend', '<p><span class="place">Port Arthur</span></p>');
    const line = (): string => {
      const place = document.querySelector('.place');
      return place ? getComputedStyle(place).textDecorationLine : '';
    };
    const onPaper = line();
    main?.classList.add('reveal');
    return [onPaper, line()];
  });
  await page.close();
  expect(lines).toEqual(['none', 'underline']);
});
