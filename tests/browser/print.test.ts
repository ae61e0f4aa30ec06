import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnvironmentFailure } from '../../src/environment.ts';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import type { BrowserHandle } from '../../src/output/browser/start.ts';
import { finishPdf } from '../../src/output/pdf/finish.ts';
import { printPage } from '../../src/output/print.ts';
import { expectSound, inspectPdf } from '../support/pdf.ts';

const box = mkdtempSync(join(tmpdir(), 'print '));
const opening = openPrintBrowser();
let handle: BrowserHandle;
beforeAll(async () => {
  handle = await opening.ready();
});
afterAll(async () => {
  await opening.close();
  rmSync(box, { recursive: true });
});

const screen = { widthPx: 1280, heightPx: 720 };
const titles = [
  'Порт-Артур, Lüshun, Ryojun: крепость, которая сдалась два раза и всё-таки осталась',
  'Łódź, Žižkov and Győr: a headline so long that it wraps over to a second line, where spaces are lost',
  'Inner heading',
  'Third',
];

const faces = ['latin', 'latin-ext', 'cyrillic']
  .flatMap((subset) => [400, 700].map((weight) => ({ subset, weight })))
  .map(({ subset, weight }) => {
    const file = new URL(
      `../../node_modules/@fontsource/literata/files/literata-${subset}-${weight}-normal.woff2`,
      import.meta.url,
    );
    const range = { latin: 'U+0-FF, U+2000-206F', 'latin-ext': 'U+100-2BA', cyrillic: 'U+400-45F' }[subset];
    return `@font-face { font-family: Literata; font-weight: ${weight}; unicode-range: ${range}; src: url(data:font/woff2;base64,${readFileSync(fileURLToPath(file), 'base64')}) }`;
  })
  .join('\n');

/** A page in the form of the printed deck's: one file, a section for each slide. */
function page(name: string, body: string, style = ''): string {
  const file = join(box, name);
  writeFileSync(
    file,
    `<!doctype html><html lang="ru"><meta charset="utf-8"><title>From the browser</title><style>${faces}
@page { size: 1280px 720px; margin: 0 } body { margin: 0; font: 28px Literata; font-synthesis: none } em { font-style: normal }
section { width: 1280px; height: 720px; overflow: hidden; contain: layout paint; break-after: page } section:last-child { break-after: auto }
${style}</style>${body}</html>`,
  );
  return file;
}

const deck = page(
  'дек & deck #1.html',
  `<section id="a"><h1>${titles[0]}</h1><p>Ёлка и <em>щука</em>. <a href="#c">Дальше</a></p><table><tr><th>Год<th>Дней<tr><td>1904<td>156</table></section>
<section id="b"><h2>${titles[1]}</h2><p>Zażółć gęślą jaźń; őű; <strong>ﬁne</strong></p><h3>${titles[2]}</h3><p>x</p></section>
<section id="c"><h2>${titles[3]}</h2><ul><li>one<li>two</ul><p><a href="https://example.org/">out</a> <a href="#a">back</a></p></section>`,
);

const details = {
  title: 'Порт-Артур',
  author: 'A. Curator',
  lang: 'ru',
  date: new Date('1905-01-02T00:00:00Z'),
  creator: 'Lanternist 0.0.0',
  outlineTitles: titles,
};

async function finished(browser: BrowserHandle): Promise<Uint8Array> {
  return finishPdf((await printPage(browser, deck, screen)).pdf, details);
}

test('a printed and finished deck has everything that a PDF must have', async () => {
  const pdf = await inspectPdf(await finished(handle));
  expectSound(pdf, { slides: 3, headings: 4 });
  expect(pdf.outline.map(({ title, level }) => [title, level])).toEqual([
    [titles[0], 1],
    [titles[1], 2],
    [titles[2], 3],
    [titles[3], 2],
  ]);
  expect(pdf.headings.map(({ role }) => role)).toEqual(['H1', 'H2', 'H3', 'H2']);
  expect(pdf.sizes).toEqual([
    [960, 540],
    [960, 540],
    [960, 540],
  ]);
  expect(pdf.texts[0]).toContain('Ёлка и щука.');
  expect(pdf.texts[1]).toContain('Zażółć gęślą jaźń; őű;');
  expect(pdf.links.map(({ from, page: to, address }) => [from, to, address])).toEqual([
    [0, 2, ''],
    [2, undefined, 'https://example.org/'],
    [2, 0, ''],
  ]);
  expect(pdf.info).toMatchObject({ Title: 'Порт-Артур', Author: 'A. Curator', Producer: 'Lanternist' });
  expect([pdf.lang, pdf.xmp('dc:title'), pdf.xmp('pdf:producer')]).toEqual(['ru', 'Порт-Артур', 'Lanternist']);
});

test('prints of the same page are the same bytes: again, at once, after others, and in another browser', async () => {
  const first = await finished(handle);
  await printPage(handle, page('table.html', '<section><h1>x</h1><table><tr><th>a<td>b</table></section>'), screen);
  const others = await Promise.all([finished(handle), finished(handle)]);
  const another = openPrintBrowser();
  others.push(await finished(await another.ready()).finally(() => another.close()));
  expect(others.map((each) => Buffer.compare(first, each))).toEqual([0, 0, 0]);
});

