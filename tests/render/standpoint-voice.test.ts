import { expect, test } from 'vitest';
import type { Account } from '../../src/model/block.ts';
import { emptyLibrary, type Source } from '../../src/model/library.ts';
import { accountView } from '../../src/render/contested-account.ts';
import { toldOnce } from '../../src/render/contested-table.ts';
import { trusted } from '../../src/render/html.ts';

const nowhere = { start: 0, end: 0 };

/** The standpoints beside accounts, all of one source that has a voice. */
function standpoints(voice: string, ...voices: readonly string[]): string[] {
  const source = { id: 'letter', voice, names: [], perspective: 'A private letter', partisan: false };
  const account = (by: string): Account => ({
    by,
    source: 'letter',
    sourceSpan: nowhere,
    confidence: '',
    value: undefined,
    valueSpan: nowhere,
    of: '',
    date: undefined,
    blocks: [],
    span: nowhere,
  });
  const library = { ...emptyLibrary, sources: new Map([['letter', source as unknown as Source]]) };
  const settings = { library, words: {}, blocks: () => trusted('') } as unknown as Parameters<typeof accountView>[1];
  const told = new Set<string>();
  return voices.map((by) => toldOnce(account(by), accountView(account(by), settings), { told, library }).standpoint);
}

test.each([
  ['A soldier’s letter', "A soldier's letter"],
  ["A SOLDIER'S letter, page 2", 'A soldier’s letter'],
  ['The “Star”', 'The "Star"'],
])('%s is the voice %s: it is named once', (by, voice) => {
  expect(standpoints(voice, by)).toEqual(['A private letter']);
});

test('a voice that another one quotes is named beside it', () => {
  expect(standpoints('A soldier’s letter', 'A prisoner')).toEqual(['A soldier’s letter: A private letter']);
});

test('in a table the first row says whose voice a document is, the others only name it', () => {
  expect(standpoints('A soldier’s letter', 'A prisoner', 'A guard', 'A soldier’s letter')).toEqual([
    'A soldier’s letter: A private letter',
    'A soldier’s letter',
    '',
  ]);
});
