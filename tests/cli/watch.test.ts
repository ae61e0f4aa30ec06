import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cli, plainEnvironment, temporaryFolder } from './support.ts';

// A busy machine may be slow; nothing here is measured.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
const running: ChildProcess[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  // Only a test that failed leaves one behind.
  for (const child of running.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** `build --watch`, with what it has printed so far. */
function watch(): { child: ChildProcess; printed: () => string; says: (pattern: RegExp) => Promise<void> } {
  const args = [cli, 'build', 'talk.md', '--to', 'deck', '--watch'];
  const child = spawn(process.execPath, args, { cwd: folder, env: plainEnvironment(folder) });
  running.push(child);
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  const says = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(text)) resolve();
      };
      child.stderr.on('data', look);
      child.once('exit', () => reject(new Error(`ended before it said ${pattern}:\n${text}`)));
      look();
    });
  return { child, printed: () => text, says };
}

function ended(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
}

function temporaryFiles(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tmp'));
}

const deck = (): string => readFileSync(join(folder, 'dist', 'talk', 'en', 'deck.html'), 'utf8');
const longScript = Array.from({ length: 600 }, (_, index) => `## Slide ${index}\n\nText.\n`).join('\n');

test('a save builds again, a broken save leaves the deck, and Ctrl-C ends it', async () => {
  writeFileSync(join(folder, 'talk.md'), '## First words\n');
  const { child, printed, says } = watch();
  await says(/Watching/);
  expect(deck()).toContain('First words');
  writeFileSync(join(folder, 'talk.md'), '## Second words\n');
  await says(/written[\s\S]*written[\s\S]*Open/);
  expect(deck()).toContain('Second words');
  writeFileSync(join(folder, 'talk.md'), '## Third words\n\n::: notse\n:::\n');
  await says(/construct-unknown/);
  expect(deck()).toContain('Second words');
  const end = ended(child);
  child.kill('SIGINT');
  expect(await end, printed()).toEqual({ code: 0, signal: null });
  expect(temporaryFiles()).toEqual([]);
});

test('Ctrl-C in the middle of a build leaves whole files only', async () => {
  writeFileSync(join(folder, 'talk.md'), '## First words\n');
  const { child, printed, says } = watch();
  await says(/Watching/);
  writeFileSync(join(folder, 'talk.md'), longScript);
  const end = ended(child);
  setTimeout(() => child.kill('SIGINT'), 120);
  expect(await end, printed()).toEqual({ code: 0, signal: null });
  expect(temporaryFiles()).toEqual([]);
  expect(deck().trimEnd().endsWith('</html>')).toBe(true);
});
