import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isRunning } from '../support/processes.ts';

let box: string;
beforeAll(async () => {
  box = mkdtempSync(join(tmpdir(), 'end-'));
  mkdirSync(join(box, 'tmp'));
  writeFileSync(
    join(box, 'browser'),
    `#!${process.execPath}
require('node:fs').writeSync(4, '{"id":1,"result":{"product":"Fake/1.2.3.4"}}\\0');
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
setInterval(() => {}, 1000);`,
    { mode: 0o755 },
  );
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/output/browser/start.ts', import.meta.url))],
    outfile: join(box, 'start.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
});
afterAll(() => rmSync(box, { recursive: true }));

/** Runs a program that starts two browsers, says their process ids, and then does `next`. */
async function run(
  next: string,
  signal?: NodeJS.Signals,
): Promise<{ code: number | null; signal: string | null; pids: number[] }> {
  const program = `
import { startBrowser } from ${JSON.stringify(join(box, 'start.mjs'))};
const browser = { kind: 'installed', path: ${JSON.stringify(join(box, 'browser'))}, problem: '', mend: '' };
const handles = [await startBrowser(browser), await startBrowser(browser)];
await Promise.all(handles.map((handle) => handle.version()));
console.log(handles.map((handle) => handle.pid).join(' '));
${next}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, TMPDIR: join(box, 'tmp') },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const line = once(createInterface(child.stdout), 'line');
  const ended = once(child, 'exit');
  const pids = String((await line)[0])
    .split(' ')
    .map(Number);
  if (signal) child.kill(signal);
  const [code, by] = await ended;
  return { code, signal: by, pids };
}

const forever = 'setInterval(() => {}, 1000);';

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s leaves no browser and no profile, and ends the process as usual',
  async (signal) => {
    const { pids, ...end } = await run(forever, signal);
    expect(end).toEqual({ code: null, signal });
    expect(pids).toHaveLength(2);
    await vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]));
    expect(readdirSync(join(box, 'tmp'))).toEqual([]);
  },
);

test.each([
  ['process.exit', 'process.exit(7);', 7],
  ['an error that nobody catches', 'throw new Error("on purpose");', 1],
])('%s leaves no browser and no profile', async (_, next, code) => {
  const { pids, ...end } = await run(next);
  expect(end).toEqual({ code, signal: null });
  await vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]));
  expect(readdirSync(join(box, 'tmp'))).toEqual([]);
});

test('a program with a signal handler of its own decides how it ends', async () => {
  const { code, pids } = await run(`process.on('SIGINT', () => process.exit(130)); ${forever}`, 'SIGINT');
  expect(code).toBe(130);
  await vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]));
  expect(readdirSync(join(box, 'tmp'))).toEqual([]);
});
