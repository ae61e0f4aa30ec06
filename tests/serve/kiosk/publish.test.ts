import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kioskStats } from '../../../src/commands/kiosk-stats.ts';
import { publish } from '../../../src/commands/publish.ts';
import type { Terminal } from '../../../src/commands/terminal.ts';
import { coloursFor } from '../../../src/report.ts';
import { currentOf } from '../../../src/serve/kiosk/installation.ts';
import { makeRelease } from './support.ts';

let home = '';
let said = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'publish-'));
  said = '';
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Everything that was said goes into `said`. */
const terminal = (): Terminal => {
  const say = (text: string): void => {
    said += text;
  };
  return { out: say, err: say, watched: false, colours: coloursFor(false), input: Readable.from([]), cwd: home };
};

test('unsigned pages are refused with story, language, count and mend; --draft publishes them and says so', async () => {
  makeRelease(join(home, 'dist'), 'one', ['start', 'end']);
  expect(await publish(terminal(), 'dist', 'kiosk', {})).toBe(1);
  expect(said).toContain('"leonov" in "ru" has 2 pages without a valid signature: "start", "end"');
  expect(said).toContain('lanternist sign narratives/leonov --lang ru --by "name"');
  expect(existsSync(join(home, 'kiosk'))).toBe(false);
  said = '';
  expect(await publish(terminal(), 'dist', 'kiosk', { draft: true })).toBe(0);
  expect(said).toContain('A draft: 2 pages without a valid signature, in 1 of 1 editions.');
});

test('a broken release is refused before anything is written; a folder that is not there is wrong usage', async () => {
  makeRelease(join(home, 'dist'), 'one');
  writeFileSync(join(home, 'dist', 'index.html'), '');
  expect(await publish(terminal(), 'dist', 'kiosk', {})).toBe(1);
  expect(said).toContain('"dist" is not a whole kiosk release: "index.html" is not what its manifest says');
  expect(existsSync(join(home, 'kiosk'))).toBe(false);
  expect(await publish(terminal(), 'nowhere', 'kiosk', {})).toBe(2);
});

test('a stick gets its own folder; one that is not plugged in does not become a folder', async () => {
  const version = makeRelease(join(home, 'dist'), 'one');
  expect(await publish(terminal(), 'dist', 'stick', { stick: true })).toBe(2);
  expect(existsSync(join(home, 'stick'))).toBe(false);
  mkdirSync(join(home, 'stick'));
  expect(await publish(terminal(), 'dist', 'stick', { stick: true })).toBe(0);
  expect((await currentOf(join(home, 'stick', 'lanternist-kiosk')))?.version).toBe(version);
});

test('a target that is a file is a failure of the machine', async () => {
  makeRelease(join(home, 'dist'), 'one');
  writeFileSync(join(home, 'kiosk'), '');
  await expect(publish(terminal(), 'dist', 'kiosk', {})).rejects.toThrow('a part of its path is a file');
});

test('statistics: a table, and a page without scripts that tells every number in words', async () => {
  makeRelease(join(home, 'dist'), 'one');
  await publish(terminal(), 'dist', 'kiosk', {});
  mkdirSync(join(home, 'kiosk', 'use'));
  const line = { at: Date.UTC(2026, 10, 23), story: 'leonov', lang: 'ru', page: '', ms: 61_000 };
  const lines = [
    { ...line, kind: 'session' },
    { ...line, kind: 'story' },
    { ...line, kind: 'complete' },
    { ...line, kind: 'page', page: 'start', ms: 7000 },
  ];
  writeFileSync(
    join(home, 'kiosk', 'use', '2026-11-23.jsonl'),
    lines.map((each) => `${JSON.stringify(each)}\n`).join(''),
  );
  said = '';
  expect(await kioskStats(terminal(), 'kiosk', { html: 'use.html' })).toBe(0);
  expect(said).toBe(`2026-11-23 to 2026-11-23: 1 visit, median 61 s

story   language  page   visits  median  to the end
leonov  ru                    1    61 s       100 %
                  start       1     7 s
written    use.html
`);
  const page = readFileSync(join(home, 'use.html'), 'utf8');
  expect(page).toContain('<th scope="row" lang="ru">Леонов</th>');
  expect(page).toContain('<th scope="row">start</th>');
  expect(page).not.toMatch(/<script|https?:/);
});

test('statistics of a kiosk that nobody has used yet', async () => {
  makeRelease(join(home, 'dist'), 'one');
  expect(await kioskStats(terminal(), 'dist', {})).toBe(0);
  expect(said).toBe('No evidence of use yet.\n');
  expect(await kioskStats(terminal(), 'dist', { since: 'May' })).toBe(2);
});

test('statistics of a folder that was built and shown as it is lie beside it', async () => {
  makeRelease(join(home, 'dist', 'kiosk'), 'one');
  mkdirSync(join(home, 'dist', 'kiosk-use'));
  const line = { at: Date.UTC(2026, 10, 23), story: 'leonov', lang: 'ru', page: '', ms: 61_000, kind: 'session' };
  writeFileSync(join(home, 'dist', 'kiosk-use', '2026-11-23.jsonl'), `${JSON.stringify(line)}\n`);
  expect(await kioskStats(terminal(), 'dist/kiosk', {})).toBe(0);
  expect(said).toContain('2026-11-23 to 2026-11-23: 1 visit');
});

test('a target that was left half made by a power cut is still that of a kiosk', async () => {
  const version = makeRelease(join(home, 'dist'), 'one');
  mkdirSync(join(home, 'first', 'releases'), { recursive: true });
  expect(await publish(terminal(), 'dist', 'first', {})).toBe(0);
  mkdirSync(join(home, 'second', 'releases', `${version}.4f1c09aa-8812-9be3d701.tmp`), { recursive: true });
  writeFileSync(join(home, 'second', 'wanted.json'), '');
  expect(await publish(terminal(), 'dist', 'second', {})).toBe(0);
});
