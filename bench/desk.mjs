// @ts-check
// The writing desk: how long an edit takes from the saved file to the painted slide. `node bench/desk.mjs [rounds]`;
// build the package first.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from '../node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js';

const rounds = Number(process.argv[2] ?? 25);
const { openDesk } = await import('../lib/serve/desk.js');
const { findBrowsers } = await import('../lib/output/browser/find.js');
const found = findBrowsers('print').find((each) => each.problem === '' && each.kind !== 'embedded');
if (!found) throw new Error('an installed Chromium is needed');

const vocabulary =
  'the lantern shows a slide of the harbour at night while ships wait for the tide and nobody speaks'.split(' ');
/** @param {number} count @param {number} seed */
const words = (count, seed) =>
  Array.from({ length: count }, (_, at) => vocabulary[(seed * 7 + at * 3) % vocabulary.length]).join(' ');

/** @param {number} slides @param {Map<number, string>} edits @param {number} extra */
function talk(slides, edits, extra) {
  const made = Array.from({ length: slides }, (_, at) => {
    const bullets = [1, 2, 3, 4].map((each) => `- ${words(5, at + each)}`).join('\n');
    const more = at < extra ? `## Put in ${at} {#put-in-${at}}\n\nNew ${at}.\n\n` : '';
    return `${more}## ${words(4, at)} {#s${at}}\n\n${bullets}\n\n${words(30, at)} ${edits.get(at) ?? ''}\n\n::: notes\n${words(40, at)}\n:::\n`;
  });
  return `---\ntitle: A talk\nlang: en\ndate: 2026-01-01\n---\n\n${made.join('\n')}`;
}

const browser = await puppeteer.launch({
  executablePath: found.path,
  headless: true,
  pipe: true,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const slides of [60, 1000]) await measure(slides);
await browser.close();
process.exit();

/** @param {number} slides */
async function measure(slides) {
  const folder = mkdtempSync(join(tmpdir(), 'lanternist-bench-'));
  const file = join(folder, 'talk.md');
  /** @type {Map<number, string>} */
  const edits = new Map();
  let extra = 0;
  writeFileSync(file, talk(slides, edits, extra));
  const desk = await openDesk({
    cwd: folder,
    paths: ['.'],
    out: join(folder, 'dist'),
    browser: '',
    editor: '',
    port: 0,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(desk.address);
  await page.waitForSelector('#stage .deck-frame:not(.coming)');
  await new Promise((settle) => setTimeout(settle, 3000));

  /** Waits in the page for words on the open slide, then for the frame that shows them. @param {string} wanted */
  const painted = (wanted) =>
    page.evaluate(
      (text) =>
        new Promise((settle) => {
          const look = () => {
            const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector('.deck-frame:not(.coming)'));
            const slide = frame?.contentDocument?.querySelector('section.page.present');
            if (!slide?.textContent?.includes(text)) return void requestAnimationFrame(look);
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => settle(performance.timeOrigin + performance.now());
            requestAnimationFrame(() => port2.postMessage(''));
          };
          look();
        }),
      wanted,
    );
  /** @param {string} wanted */
  const save = async (wanted) => {
    const shown = painted(wanted);
    await new Promise((settle) => setTimeout(settle, 400));
    writeFileSync(`${file}.new`, talk(slides, edits, extra));
    const started = performance.timeOrigin + performance.now();
    renameSync(`${file}.new`, file);
    return (await shown) - started;
  };
  /** @type {Record<string, number[]>} */
  const times = { 'the open slide': [], 'another slide, which is opened': [], 'a slide put in': [] };
  for (let round = 0; round < rounds; round += 1) {
    const at = (round * 37) % slides;
    edits.set(at, `Edit ${round} a.`);
    times['another slide, which is opened']?.push(await save(`Edit ${round} a.`));
    edits.set(at, `Edit ${round} b.`);
    times['the open slide']?.push(await save(`Edit ${round} b.`));
    if (round % 3 === 0) {
      extra += 1;
      times['a slide put in']?.push(await save(`New ${extra - 1}.`));
    }
  }
  for (const [what, all] of Object.entries(times)) {
    const ordered = all.slice(1).sort((a, b) => a - b);
    const at = (/** @type {number} */ share) => Math.round(ordered[Math.floor((ordered.length - 1) * share)] ?? 0);
    console.log(`| ${slides} | ${what} | ${at(0)} | ${at(0.5)} | ${at(0.95)} |`);
  }
  await page.close();
  await desk.close();
  rmSync(folder, { recursive: true });
}
