import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, CDPSession, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { type Fingers, fingersOf, type Point } from './fingers.ts';

/** A kiosk's page in a browser, as a visitor has it before them. */
export interface Visit {
  readonly page: Page;
  readonly client: CDPSession;
  readonly fingers: Fingers;
  /** Address of the page. */
  readonly address: string;
  /** Requests that went to anything but the page itself. */
  readonly requests: readonly string[];
  /** What `data-*` of the page says; '' when it says nothing. */
  root(name: string): Promise<string>;
  /** Taps the middle of the first visible element of this kind; false when there is none. */
  tap(selector: string): Promise<boolean>;
  /** Lets the element be clicked inside the page: quicker than a finger, for tests that look at something else. */
  click(selector: string): Promise<boolean>;
  /** From wherever one is to the first page of a story in a language. */
  begin(story: string, lang: string): Promise<void>;
  close(): Promise<void>;
}

export interface Changes {
  /** Settings that differ from those of the built page, such as a shorter idle time. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Runs in the page before anything of its own. */
  readonly first?: () => void;
}

let copies = 0;

/** Opens a built kiosk from disk at its declared display's size. Whoever opens it closes it. */
export async function visitKiosk(browser: Browser, folder: string, changes: Changes = {}): Promise<Visit> {
  const file = join(folder, `visit-${process.pid}-${copies++}.html`);
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const [, json = ''] = /id="kiosk-settings">([^<]*)</.exec(html) ?? [];
  const changed = JSON.stringify({ ...JSON.parse(json), ...changes.settings }).replace(/</g, '\\u003c');
  writeFileSync(
    file,
    html.replace(json, () => changed),
  );
  const { config } = JSON.parse(readFileSync(join(folder, 'kiosk.json'), 'utf8')) as {
    config: { display: { width: number; height: number } };
  };
  const page = await browser.newPage();
  const client = await page.createCDPSession();
  const address = pathToFileURL(file).href;
  const requests: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (url !== address && !url.startsWith('data:') && !url.startsWith('blob:')) requests.push(url);
  });
  await page.setViewport({ width: config.display.width, height: config.display.height, hasTouch: true });
  if (changes.first) await page.evaluateOnNewDocument(changes.first);
  await page.goto(address);
  await page.waitForSelector('html[data-kiosk-ready]');
  const fingers = fingersOf(client);
  const visit: Visit = {
    page,
    client,
    fingers,
    address,
    requests,
    root: (name) => page.evaluate((key) => document.documentElement.dataset[key] ?? '', name),
    async tap(selector) {
      const at = await middleOf(page, selector);
      if (at) await fingers.tap(at);
      return at !== undefined;
    },
    click: (selector) =>
      page.evaluate((wanted) => {
        const element = document.querySelector<HTMLElement>(wanted);
        element?.click();
        return element !== null;
      }, selector),
    async begin(story, lang) {
      await page.evaluate(
        (id, wanted) => {
          const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();
          click('#controls [data-do="restart"]');
          click('#stage');
          click(`dialog [data-do="lang"][data-lang="${wanted}"]`);
          click(`#stage [data-story="${id}"]`);
        },
        story,
        lang,
      );
    },
    async close() {
      await page.close();
      rmSync(file, { force: true });
    },
  };
  return visit;
}

/** Middle of the first element of this kind that is seen. */
function middleOf(page: Page, selector: string): Promise<Point | undefined> {
  return page.evaluate((wanted) => {
    const boxes = [...document.querySelectorAll(wanted)].map((each) => each.getBoundingClientRect());
    const box = boxes.find(({ width, height }) => width > 0 && height > 0);
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, selector);
}
