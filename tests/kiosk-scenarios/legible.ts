import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Loads axe-core into the page. Once a page is enough. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(axe);
}

/** What axe-core finds wrong on the screen as it is, rule by rule with the first place; contrast 7 : 1 when asked for. */
export function axeFaults(page: Page, enhanced: boolean): Promise<string[]> {
  return page.evaluate(async (strict) => {
    interface Violation {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[];
    }
    type Run = (context: Element, options: object) => Promise<{ violations: Violation[] }>;
    const { axe: checker } = window as unknown as { axe: { run: Run } };
    const where = document.querySelector('dialog[open]') ?? document.body;
    const { violations } = await checker.run(where, {
      rules: { 'color-contrast-enhanced': { enabled: strict }, region: { enabled: false } },
      resultTypes: ['violations'],
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 90)} ${nodes[0]?.any[0]?.message ?? ''}`,
    );
  }, enhanced);
}

/**
 * Text that is cut off or too small on the screen as it is. Sizes are measured as heights of capitals in millimetres of
 * the declared display; raised numbers, labels of drawings and what only screen readers get are apart.
 */
export function textFaults(page: Page, least: number): Promise<{ faults: string[]; smallest: number }> {
  return page.evaluate((bar) => {
    const { pxMm } = JSON.parse(document.getElementById('kiosk-settings')?.textContent ?? '{}') as { pxMm: number };
    const over = document.querySelector('dialog[open]') ?? document.body;
    const pen = new OffscreenCanvas(1, 1).getContext('2d');
    const faults = new Set<string>();
    let smallest = Number.POSITIVE_INFINITY;
    const capitalOf = (style: CSSStyleDeclaration): number => {
      if (!pen) return 0;
      pen.font = `${style.fontWeight} 100px ${style.fontFamily}`;
      return (pen.measureText('H').actualBoundingBoxAscent / 100) * parseFloat(style.fontSize) * pxMm;
    };
    const walker = document.createTreeWalker(over, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (!text || !parent?.checkVisibility({ visibilityProperty: true })) continue;
      if (parent.closest('svg, sup, .note-mark, .visually-hidden, script, style, template')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const said = `"${text.slice(0, 30)}"`;
      const size = capitalOf(getComputedStyle(parent));
      smallest = Math.min(smallest, size);
      if (size < bar - 0.05) faults.add(`${said}: capitals of ${size.toFixed(1)} mm, at least ${bar.toFixed(1)}`);
      if (box.right > innerWidth + 1 || box.left < -1) faults.add(`${said} reaches out of the screen`);
      // What scrolls may be longer than the screen; what doesn't may not.
      const scrolls = parent.closest('#stage, .card-body');
      const isLong = scrolls !== null && scrolls.scrollHeight > scrolls.clientHeight + 1;
      if (!isLong && (box.bottom > innerHeight + 1 || box.top < -1)) faults.add(`${said} is cut off`);
    }
    return { faults: [...faults], smallest };
  }, least);
}
