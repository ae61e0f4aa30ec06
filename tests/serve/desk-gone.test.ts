import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSession, type Session } from '../../src/serve/session.ts';
import type { DeskState } from '../../src/serve/state.ts';

const text = (title: string): string => `---\ntitle: ${title}\nlang: en\n---\n\n## First {#first}\n\nText.\n`;

let folder: string;
let session: Session;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanternist-gone-'));
  writeFileSync(at('talk.md'), text('A talk'));
  writeFileSync(at('other.md'), text('Another talk'));
  session = await openSession({ cwd: folder, paths: ['.'], out: at('dist'), browser: '', editor: '' });
});
afterEach(async () => {
  await session.close();
  rmSync(folder, { recursive: true });
});

const at = (name: string): string => join(folder, name);

/** Tells the session of changed files; gives the state then. */
async function told(...names: string[]): Promise<DeskState> {
  await session.refresh(names.map(at));
  for await (const state of session.states(new AbortController().signal)) return state;
  throw new Error('The session is closed');
}

/** What is gone, each with the script that it became. */
async function goneAfter(...names: string[]): Promise<[string, string | undefined][]> {
  const { gone, scripts } = await told(...names);
  return gone.map(({ path, heir }) => [path, scripts.find(({ key }) => key === heir)?.path]);
}

test('a script that was deleted is told, until it comes back', async () => {
  rmSync(at('talk.md'));
  expect(await goneAfter('talk.md')).toEqual([['talk.md', undefined]]);
  rmSync(at('other.md'));
  expect(await goneAfter('other.md')).toEqual([
    ['other.md', undefined],
    ['talk.md', undefined],
  ]);
  writeFileSync(at('talk.md'), text('A talk'));
  expect(await goneAfter('talk.md')).toEqual([['other.md', undefined]]);
});

test.each([
  ['together', [['talk.md', 'lecture.md']]],
  ['the new name first', [['lecture.md'], ['talk.md']]],
  ['the old name first', [['talk.md'], ['lecture.md']]],
])('a renamed script is known by its text: %s', async (_, news) => {
  renameSync(at('talk.md'), at('lecture.md'));
  let gone: [string, string | undefined][] = [];
  for (const names of news) gone = await goneAfter(...names);
  expect(gone).toEqual([['talk.md', 'lecture.md']]);
  renameSync(at('lecture.md'), at('talk.md'));
  expect(await goneAfter('lecture.md', 'talk.md')).toEqual([['lecture.md', 'talk.md']]);
});

test('one that was taken away and put down elsewhere later is known too', async () => {
  const before = readFileSync(at('talk.md'));
  rmSync(at('talk.md'));
  expect(await goneAfter('talk.md')).toEqual([['talk.md', undefined]]);
  mkdirSync(at('harbour'));
  writeFileSync(join(at('harbour'), 'en.md'), before);
  expect(await goneAfter('harbour')).toEqual([['talk.md', 'harbour/en.md']]);
});

test('neither an older copy, one of two, nor another text is taken for it', async () => {
  copyFileSync(at('talk.md'), at('copy.md'));
  await told('copy.md');
  rmSync(at('talk.md'));
  expect(await goneAfter('talk.md')).toEqual([['talk.md', undefined]]);
  copyFileSync(at('other.md'), at('two.md'));
  renameSync(at('other.md'), at('one.md'));
  expect(await goneAfter('other.md', 'one.md', 'two.md')).toEqual([
    ['other.md', undefined],
    ['talk.md', undefined],
  ]);
  rmSync(at('copy.md'));
  writeFileSync(at('new.md'), text('Quite another'));
  expect((await goneAfter('copy.md', 'new.md'))[0]).toEqual(['copy.md', undefined]);
});

test('only the last that went are remembered', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `talk-${index}.md`);
  for (const name of names) writeFileSync(at(name), text(name));
  await told(...names);
  for (const name of names) rmSync(at(name));
  expect(await goneAfter(...names)).toHaveLength(20);
});
