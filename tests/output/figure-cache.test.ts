import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Drawn } from '../../src/model/drawn.ts';
import { figureKey, openFigureCache } from '../../src/output/figure-cache.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanternist-figures-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const drawn: Drawn = {
  svg: '<svg viewBox="0 0 1 1"/>',
  width: 1,
  height: 1,
  title: 'A map',
  description: '',
  table: undefined,
  labels: [],
  steps: 0,
  crowded: [],
};

test('a figure is kept for the next run', () => {
  openFigureCache(folder).keep('a', drawn);
  expect(openFigureCache(folder).get('a')).toEqual(JSON.parse(JSON.stringify(drawn)));
  expect(openFigureCache(folder).get('b')).toBeUndefined();
});

test('what is torn or foreign is drawn again', () => {
  for (const text of ['', '{', '[]', 'null', '{"svg":1}']) {
    writeFileSync(join(folder, 'a.json'), text);
    expect(openFigureCache(folder).get('a')).toBeUndefined();
  }
});

test('a folder that cannot be written costs nothing but time', () => {
  const cache = openFigureCache('/dev/null/figures');
  cache.keep('a', drawn);
  expect(cache.get('a')).toBe(drawn);
});

test('the folder stays small: the oldest go first', () => {
  for (let index = 0; index < 4001; index++) writeFileSync(join(folder, `${index}.json`), '{}');
  openFigureCache(folder).keep('new', drawn);
  const left = readdirSync(folder);
  expect(left.length).toBeLessThanOrEqual(2000);
  expect(left).toContain('new.json');
});

test('the key tells apart what is drawn, for where and by whom', () => {
  const keys = [
    figureKey('build', 'en', { a: 1 }),
    figureKey('build', 'en', { a: 2 }),
    figureKey('build', 'ru', { a: 1 }),
    figureKey('other', 'en', { a: 1 }),
  ];
  expect(new Set(keys).size).toBe(4);
  expect(figureKey('build', 'en', { a: 1 })).toBe(keys[0]);
});
