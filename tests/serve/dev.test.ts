import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../../lib/cli.js', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanternist-dev-'));
  writeFileSync(join(folder, 'talk.md'), '---\ntitle: A talk\nlang: en\ndate: 2026-01-01\n---\n\n## First\n\nText.\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Running {
  readonly child: ChildProcess;
  /** The first line of standard output; '' when it ended without one. */
  readonly address: Promise<string>;
  readonly ended: Promise<{ code: number | null; stderr: string }>;
}

function dev(...options: readonly string[]): Running {
  // Its own temporary folder shows what it leaves behind.
  const child = spawn(process.execPath, [cli, 'dev', '--no-open', ...options], {
    cwd: folder,
    env: { ...process.env, TMPDIR: folder },
  });
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const ended = new Promise<{ code: number | null; stderr: string }>((settle) =>
    child.once('close', (code) => settle({ code, stderr })),
  );
  const line = new Promise<string>((settle) => child.stdout.once('data', (data) => settle(String(data).trim())));
  return { child, address: Promise.race([line, ended.then(() => '')]), ended };
}

test('prints the address; Ctrl-C ends it, followers and all', async () => {
  const { child, address, ended } = dev();
  expect(await address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const events = await fetch(`${await address}events`);
  child.kill('SIGINT');
  expect(await ended).toEqual({ code: 0, stderr: 'The writing desk is open; Ctrl-C closes it.\n' });
  await events.text().catch(() => {});
});

test('Ctrl-C while paper is made leaves no browser and no half-written file', async () => {
  const { child, address, ended } = dev();
  const home = new URL(await address);
  const events = (await fetch(new URL('events', home))).body?.getReader();
  const { value } = (await events?.read()) ?? {};
  const key = /"key":"(\w+)"/.exec(new TextDecoder().decode(value))?.[1];
  const made = await fetch(new URL(`make/${key}/slides`, home), { method: 'POST', headers: { origin: home.origin } });
  expect(made.status).toBe(202);
  while (profiles().length === 0) await events?.read();
  child.kill('SIGINT');
  expect((await ended).code).toBe(0);
  expect(profiles()).toEqual([]);
  const left = readdirSync(folder, { recursive: true }).map(String);
  expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(browsersIn(folder)).toEqual([]);
});

/** Profiles of running browsers, and pages on their way to the printer. */
function profiles(): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('lanternist-'));
}

/** Command lines that name a folder. */
function browsersIn(path: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return line.includes(path) ? [line] : [];
      } catch {
        return [];
      }
    });
}

test('a taken port ends it with the mend and exit 3', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((settle) => other.once('listening', settle));
  const { port } = other.address() as AddressInfo;
  const { code, stderr } = await dev('--port', String(port)).ended;
  other.close();
  expect(code).toBe(3);
  expect(stderr).toContain(`Port ${port} is taken`);
  expect(stderr).toContain('--port');
});

test('a path that is not there is wrong usage', async () => {
  const { code, stderr } = await dev('tlak.md').ended;
  expect(code).toBe(2);
  expect(stderr).toContain('Did you mean "talk.md"?');
});

test('an editor that needs a terminal is refused, with what would do', async () => {
  const { code, stderr } = await dev('--editor', '/usr/bin/vim').ended;
  expect(code).toBe(2);
  expect(stderr).toContain('"/usr/bin/vim" needs a terminal');
  expect(stderr).toContain('--editor code');
});
