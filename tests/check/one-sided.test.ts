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
  told('doubt', 's', { contests: ['fact'] }),
  told('fact', 's'),
  told('plain', 's'),
  told('gone', 's', { contests: ['nowhere'] }),
  told('self', 's', { contests: ['self'] }),
];
const library = libraryOf([source({ id: 's', type: 'book' })], claims);
const larger = libraryOf(
  [source({ id: 's', type: 'book' })],
  [
    ...claims,
    told('five-by-evening', 's', { contests: ['three'] }),
    told('two-others', 's', { contests: ['doubt', 'fact'] }),
  ],
);
const withQuestion = {
  ...larger,
  questions: new Map([['q', sides(['three', 'three-again'], ['five', 'five-by-evening'])]]),
};
const onOneSide = { ...larger, questions: new Map([['q', sides(['three', 'five', 'five-by-evening'])]]) };

const cite = (...keys: string[]) => keys.map((key) => `One. [@${key}]`).join('\n\n');

describe('one-sided', () => {
  test.each([
    ['both', cite('three', 'five'), []],
    ['one', cite('three'), ['3:8']],
    ['the other', cite('five'), ['3:8']],
    ['told once', cite('three', 'three'), ['3:8']],
    ['neither', cite('plain'), []],
    ['a claim that another one doubts', cite('fact'), ['3:8']],
    ['a claim that doubts needs what it doubts', cite('doubt'), ['3:8']],
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
    expect(placesOf('one-sided', cite('three', 'five-by-evening'), larger)).toEqual(['3:8']);
    expect(placesOf('one-sided', cite('three', 'five-by-evening'), withQuestion)).toEqual([]);
    expect(placesOf('one-sided', cite('three', 'five'), larger)).toEqual(['3:8']);
    expect(placesOf('one-sided', cite('three', 'five'), withQuestion)).toEqual([]);
  });

  test('whichever of them says so, all that contest one another are asked for', () => {
    expect(placesOf('one-sided', cite('two-others', 'fact'), larger)).toEqual(['3:8', '5:8']);
    expect(placesOf('one-sided', cite('two-others', 'fact', 'doubt'), larger)).toEqual([]);
  });

  test('but not by a claim of its own side', () => {
    expect(placesOf('one-sided', cite('three', 'five-by-evening'), onOneSide)).toEqual(['3:8']);
  });

  test('a slide may be allowed to pass', () => {
    const text = '## A {allow="one-sided: told next week"}';
    expect(placesOf('one-sided', `${text}\n\n${cite('three')}`, library)).toEqual([]);
  });
});
