import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { describeBrowser } from '../../src/output/browser/describe.ts';
import { type Candidate, findBrowsers } from '../../src/output/browser/find.ts';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { startBrowser } from '../../src/output/browser/start.ts';
import { printPage } from '../../src/output/print.ts';
import { inspectPdf } from '../support/pdf.ts';
import { isRunning } from '../support/processes.ts';

let box: string;
beforeEach(() => {
  box = mkdtempSync(join(tmpdir(), 'browser-'));
  mkdirSync(join(box, 'tmp'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(box, { recursive: true });
});

/** The browser that prints on this machine. */
function printer(): Candidate {
  const [first] = findBrowsers('print');
  if (!first) throw new Error('These tests need a browser: run "npm install" without --omit=optional.');
  return first;
}

/** The running processes of a browser's group: itself, its zygotes, its renderers. */
function groupOf(leader: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        // The name in brackets may hold spaces; after it come state, parent and group.
        const group = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[2];
        return Number(group) === leader && isRunning(pid);
      } catch {
        return false;
      }
    });
}

test('starts, names its version, prints, and leaves nothing', async () => {
  vi.stubEnv('TMPDIR', join(box, 'tmp'));
  const file = join(box, 'page.html');
  writeFileSync(file, '<!doctype html><html lang="en"><title>x</title><h1>Heading</h1></html>');
  const handle = await startBrowser(printer());
  expect(await handle.version()).toMatch(/Chrome\/\d+\.\d+/);
  expect(await handle.connect()).toBe(await handle.connect());
  const { pdf } = await printPage(handle, file, { widthPx: 1280, heightPx: 720 });
  expect((await inspectPdf(pdf)).texts).toEqual(['Heading']);
  await handle.close();
  expect(isRunning(handle.pid)).toBe(false);
  expect(readdirSync(join(box, 'tmp'))).toEqual([]);
});

test('needs nothing of the environment but a home', async () => {
  const env = {
    HOME: join(box, 'home'),
    XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? join(process.env.HOME ?? '', '.cache'),
  };
  const opening = openPrintBrowser({ env });
  const handle = await opening.ready();
  expect(await handle.version()).toMatch(/Chrome\//);
  await opening.close();
});

test('the doctor finds it well', async () => {
  expect(await describeBrowser(printer())).toMatchObject({
    starts: true,
    problem: '',
    version: expect.stringMatching(/^\d+(\.\d+){3}$/),
  });
});

test.runIf(process.platform === 'linux')(
  'a signal in the middle of a print leaves no process and no profile',
  async () => {
    const outfile = join(box, 'start.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('../../src/output/browser/start.ts', import.meta.url))],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['tar'],
      banner: {
        js: `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`,
      },
    });
    const program = `
import { startBrowser } from ${JSON.stringify(outfile)};
const handle = await startBrowser(${JSON.stringify(printer())});
const browser = await handle.connect();
const page = await browser.newPage();
console.log(handle.pid);
await page.evaluate('for (;;) {}');`;
    // The embedded browser is unpacked already, by this call at the latest.
    await (await startBrowser(printer())).close();
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TMPDIR: join(box, 'tmp') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
    const leader = Number(line);
    const busy = groupOf(leader);
    child.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
    expect(busy.length).toBeGreaterThan(1);
    await vi.waitFor(() => expect(groupOf(leader)).toEqual([]));
    expect(readdirSync(join(box, 'tmp'))).toEqual([]);
  },
);

test.runIf(process.platform === 'linux')('close ends all processes of a busy browser', async () => {
  vi.stubEnv('TMPDIR', join(box, 'tmp'));
  const handle = await startBrowser(printer());
  const page = await (await handle.connect()).newPage();
  page.evaluate('for (;;) {}').catch(() => {});
  expect(groupOf(handle.pid).length).toBeGreaterThan(1);
  await handle.close();
  await vi.waitFor(() => expect(groupOf(handle.pid)).toEqual([]));
  expect(readdirSync(join(box, 'tmp'))).toEqual([]);
});
