import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Compiled, compileScript } from '../../src/compile.ts';
import { findScripts } from '../../src/input/find-scripts.ts';
import { drawingsOf } from '../../src/model/walk.ts';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { defaultSettings, drawnOf, renderSlidesOf } from '../../src/pages.ts';
import { openWorkshop } from '../../src/workshop.ts';
import { openDeck } from '../fixtures/deck/open-deck.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const workshop = openWorkshop(root);
const folder = mkdtempSync(join(tmpdir(), 'lanternist-figures-'));
const opening = openPrintBrowser();
const narratives = ['port-arthur', 'far-eastern-intervention', 'siberian-internment', 'leonov-at-wonsan'];
let browser: Browser;

beforeAll(async () => {
  browser = await (await opening.ready()).connect();
});
afterAll(async () => {
  await opening.close();
  rmSync(folder, { recursive: true, force: true });
});

async function compiledOf(narrative: string): Promise<Compiled> {
  const [script] = findScripts([`narratives/${narrative}`], root).scripts;
  if (!script) throw new Error(`no script in ${narrative}`);
  return compileScript(workshop, script);
}

describe('figures in the browser', () => {
  // What the table of widths says holds only if the browser sets the letters in the same faces.
  test.each(narratives)('of %s have letters that lie beside one another', async (narrative) => {
    const { html, width, height } = await renderSlidesOf(workshop, await compiledOf(narrative), defaultSettings);
    const file = join(folder, `${narrative}.html`);
    writeFileSync(file, html);
    const page = await browser.newPage();
    await page.setViewport({ width, height });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate('document.fonts.ready.then(() => true)');
    const found = await page.$$eval('.drawing > svg', (drawings) => {
      const inked = (text: SVGTextElement) => {
        const { x, width: wide } = text.getBBox();
        const size = Number.parseFloat(getComputedStyle(text).fontSize);
        const base = Number(text.getAttribute('y') ?? 0);
        return {
          text: text.textContent ?? '',
          left: x,
          right: x + wide,
          top: base - size * 0.7,
          bottom: base + size * 0.18,
        };
      };
      return drawings.map((drawing) => {
        const { width: wide, height: high } = (drawing as SVGSVGElement).viewBox.baseVal;
        const texts = [...drawing.querySelectorAll('text')].filter(
          (text) => getComputedStyle(text).display !== 'none' && !text.closest('[data-moment]:not(.now)'),
        );
        const boxes = texts.filter((text) => text.querySelector('tspan') === null).map(inked);
        const faults: string[] = [];
        for (const [index, a] of boxes.entries()) {
          if (a.left < -1 || a.right > wide + 1 || a.top < -1 || a.bottom > high + 1)
            faults.push(`"${a.text}" leaves the figure`);
          for (const b of boxes.slice(index + 1)) {
            const over = Math.min(
              Math.min(a.right, b.right) - Math.max(a.left, b.left),
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
            );
            if (over > 1) faults.push(`"${a.text}" on "${b.text}" by ${over.toFixed(1)}`);
          }
        }
        return { count: boxes.length, faults };
      });
    });
    await page.close();
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ count }) => count > 1)).toBe(true);
    expect(found.flatMap(({ faults }) => faults)).toEqual([]);
  });

  test.each(narratives)('of %s have title and description in the PDF', async (narrative) => {
    const compiled = await compiledOf(narrative);
    const { edition } = compiled;
    if (!edition) throw new Error('no edition');
    const drawn = await drawnOf(workshop, compiled, edition, defaultSettings);
    const shown = drawingsOf(edition).filter(
      ({ drawing, slide }) => slide.extent.start <= drawing.span.start && isShown(slide.read, drawing),
    );
    const told = shown.map(({ drawing }) => {
      const { title = '', description = '' } = drawn.get(drawing) ?? {};
      return `${title.replace(/[.!?]$/, '')}. ${description}`;
    });
    const figures = await figuresIn(readFileSync(join(inject('built').folder, narrative, 'en', 'slides.pdf')));
    expect(told.length).toBeGreaterThan(0);
    expect(figures).toEqual(expect.arrayContaining(told));
  });
});

describe('names that move through time', () => {
  const deckFile = (): string => join(inject('built').folder, 'port-arthur', 'en', 'deck.html');
  const here = 'section:not(.stack).present';

  test('a finger along the strip, a click and the arrow keys; the slide stays', async () => {
    const deck = await openDeck(browser, deckFile(), '#names');
    const { page } = deck;
    const shown = (): Promise<string> =>
      page.$$eval(`${here} [data-moment].now text`, (all) => all.map((each) => each.textContent).join(' '));
    const pressed = (): Promise<number> =>
      page.$$eval(`${here} .moment`, (all) => all.findIndex((each) => each.getAttribute('aria-pressed') === 'true'));
    const middles = await page.$$eval(`${here} .moment`, (all) =>
      all.map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return [x + width / 2, y + height / 2] as const;
      }),
    );
    expect(middles.length).toBe(5);
    expect(await shown()).toContain('旅順');
    const [from, over, to] = [middles[2], middles[3], middles[1]];
    if (!from || !over || !to) throw new Error('no strip');
    await page.touchscreen.touchStart(...from);
    await page.touchscreen.touchMove(...over);
    expect(await pressed()).toBe(3);
    await page.touchscreen.touchMove(...to);
    await page.touchscreen.touchEnd();
    expect(await pressed()).toBe(1);
    expect(await shown()).toMatch(/Порт-Артур.*Port Arthur/);
    await page.mouse.click(...(middles[4] ?? from));
    expect(await shown()).toMatch(/旅顺.*Lüshun/);
    await page.keyboard.press('ArrowLeft');
    expect(await pressed()).toBe(3);
    expect(await page.evaluate('location.hash')).toBe('#/names');
    await page.close();
  });

  test('on paper the strip tells all names, the map those of the middle', async () => {
    const { html } = await renderSlidesOf(workshop, await compiledOf('port-arthur'), defaultSettings);
    expect(html.match(/class="moment-name"[^>]*>[^<]+/g)?.map((each) => each.replace(/.*>/, ''))).toEqual([
      '旅順',
      'Порт-Артур',
      '旅順',
      'Порт-Артур',
      '旅顺',
    ]);
    expect(html.match(/class="now" data-moment="\d"/g)).toEqual(['class="now" data-moment="2"']);
  });
});

/** Figures in the register for readers stand on no slide. */
function isShown(
  read: readonly { readonly span: { readonly start: number; readonly end: number } }[],
  drawing: { readonly span: { readonly start: number } },
): boolean {
  return !read.some(({ span }) => span.start <= drawing.span.start && drawing.span.start < span.end);
}

/** Alternative texts of the figures in the structure tree. */
async function figuresIn(bytes: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false });
  const pdf = await loading.promise;
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('role' in node && node.role === 'Figure' && 'alt' in node) found.push(String(node.alt));
    if ('children' in node && Array.isArray(node.children)) for (const child of node.children) walk(child);
  };
  for (let page = 1; page <= pdf.numPages; page++) walk(await (await pdf.getPage(page)).getStructTree());
  await loading.destroy();
  return found;
}