test('measures under print media in the size given, waiting for promises', async () => {
  const file = page('measured.html', '<section id="s"><h1>x</h1></section>', '@media print { h1 { width: 123px } }');
  const measure = `Promise.resolve({ width: innerWidth, height: innerHeight, heading: document.querySelector('h1').offsetWidth, fonts: document.fonts.status })`;
  const { measured } = await printPage(handle, file, { ...screen, measure });
  expect(measured).toEqual({ width: 1280, height: 720, heading: 123, fonts: 'loaded' });
  expect((await printPage(handle, file, screen)).measured).toBeUndefined();
});

test('pictures are decoded before measuring and printing; a JPEG enters as it is', async () => {
  for (const name of ['photo.jpg', 'late.jpg']) writeFileSync(join(box, name), Buffer.from(jpeg, 'base64'));
  const file = page(
    'picture.html',
    '<section><h1>x</h1><img src="photo.jpg" alt="a"><img src="missing.png" alt="b"></section>'.repeat(9) +
      '<section><h1>x</h1><img src="late.jpg" alt="c" loading="lazy"></section>',
  );
  const { pdf, measured } = await printPage(handle, file, {
    ...screen,
    measure: `[...document.images].map((each) => [each.complete, each.naturalWidth])`,
  });
  expect(measured).toEqual([
    ...Array.from({ length: 9 }, () => [
      [true, 8],
      [true, 0],
    ]).flat(),
    [true, 8],
  ]);
  // The missing one leaves Chromium's small icon beside it.
  const { pictures } = await inspectPdf(pdf);
  expect(pictures).toContainEqual({
    width: 8,
    height: 8,
    filter: 'DCTDecode',
    bytes: Buffer.from(jpeg, 'base64').length,
  });
});

test('takes a picture of the page on request', async () => {
  const { screenshot } = await printPage(handle, deck, { ...screen, screenshot: true });
  const png = Buffer.from(screenshot ?? []);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 3 * 720]);
  expect((await printPage(handle, deck, screen)).screenshot).toBeUndefined();
});

test('nothing is asked of any server, not even of this machine', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const hosts = ['127.0.0.1', 'localhost', '0.0.0.0'].map((host) => `${host}:${port}`);
  const body = hosts.map(
    (
      host,
    ) => `<img src="http://${host}/img"><iframe src="http://${host}/frame"></iframe><link rel="stylesheet" href="http://${host}/css">
<script>fetch('http://${host}/fetch', { mode: 'no-cors' }).catch(() => {}); navigator.sendBeacon('http://${host}/beacon'); new WebSocket('ws://${host}/socket')</script>`,
  );
  await printPage(handle, page('network.html', `<section><h1>x</h1>${body.join('')}</section>`), screen);
  // The server itself does answer, or the list would be empty for the wrong reason.
  await fetch(`http://${hosts[0]}/here`);
  server.close();
  expect(asked).toEqual(['/here']);
});

test('characters without a face are drawn by the last resort, not by a font of this machine', async () => {
  const file = page('glyphs.html', '<section><h1>x</h1><p>旅順 원산 😀 Ω</p></section>');
  const pdf = await inspectPdf((await printPage(handle, file, screen)).pdf);
  expect(pdf.pages).toBe(1);
  const names = pdf.fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, ''));
  expect(names.filter((name) => !/^(Literata|OpenSans)/.test(name))).toEqual([]);
});

test('the watchdog says what it was waiting for, and the browser prints on', async () => {
  const waiting = printPage(handle, deck, { ...screen, measure: 'new Promise(() => {})', patience: 3000 });
  await expect(waiting).rejects.toThrow(/while measuring the slides of ".*deck #1\.html": no answer within/);
  await expect(waiting).rejects.toBeInstanceOf(EnvironmentFailure);
  expect((await printPage(handle, deck, screen)).pdf.length).toBeGreaterThan(1000);
});

test('an error in the measuring script is thrown as it is', async () => {
  await expect(printPage(handle, deck, { ...screen, measure: 'missingName + 1' })).rejects.toThrow(
    'missingName is not defined',
  );
});

test('a file that is not there is an error', async () => {
  await expect(printPage(handle, join(box, 'none.html'), screen)).rejects.toThrow('ERR_FILE_NOT_FOUND');
});

test('a browser that dies while it prints is reported at once', async () => {
  const mortal = openPrintBrowser();
  const victim = await mortal.ready();
  const work = printPage(victim, deck, { ...screen, measure: 'new Promise(() => {})' });
  await victim.connect();
  process.kill(victim.pid, 'SIGKILL');
  await expect(work).rejects.toMatchObject({ diagnostic: { code: 'browser-crashed' } });
  await expect(work).rejects.toThrow(/of ".*deck #1\.html": SIGKILL/);
  await mortal.close();
});

/** 8 by 8 pixels. */
const jpeg =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCKALXj/9k=';
