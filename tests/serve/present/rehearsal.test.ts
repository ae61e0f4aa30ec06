import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RehearsalResult } from '../../../src/serve/present/state.ts';
import { type OpenTalk, openTalk } from './given-talk.ts';
import { harbour } from './harbour.ts';

let talk: OpenTalk;
const script = (): string => join(talk.folder, 'talk.md');
const at = (path: string): URL => new URL(path, talk.presentation.address);
const result = async (): Promise<RehearsalResult> => (await fetch(at('rehearsal'))).json();
const write = async (): Promise<number> => {
  const { origin } = at('');
  const answer = await fetch(at('rehearsal'), { method: 'POST', headers: { origin } });
  return ((await answer.json()) as { written: number }).written;
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  talk = await openTalk({ text: harbour }, 'none', { rehearse: true });
  const { hall } = talk.presentation;
  for (const [slide, seconds] of [
    ['why', 83],
    ['steps', 41],
    ['aside', 1],
    ['camps', 20],
  ] as const) {
    hall.send({ do: 'open', slide });
    vi.advanceTimersByTime(seconds * 1000);
  }
  hall.send({ do: 'watch', to: 'pause' });
  vi.advanceTimersByTime(600_000);
});
afterEach(async () => {
  vi.useRealTimers();
  await talk.close();
});

test('measures each slide and offers its time as a change of the script', async () => {
  const { rehearsal, diff, changes, file } = await result();
  expect({ changes, file }).toEqual({ changes: 3, file: 'talk.md' });
  expect(rehearsal?.whole.actual).toBe(144);
  expect(diff.split('\n').filter((line) => /^[-+]#/.test(line))).toEqual([
    '-## Why one harbour? {#why time="60 s"}',
    '+## Why one harbour? {#why time="85 s"}',
    '-## Step by step {#steps}',
    '+## Step by step {#steps time="40 s"}',
    '-## The camps {#camps notice="deaths"}',
    '+## The camps {#camps notice="deaths" time="20 s"}',
  ]);
  expect(readFileSync(script(), 'utf8')).toBe(harbour);
});

test('writes what it told, however long the author thinks about it, into the script as it is by then', async () => {
  talk.presentation.hall.send({ do: 'watch', to: 'start' });
  await result();
  vi.advanceTimersByTime(600_000);
  writeFileSync(script(), harbour.replace('It froze seldom.', 'It froze very seldom.'));
  expect(await write()).toBe(3);
  const written = readFileSync(script(), 'utf8');
  expect(written).toContain('{#why time="85 s"}');
  expect(written).toContain('It froze very seldom.');
  expect(await write()).toBe(0);
});

test('once its times are written, it is told as before, and that they are', async () => {
  const before = await result();
  expect(await write()).toBe(3);
  expect(await result()).toEqual({ ...before, diff: '', changes: 0, written: 3 });
});

test('a script that can no longer be read is left alone', async () => {
  writeFileSync(script(), Buffer.from([0xff, 0xfe, 0x00]));
  expect((await result()).changes).toBe(0);
  expect(await write()).toBe(0);
  expect(readFileSync(script())).toEqual(Buffer.from([0xff, 0xfe, 0x00]));
});

test('another site can’t have it written', async () => {
  const answer = await fetch(at('rehearsal'), { method: 'POST', headers: { origin: 'http://elsewhere.example' } });
  expect(answer.status).toBe(403);
  expect(readFileSync(script(), 'utf8')).toBe(harbour);
});
