import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/model/library.ts';
import { libraryOf, placesOf, source, told } from './checked.ts';

const sides = (...of: readonly (readonly string[])[]): Question => ({
  id: 'q',
  at: source({ id: 'x', type: 'book' }).at,
  question: 'How many?',
  as: 'sides',
  sides: of.map((claims) => ({ label: claims.join(), claims })),
});
const claims = [
  told('three', 's', { contests: ['five'] }),
  told('five', 's', { contests: ['three'] }),
  told('five-by-evening', 's', { contests: ['three'] }),
  told('doubt', 's', { contests: ['fact'] }),
  told('fact', 's'),
  told('two-others', 's', { contests: ['three', 'five'] }),
  told('gone', 's', { contests: ['nowhere'] }),
  told('self', 's', { contests: ['self'] }),
];
const library = libraryOf([source({ id: 's', type: 'book' })], claims);
const withQuestion = {
  ...library,
  questions: new Map([['q', sides(['three', 'three-again'], ['five', 'five-by-evening'])]]),
};
const onOneSide = { ...library, questions: new Map([['q', sides(['three', 'five', 'five-by-evening'])]]) };

const cite = (...keys: string[]) => keys.map((key) => `One. [@${key}]`).join('\n\n');

describe('one-sided', () => {
  test.each([
    ['both', cite('three', 'five'), []],
    ['one', cite('three'), ['3:8']],
    ['the other', cite('five'), ['3:8']],
    ['told once', cite('three', 'three'), ['3:8']],
    ['neither', cite('fact'), []],
    ['a claim that others doubt need not tell so', cite('fact'), []],
    ['a claim that doubts needs what it doubts', cite('doubt'), ['3:8']],
    ['all that contest it', cite('two-others', 'three'), ['3:8', '5:8']],
    ['a contested claim that is in no library', cite('gone'), []],
    ['itself', cite('self'), []],
    ['a source', cite('s'), []],
    ['in the notes', 'One. [@three]\n\n::: notes\nTwo. [@five]\n:::', []],
    ['in a footnote', 'One. [@three][^1]\n\n[^1]: Two. [@five]', []],
    ["in the editor's words", 'One. [@three] [@editor: not so [@five]]', []],
    [
      'as the source of an account',
      '::: contested\n- **A:** x [@three]\n\n::: account {by=B source=five}\n:::\n:::',
      [],
    ],
  ])('%s', (_what, body, expected) => {
    expect(placesOf('one-sided', body, library)).toEqual(expected);
  });

  test('a side of a question is heard by any of its claims', () => {
    expect(placesOf('one-sided', cite('three', 'five-by-evening'), library)).toEqual(['3:8']);
    expect(placesOf('one-sided', cite('three', 'five-by-evening'), withQuestion)).toEqual([]);
  });

  test('but not by a claim of its own side', () => {
    expect(placesOf('one-sided', cite('three', 'five-by-evening'), onOneSide)).toEqual(['3:8']);
  });

  test('a slide may be allowed to pass', () => {
    const text = '## A {allow="one-sided: told next week"}';
    expect(placesOf('one-sided', `${text}\n\n${cite('three')}`, library)).toEqual([]);
  });
});
