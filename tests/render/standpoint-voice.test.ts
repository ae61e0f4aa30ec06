import { expect, test } from 'vitest';
import type { Account } from '../../src/model/block.ts';
import { emptyLibrary, type Source } from '../../src/model/library.ts';
import { accountView } from '../../src/render/contested-account.ts';
import { trusted } from '../../src/render/html.ts';

const nowhere = { start: 0, end: 0 };

/** The standpoint beside an account by one voice, of a source that has another way to write it. */
function standpoint(by: string, voice: string): string {
  const source = { id: 'letter', voice, names: [], perspective: 'A private letter', partisan: false };
  const account: Account = {
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
  };
  const library = { ...emptyLibrary, sources: new Map([['letter', source as unknown as Source]]) };
  const settings = { library, words: {}, blocks: () => trusted('') } as unknown as Parameters<typeof accountView>[1];
  return accountView(account, settings).standpoint;
}

test.each([
  ['A soldier’s letter', "A soldier's letter"],
  ["A SOLDIER'S letter, page 2", 'A soldier’s letter'],
  ['The “Star”', 'The "Star"'],
])('%s is the voice %s: it is named once', (by, voice) => {
  expect(standpoint(by, voice)).toBe('A private letter');
});

test('a voice that another one quotes is named beside it', () => {
  expect(standpoint('A prisoner', 'A soldier’s letter')).toBe('A soldier’s letter: A private letter');
});
