import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLocalBrowser } from '../serve/browser.ts';
import { type DeskPage, deskTalk, openDeskPage } from '../support/desk-page.ts';

const script = deskTalk(`duration: 3 min
kiosk:
  display: { diagonal: 55, resolution: 1080x1920 }
`);

let opened: Awaited<ReturnType<typeof openLocalBrowser>>;
let desk: DeskPage;
beforeAll(async () => {
  opened = await openLocalBrowser();
});
afterAll(() => opened.close());
beforeEach(async () => {
  desk = await openDeskPage(opened.browser, { script });
});
afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

test('the outline leads to slides, marks the open one and what is wrong on each', async () => {
  const { page } = desk;
  await page.click('#tab-outline');
  await desk.untilText('#outline', 'Guessed');
  expect(await page.$$eval('#outline h3', (all) => all.map((each) => each.textContent))).toEqual(['The act']);
  expect(await page.$$eval('#outline .outline-number', (all) => all.map((each) => each.textContent))).toEqual([
    ...['1', '2', '3', '4', '5'],
  ]);
  await page.click('#outline [data-slide="steps"]');
  await desk.untilAt('steps');
  await page.waitForSelector('#outline [data-slide="steps"][aria-current]');
  expect(await page.$$eval('#outline [aria-current]', (all) => all.length)).toBe(1);
  await desk.press('ArrowRight');
  await page.waitForSelector('#outline [data-slide="guessed"][aria-current]');
  desk.save(script.replace('The guess.', '::: notess\nThe guess.\n:::'));
  await page.waitForSelector('#outline [data-slide="guessed"] [data-worst="error"]');
  desk.save(script.replace('## Guessed', '## Surmised'));
  await desk.untilText('#outline', 'Surmised');
});

test('the bar shows the time of each act against the duration, and follows the script', async () => {
  const { page } = desk;
  await page.click('#tab-timing');
  await desk.untilText('#timing-sum', '4:00 of 3:00: 1:00 too long');
  expect(await page.$$eval('#timing .time-sum', (all) => all.map((each) => each.textContent))).toEqual([
    '1:00',
    '3:00',
  ]);
  const width = (slide: string) =>
    page.$eval(`#timing [data-slide="${slide}"]`, (part) => part.getBoundingClientRect().width);
  expect((await width('steps')) / (await width('before'))).toBeCloseTo(1.5, 1);
  expect(await page.$eval('#timing [data-slide="guessed"]', (part) => part.classList.contains('is-guessed'))).toBe(
    true,
  );
  await page.click('#timing [data-slide="steps"]');
  await desk.untilAt('steps');
  desk.save(script.replace('time=90', 'time=30'));
  await desk.untilText('#timing-sum', '3:00 of 3:00: 0:00 to spare');
});

test('evidence: the sentences of the open slide, and which rest on nothing', async () => {
  const { page } = desk;
  desk.save(script.replace('duration:', 'evidence: full\nduration:'));
  await desk.goTo('before');
  await page.click('#tab-evidence');
  await desk.untilText('#evidence-sum', '7 sentences and figures, 5 of them without a source');
  expect(await desk.textOf('#evidence-begin')).toBe('');
  await page.waitForSelector('#evidence details[open] .statement');
  expect(await desk.textOf('#evidence details[open] summary')).toContain('Before');
  const first = await page.$$eval('#evidence details[open] .statement', (all) => all.map((each) => each.textContent));
  expect(first.find((each) => each?.includes('lines of the script'))).toContain('Footnote 1');
  await desk.goTo('guessed');
  await desk.untilText('#evidence details[open] .statements', 'The guess.');
  expect(await desk.textOf('#evidence details[open] .statements')).toContain('no source');
  expect(await page.$$eval('#evidence details[open]', (all) => all.length)).toBe(1);
});

test('evidence that nobody asks for is no fault: the panel says so, and how to begin', async () => {
  const { page } = desk;
  const untilCalm = async (sum: string, begin: string, sentence: string): Promise<void> => {
    await desk.untilText('#evidence-sum', sum);
    await desk.untilText('#evidence-begin', begin);
    await desk.untilText('#evidence details[open] .statements', sentence);
    expect(await desk.textOf('#panel-evidence')).not.toContain('no source');
    expect(await page.$$('.no-ground')).toEqual([]);
  };
  await desk.goTo('guessed');
  await page.click('#tab-evidence');
  await untilCalm('7 sentences and figures, 1 of them with a source', 'are no fault here', 'The guess.');
  desk.save(script.replace('[^1]\n\n[^1]: The note says so.', ''));
  await untilCalm(
    '6 sentences and figures. The script cites nothing',
    'make a folder “library” beside the script',
    'Text of the first',
  );
});

test('both themes can be looked at, at the same place, and no file is changed', async () => {
  await desk.goTo('steps');
  await desk.page.select('#theme', 'gallery');
  await desk.page.waitForFunction(() => {
    const page = document.querySelector<HTMLIFrameElement>('#stage .deck-frame:not(.coming)')?.contentDocument;
    return page && getComputedStyle(page.documentElement).getPropertyValue('--ground').trim() === '#15181b';
  });
  expect(await desk.where()).toBe('steps');
  desk.save(script.replace('One *thing*', 'One other *thing*'));
  await desk.untilShown('One other');
  expect(readFileSync(desk.file, 'utf8')).not.toContain('gallery');
});

test('from the back row the slide is as small as it is there', async () => {
  const { page } = desk;
  await page.setViewport({ width: 1900, height: 1200 });
  await page.click('input[value="back"] + span');
  const height = () => page.$eval('.deck-frame', (frame) => frame.getBoundingClientRect().height);
  // 60 cm / 4 picture heights is 15 cm, of which a CSS px is 0.2646 mm.
  await expect.poll(height).toBe(567);
  await desk.untilText('#view-note', 'from 60 cm away');
  await page.select('#hall', '8');
  await expect.poll(height).toBe(283);
  await page.click('input[value="screen"] + span');
  await expect.poll(height).toBeGreaterThan(567);
  expect(await page.$eval('#view-note', (note) => note.checkVisibility())).toBe(false);
});

test('the kiosk stands in the panel as on its declared display, and follows the script', async () => {
  const { page } = desk;
  await page.click('input[value="kiosk"] + span');
  await desk.untilText('#view-note', '1080 × 1920 px');
  await page.waitForFunction(() =>
    document.querySelector<HTMLIFrameElement>('#kiosk')?.contentDocument?.querySelector('[data-kiosk-ready]'),
  );
  const display = await page.$eval('#kiosk', (frame) => {
    const shown = (frame as HTMLIFrameElement).contentWindow;
    return [shown?.innerWidth, shown?.innerHeight];
  });
  expect(display).toEqual([1080, 1920]);
  const { stage, frame } = await page.evaluate(() => ({
    stage: document.querySelector('#stage')?.getBoundingClientRect().toJSON(),
    frame: document.querySelector('#kiosk')?.getBoundingClientRect().toJSON(),
  }));
  expect(frame.height).toBeLessThanOrEqual(stage.height);
  expect(frame.width / frame.height).toBeCloseTo(1080 / 1920, 2);
  desk.save(script.replace('A talk at the desk', 'A talk renamed'));
  await page.waitForFunction(() =>
    document
      .querySelector<HTMLIFrameElement>('#kiosk')
      ?.contentDocument?.querySelector('html')
      ?.innerHTML.includes('renamed'),
  );
});
