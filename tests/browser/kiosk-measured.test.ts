import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { checkAll } from '../../src/check-all.ts';
import { compileScript } from '../../src/compile.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { makeKiosk } from '../../src/kiosk.ts';
import { openPrintPool } from '../../src/output/print-pool.ts';
import { openWorkshop } from '../../src/workshop.ts';

// The kiosk that `check --rendered` measures is the one that visitors get.
const folder = mkdtempSync(join(tmpdir(), 'lanternist-measured-'));
const printers = openPrintPool();
cpSync('tests/fixtures/kiosk-measured', folder, { recursive: true });
const script = readFileSync(join(folder, 'mistakes.md'), 'utf8');
const config = readFileSync(join(folder, 'lanternist.yaml'), 'utf8');

afterAll(async () => {
  await printers.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What was measured in the kiosk, each at its slide or in the configuration. */
async function measured(): Promise<{ found: string[]; problems: readonly Diagnostic[] }> {
  const { problems } = await checkAll(openWorkshop(folder), [folder], { lang: '', rendered: true }, printers);
  const own = problems.filter(({ code }) =>
    /^kiosk-(overflow|overflow-large|text-small|contrast|control-\w+)$/.test(code),
  );
  const idOf = ({ file, line }: Diagnostic): string =>
    file === 'mistakes.md' ? (/\{#([\w-]+)/.exec(script.split('\n')[line - 1] ?? '')?.[1] ?? '?') : file;
  return { found: own.map((each) => `${idOf(each)} ${each.code}`), problems: own };
}

test('each mistake is told once, at its slide, and nothing else', async () => {
  const { found, problems } = await measured();
  expect(found).toEqual([
    'rows kiosk-overflow',
    'wide kiosk-overflow-large',
    'gone kiosk-overflow-large',
    'over kiosk-overflow',
    'over kiosk-overflow-large',
    'small kiosk-text-small',
    'fixed kiosk-text-small',
    'dark kiosk-contrast',
    'light kiosk-contrast',
    'high kiosk-contrast',
    'plate kiosk-contrast',
    'needle kiosk-control-small',
    'thin kiosk-control-goal',
    'near kiosk-control-gap',
    'high-up kiosk-control-reach',
  ]);
  const messages = problems.map(({ message }) => message).join('\n');
  expect(messages).toContain('"They went." is no longer shown with text of 150 %');
  expect(messages).toContain('Capitals of "and went" are 4.2 mm high at 100 %; 4.8 mm are needed everywhere');
  expect(messages).toContain('5.6 mm high at 200 %; 7.3 mm are needed at a distance of 600 mm');
  expect(messages).toContain('1.2 : 1 on the light ground with high contrast; 7 : 1 is needed');
  expect(messages).toContain('3.5 : 1 on the light ground with high contrast; 7 : 1 is needed');
  expect(messages).toContain('"One" is 11.9 mm at its narrowest; fingers need 15 mm');
  expect(messages).toContain('"One" lies 1335 mm above the floor');
});

test('a display too small for everything is told of once a rule, also outside the opening hours', async () => {
  const hours = new Date(Date.now() + 3_600_000).getHours();
  const closed = `\n  hours: "${hours}:00-${hours}:01"\n`;
  writeFileSync(join(folder, 'lanternist.yaml'), config.replace('diagonal: 43', 'diagonal: 10').trimEnd() + closed);
  const { found } = await measured();
  writeFileSync(join(folder, 'lanternist.yaml'), config);
  expect(found.filter((each) => each.endsWith('kiosk-text-small'))).toEqual(['lanternist.yaml kiosk-text-small']);
  expect(new Set(found).size).toBe(found.length);
});

test('a script without a kiosk isn’t measured for one', async () => {
  writeFileSync(join(folder, 'lanternist.yaml'), 'html: trusted\n');
  const { found } = await measured();
  writeFileSync(join(folder, 'lanternist.yaml'), config);
  expect(found).toEqual([]);
});

test('what only screen readers see makes no page smaller', async () => {
  const workshop = openWorkshop(folder);
  const file = join(folder, 'mistakes.md');
  const made = await makeKiosk(workshop, [await compileScript(workshop, { file, narrative: 'mistakes', lang: '' })]);
  writeFileSync(join(folder, 'kiosk.html'), String(made.files.get('index.html')));
  const page = await (await (await printers.ready()).connect()).newPage();
  await page.setViewport({ width: 1920, height: 1080 });
  await page.goto(pathToFileURL(join(folder, 'kiosk.html')).href);
  const fit = await page.evaluate(() => {
    const press = (selector: string): void => document.querySelector<HTMLElement>(selector)?.click();
    const shown = (): HTMLElement | null => document.querySelector<HTMLElement>('#stage > .kiosk-page');
    press('#stage');
    for (let turn = 0; turn < 9 && shown()?.dataset.id !== 'unseen'; turn++) press('#controls [data-do="next"]');
    return [shown()?.dataset.id, shown()?.style.getPropertyValue('--fit'), shown()?.classList.contains('flows')];
  });
  await page.close();
  expect(fit).toEqual(['unseen', '1', false]);
});
