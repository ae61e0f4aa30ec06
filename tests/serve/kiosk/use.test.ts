import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UseLine } from '../../../src/model/kiosk-use.ts';
import { readUse } from '../../../src/serve/kiosk/read-use.ts';
import { linesOf } from '../../../src/serve/kiosk/use-line.ts';
import { openUseLog } from '../../../src/serve/kiosk/use-log.ts';
import { useTable } from '../../../src/serve/kiosk/use-table.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'use-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const noon = new Date(2026, 10, 23, 12);
const line = (over: Partial<UseLine> = {}): UseLine => ({
  at: noon.getTime(),
  kind: 'page',
  story: 'leonov',
  lang: 'ru',
  page: 'начало',
  ms: 4000,
  ...over,
});
const file = (): string => join(folder, '2026-11-23.jsonl');

test('lines are kept as they were sent, a day a file', async () => {
  const log = openUseLog(folder, () => noon);
  await Promise.all([log.append([line(), line({ ms: 1 })]), log.append([line({ kind: 'session' })])]);
  expect((await readUse(folder)).lines).toEqual([line(), line({ ms: 1 }), line({ kind: 'session' })]);
  expect(readdirSync(folder)).toEqual(['2026-11-23.jsonl']);
});

test.each([
  ['another kind', { kind: 'spy' }],
  ['a long story', { story: 'x'.repeat(81) }],
  ['a path', { story: '../x' }],
  ['a line end', { page: 'a\nb' }],
  ['markup', { page: '<b>' }],
  ['a language with a blank', { lang: 'e n' }],
  ['negative time', { ms: -1 }],
  ['more than a day', { ms: 86_400_001 }],
  ['no number', { ms: '4' }],
  ['a time before kiosks', { at: 0 }],
  ['something more', { visitor: 'Ann' }],
])('%s is refused', (_what, over) => {
  expect(linesOf({ lines: [line()] })).toEqual([line()]);
  expect(linesOf({ lines: [line(), { ...line(), ...over }] })).toBeUndefined();
});

test('too many lines, and what is no list, are refused', () => {
  expect(linesOf({ lines: Array.from({ length: 201 }, () => line()) })).toBeUndefined();
  for (const wrong of [undefined, [], { lines: {} }, { lines: [], more: 1 }]) expect(linesOf(wrong)).toBeUndefined();
});

test('a line torn by a power cut is passed over when reading and cut away at the next start', async () => {
  await openUseLog(folder, () => noon).append([line()]);
  appendFileSync(file(), JSON.stringify(line()).slice(0, 30));
  expect(await readUse(folder)).toMatchObject({ lines: [line()], unreadable: 1 });
  await openUseLog(folder, () => noon).append([line({ ms: 2 })]);
  expect(await readUse(folder)).toMatchObject({ lines: [line(), line({ ms: 2 })], unreadable: 0 });
  expect(readFileSync(file(), 'utf8').split('\n').length).toBe(3);
});

test('a whole last line that lacks only its end is kept', async () => {
  writeFileSync(file(), JSON.stringify(line()));
  await openUseLog(folder, () => noon).append([line({ ms: 2 })]);
  expect((await readUse(folder)).lines).toEqual([line(), line({ ms: 2 })]);
});

test('a full day takes no more, and old days go', async () => {
  mkdirSync(folder, { recursive: true });
  for (const day of ['2025-01-01', '2026-11-21', '2026-11-22']) writeFileSync(join(folder, `${day}.jsonl`), '');
  const size = Buffer.byteLength(`${JSON.stringify(line())}\n`);
  const log = openUseLog(folder, () => noon, { bytesADay: 2 * size + 5, days: 3 });
  expect([await log.append([line()]), await log.append([line(), line()]), await log.append([line()])]).toEqual([
    1, 1, 0,
  ]);
  expect(readdirSync(folder).sort()).toEqual(['2026-11-21.jsonl', '2026-11-22.jsonl', '2026-11-23.jsonl']);
});

test('the table counts visits, median dwell and completion', () => {
  const table = useTable([
    line({ ms: 1000 }),
    line({ ms: 9000 }),
    line({ ms: 2000 }),
    line({ kind: 'story', page: '', ms: 60_000 }),
    line({ kind: 'story', page: '', ms: 20_000 }),
    line({ kind: 'complete', page: '' }),
    line({ kind: 'session', story: '', lang: '', page: '', ms: 90_000 }),
  ]);
  expect([table.sessions, table.length]).toEqual([1, 90_000]);
  expect(table.rows).toEqual([
    { story: 'leonov', lang: 'ru', page: '', visits: 2, dwell: 40_000, completion: 0.5 },
    { story: 'leonov', lang: 'ru', page: 'начало', visits: 3, dwell: 2000, completion: undefined },
  ]);
});
