import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EnvironmentFailure } from '../../src/environment.ts';
import { describeBrowser } from '../../src/output/browser/describe.ts';
import type { Candidate } from '../../src/output/browser/find.ts';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { startBrowser } from '../../src/output/browser/start.ts';
import { isRunning } from '../support/processes.ts';

let box: string;
beforeEach(() => {
  box = mkdtempSync(join(tmpdir(), 'start-'));
  mkdirSync(join(box, 'tmp'));
  vi.stubEnv('TMPDIR', join(box, 'tmp'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(box, { recursive: true });
});

/** A program that passes for a browser: it notes its arguments and process, then does as told. */
function fake(name: string, does: string): Candidate {
  const path = join(box, name);
  const notes = JSON.stringify(join(box, `${name}.json`));
  const script = `#!${process.execPath}
const fs = require('node:fs');
fs.writeFileSync(${notes}, JSON.stringify({ args: process.argv.slice(2), pid: process.pid }));
const reply = (text) => fs.writeSync(4, text);
${does}`;
  writeFileSync(path, script, { mode: 0o755 });
  return { kind: 'installed', path, problem: '', mend: '' };
}

const answers = `fs.readSync(3, Buffer.alloc(500));
reply('{"id":1,"result":{"product":"Fa'); setTimeout(() => reply('ke/1.2.3.4"}}\\0'), 20); setInterval(() => {}, 1000);`;
const refusesSandbox = `console.error('[1122/033.1:FATAL:zygote_host_impl_linux.cc(132)] No usable sandbox! If you are running on Ubuntu 23.10+'); process.exit(1);`;

function notesOf(name: string): { args: string[]; pid: number } {
  return JSON.parse(readFileSync(join(box, `${name}.json`), 'utf8'));
}

/** The diagnostic of the EnvironmentFailure that `work` ends with. */
async function failureOf(work: Promise<unknown>): Promise<EnvironmentFailure['diagnostic']> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EnvironmentFailure)) throw new Error(`no EnvironmentFailure but ${error}`);
  return error.diagnostic;
}

test('gives up the sandbox only as root, and says so', async () => {
  const user = await startBrowser(fake('user', answers), { root: false });
  expect(await user.version()).toBe('Fake/1.2.3.4');
  expect([user.sandbox, user.notices]).toEqual([true, []]);
  await user.close();
  expect(notesOf('user').args).not.toContain('--no-sandbox');

  const root = await startBrowser(fake('root', answers), { root: true });
  await root.version();
  expect(root.sandbox).toBe(false);
  expect(root.notices.join()).toContain('--no-sandbox');
  await root.close();
  expect(notesOf('root').args).toContain('--no-sandbox');
});

test('keeps the browser off the network, and by itself', async () => {
  const handle = await startBrowser(fake('quiet', answers));
  await handle.version();
  const { args } = notesOf('quiet');
  expect(args).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
  expect(args).toContain('--disable-background-networking');
  expect(args).toContain('--remote-debugging-pipe');
  expect(args.some((arg) => arg.startsWith(`--user-data-dir=${join(box, 'tmp', 'lanternist-')}`))).toBe(true);
  expect(args.filter((arg) => /web-security|insecure-content|file-access|single-process|no-zygote/.test(arg))).toEqual(
    [],
  );
  await handle.close();
});

test('close ends the process with its children, removes the profile, and may be called again', async () => {
  const handle = await startBrowser(
    fake(
      'parent',
      `const child = require('node:child_process').spawn('sleep', ['100']); fs.writeFileSync(${JSON.stringify(join(box, 'child'))}, String(child.pid)); ${answers}`,
    ),
  );
  await handle.version();
  const child = Number(readFileSync(join(box, 'child'), 'utf8'));
  expect(isRunning(child)).toBe(true);
  expect(readdirSync(join(box, 'tmp'))).toHaveLength(1);
  await Promise.all([handle.close(), handle.close()]);
  await handle[Symbol.asyncDispose]();
  expect(readdirSync(join(box, 'tmp'))).toEqual([]);
  await vi.waitFor(() => expect(isRunning(child)).toBe(false));
  expect(isRunning(handle.pid)).toBe(false);
});

test('leaves no listener behind', async () => {
  const before = ['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'].map((name) => process.listenerCount(name));
  const handle = await startBrowser(fake('listened', answers));
  await handle.close();
  expect(['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'].map((name) => process.listenerCount(name))).toEqual(before);
});

