import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';

/** An upright phone of today. */
export const phoneSize = { width: 390, height: 844, hasTouch: true, isMobile: true };

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** Opens an address on a phone, or on whatever has the size; whoever asked closes it. */
export async function phone(
  browser: Browser,
  address: string,
  size: Parameters<Page['setViewport']>[0] = phoneSize,
): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  await page.setViewport(size);
  await page.goto(address);
  return page;
}

/** Presses the button of the pairing page and waits for the remote. */
export async function pairPhone(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.tap('form button')]);
  await page.waitForFunction(() => document.getElementById('number')?.textContent !== '');
}

export async function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => (element instanceof HTMLElement ? element.innerText : ''));
}

/** Waits until an element says something; tells what it says instead when it never does. */
export async function waitForText(page: Page, selector: string, text: string): Promise<void> {
  const says = (wanted: string, words: string) => {
    const element = document.querySelector(wanted);
    return element instanceof HTMLElement && element.innerText.includes(words);
  };
  // A page that isn't in front draws no frames.
  await page.waitForFunction(says, { polling: 50 }, selector, text).catch(async (cause: unknown) => {
    const said = await textOf(page, selector).catch(() => undefined);
    throw new Error(`"${selector}" says "${said}", never "${text}"`, { cause });
  });
}

/** Presses the large key as a thumb does: never twice within a quarter of a second, which would be one press. */
export async function pressForward(page: Page): Promise<void> {
  await page.waitForFunction(
    () => performance.now() - Number(document.body.dataset.pressed ?? Number.NEGATIVE_INFINITY) > 260,
    { polling: 20 },
  );
  await page.tap('#forward');
  await page.evaluate(() => {
    document.body.dataset.pressed = String(performance.now());
  });
}

/** What axe finds: the rule, and the elements that break it. */
export async function axeProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<AxeResult> } };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}