test.each([
  ['a refused sandbox', refusesSandbox, 'sandbox-refused', 'The browser cannot start its sandbox here', 'seccomp'],
  [
    'a missing library',
    `console.error('/x/chrome: error while loading shared libraries: libnss3.so: cannot open shared object file'); process.exit(127);`,
    'browser-crashed',
    'The browser stopped while starting: the library libnss3.so is missing',
    'apt-get install libnss3',
  ],
  [
    'an early exit with its last words',
    `console.error('one\\ntwo\\nthree\\n[1122/033.1:ERROR:x.cc(1)] four'); process.exit(3);`,
    'browser-crashed',
    'The browser stopped while starting: exit code 3; it last wrote "two / three / [x.cc(1)] four"',
    'Build again',
  ],
  [
    'a crash',
    `process.kill(process.pid, 'SIGSEGV');`,
    'browser-crashed',
    'The browser stopped while starting: SIGSEGV',
    'memory',
  ],
])('reports %s', async (_, does, code, message, hint) => {
  const handle = await startBrowser(fake('bad', does));
  const failure = await failureOf(handle.version());
  expect(failure).toMatchObject({ code, message });
  expect(failure.hint).toContain(hint);
  expect((await failureOf(handle.connect())).code).toBe(code);
  await handle.close();
  expect(readdirSync(join(box, 'tmp'))).toEqual([]);
});

test('reports a browser that says nothing', async () => {
  const handle = await startBrowser(fake('mute', 'setInterval(() => {}, 1000);'), { patience: 100 });
  expect((await failureOf(handle.version())).message).toContain('while starting: no answer within');
  await handle.close();
});

test('reports a program that can’t be started', async () => {
  const path = join(box, 'none');
  const handle = await startBrowser({ kind: 'installed', path, problem: '', mend: '' });
  expect(await failureOf(handle.version())).toMatchObject({
    code: 'browser-crashed',
    message: `The browser stopped while starting: "${path}" cannot be started (ENOENT)`,
  });
  await handle.close();
  const missing = startBrowser({ kind: 'named', path, problem: 'there is no file "x"', mend: 'Check --browser x.' });
  expect(await failureOf(missing)).toMatchObject({
    code: 'browser-missing',
    hint: 'There is no file "x". Check --browser x.',
  });
});

test('guard reports the end of the browser during the work, and keeps the work’s own errors', async () => {
  const handle = await startBrowser(fake('dies', answers));
  await handle.version();
  await expect(handle.guard('printing', Promise.reject(new Error('mine')))).rejects.toThrow('mine');
  const waiting = handle.guard(() => 'printing of "x"', new Promise(() => {}));
  process.kill(handle.pid, 'SIGKILL');
  expect((await failureOf(waiting)).message).toBe('The browser stopped while printing of "x": SIGKILL');
  await handle.close();
});

const around = (): object => ({ platform: 'linux', home: box, archives: '', systemFolders: [], root: false });

test('opening passes over a browser that can’t start, and says so', async () => {
  fake('google-chrome', refusesSandbox);
  fake('chromium', answers);
  const opening = openPrintBrowser({ ...around(), env: { PATH: box } });
  const handle = await opening.ready();
  expect(handle.candidate.path).toBe(join(box, 'chromium'));
  expect(handle.notices).toEqual([
    `"${join(box, 'google-chrome')}" was passed over: The browser cannot start its sandbox here.`,
  ]);
  await opening.close();
  expect(isRunning(handle.pid)).toBe(false);
  expect(readdirSync(join(box, 'tmp'))).toEqual([]);
});

test('opening tries nothing else when the user names a browser', async () => {
  fake('google-chrome', refusesSandbox);
  fake('chromium', answers);
  for (const named of [
    { flag: join(box, 'google-chrome') },
    { env: { PATH: box, LANTERNIST_BROWSER: 'google-chrome' } },
  ]) {
    const opening = openPrintBrowser({ ...around(), env: { PATH: box }, ...named });
    expect((await failureOf(opening.ready())).code).toBe('sandbox-refused');
    await opening.close();
  }
});

test('opening without any browser says how to get one', async () => {
  const opening = openPrintBrowser({ ...around(), env: { PATH: '' } });
  expect(await failureOf(opening.ready())).toMatchObject({
    code: 'browser-missing',
    message: 'No browser to print with was found',
  });
  await opening.close();
});

test('opening can be given up at once', async () => {
  fake('chromium', answers);
  const opening = openPrintBrowser({ ...around(), env: { PATH: box } });
  await opening.close();
  await pause(50);
  expect(readdirSync(join(box, 'tmp'))).toEqual([]);
});

test('the doctor’s report has version, problem and mend', async () => {
  expect(await describeBrowser(fake('well', answers), { root: false })).toMatchObject({
    version: '1.2.3.4',
    starts: true,
    problem: '',
    mend: '',
    notices: [],
  });
  const sick = await describeBrowser(
    fake(
      'sick',
      `if (process.argv[2] === '--version') { console.log('Chromium 9.8.7.6'); process.exit(); }\n${refusesSandbox}`,
    ),
  );
  expect(sick).toMatchObject({
    version: '9.8.7.6',
    starts: false,
    problem: 'The browser cannot start its sandbox here',
  });
  expect(sick.mend).toContain('AppArmor');
  expect(await describeBrowser({ kind: 'named', path: '/x', problem: 'p', mend: 'm' })).toMatchObject({
    starts: false,
    problem: 'p',
    mend: 'm',
  });
  expect(readdirSync(join(box, 'tmp'))).toEqual([]);
});
