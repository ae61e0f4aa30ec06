import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceRules, rules } from '../../src/check/check.ts';
import { isEvidenceAsked } from '../../src/model/evidence-level.ts';
import { readQuantity } from '../../src/model/quantity.ts';
import { sourceText } from '../../src/model/span.ts';
import { parse } from '../../src/parse/parse.ts';
import { checked, libraryOf, name, party, placesOf, source, told } from './checked.ts';

const figure = (value: string, unit: string) => {
  const quantity = readQuantity(value);
  return quantity ? [{ quantity, unit, of: '' }] : [];
};
const library = libraryOf(
  [party('party', 'The party'), source({ id: 'book', type: 'book' })],
  [told('days', 'book', { figures: figure('159', 'days'), contests: ['other'] }), told('other', 'book')],
  {
    people: new Map([
      [
        'leonov',
        {
          id: 'leonov',
          at: told('x', 'book').at,
          names: [name('Leonov', 'en')],
          variants: [],
          role: '',
          born: '1916',
          died: '2003',
          from: 1916,
          to: 2004,
          note: '',
        },
      ],
    ]),
  },
);

describe('when evidence is asked for', () => {
  const asked = (text: string) => isEvidenceAsked(parse(sourceText('talk.md', text), { narrative: 'talk' }).edition);
  const front = (level: string, body: string) => `---\ntitle: T\nevidence: ${level}\n---\n\n## A\n\n${body}\n`;

  test.each([
    ['nothing named', '## A\n\nIt lasted 159 days.[^1]\n\n[^1]: So.\n', false],
    ['a citation', '## A\n\n[@book]\n', true],
    ['a citation in a footnote', '## A\n\n[^1]\n\n[^1]: [@book]\n', true],
    ['a place', '## A\n\n[Liushun]{place=port-arthur}\n', true],
    ['a person in the notes', '## A\n\n::: notes\n[he]{person=leonov}\n:::\n', true],
    ['a source of an account', '## A\n\n::: contested\n::: account {by=A source=book}\n:::\n:::\n', true],
    ['an editor', '## A\n\n[@editor: so]\n', false],
    ['a date', '## A\n\n[20 December 1904]{.os}\n', false],
    ['full', front('full', 'Words.'), true],
    ['light', front('light', '[@book]'), false],
    ['off', front('off', '[@book]'), false],
  ])('%s', (_what, text, expected) => {
    expect(asked(text)).toBe(expected);
  });

  test('light and off ask for nothing, but keys are looked up', () => {
    for (const level of ['light', 'off'])
      expect(checked(front(level, 'It lasted 158 days. [@days] [@bok]'), library)).toEqual(['source-unknown 8:31']);
  });

  test('claim rules apply only where claims are cited', () => {
    expect(checked('## A\n\nIt lasted 158 days.\n', library)).toEqual([]);
    expect(checked('## A\n\nIt lasted 158 days. [@book]\n', library)).toEqual([]);
    expect(checked('## A\n\nIt lasted 158 days. [@days]\n', library)).toEqual([
      'one-sided 3:23',
      'figures-disagree 3:11',
    ]);
  });
});

describe('out-of-time', () => {
  const at = (when: string) =>
    checked(`## A {when=${when}}\n\n[he]{person=leonov} [@book]\n`, library).filter((each) => each.startsWith('out'));

  test.each([
    ['1915', true],
    ['1915-12-31', true],
    ['1916', false],
    ['1904/1916', false],
    ['1904..1915', true],
    ['2003-12-31', false],
    ['2004-06', true],
    ['1904/2026', false],
  ])('%s', (when, isOut) => {
    expect(at(when)).toEqual(isOut ? ['out-of-time 3:6'] : []);
  });
});

describe('figures-disagree', () => {
  test.each([
    ['It lasted 159 days. [@days]', []],
    ['It lasted 158 days. [@days]', ['3:11']],
    ['It lasted **158** days. [@days]', ['3:13']],
    ['A *word* and it lasted 158 days. [@days]', ['3:24']],
    ['A **word** and it lasted 158 days. [@days]', ['3:26']],
    ['It&nbsp;lasted 158 days. [@days]', ['3:16']],
    ['\\*\\* 158 days. [@days]', ['3:6']],
    ['"Days", "158 days". [@days]', ['3:10']],
    ['> > 158 days. [@days]', ['3:5']],
    ['- a\n  - 158 days. [@days]', ['4:5']],
    ['-\t158 days. [@days]', ['3:3']],
    ['| a |\n|---|\n| 158 days [@days] |', ['5:3']],
    ['158 days.[^1] [@days]\n\n[^1]: A note.', ['3:1']],
    ['158 men.[^1] [@days]\n\n[^1]: A note.', []],
    ['158 men. [@days; @book]', []],
    ['158 men. [@days]', ['3:1']],
    ['7 men. [@days]', []],
    ['7 days. [@days]', ['3:1']],
    ['In 1904, on 20 December. [@days]', []],
    ['::: contested\n- **A:** 150–170 days. [@days]\n- **B:** 159 days. [@days]\n:::', ['4:10']],
    ['::: contested\n- **A:** about 158 days, or 157 days. [@days]\n- **B:** so\n:::', ['4:16', '4:29']],
  ])('%s', (body, expected) => {
    expect(placesOf('figures-disagree', body, library)).toEqual(expected);
  });
});

test('no rule throws, whatever a script holds', () => {
  const piece = fc.constantFrom(
    '## A {when=1904}\n\n',
    '# B {#b}\n\n',
    '\n\n---\n\n',
    '158 days ',
    'The party ',
    '[@days]',
    '[@party, p. 1; @other]',
    '[@editor: 157 days]{confidence=high}',
    '[^1]',
    '\n\n[^1]: 158 days [@days]\n\n',
    '[he]{person=leonov}',
    '[]{place=__proto__}',
    '![x](a.jpg)',
    '\n\n::: contested\n',
    '- **A:** 158 days [@days]\n',
    '\n\n::: contested\n- **A:** young [@party]\n- **Editor:** old [@editor: so]\n:::\n\n',
    '\n::: account {by=B source=editor value=5}\n:::\n',
    '\n:::\n\n',
    '\n\n::: numbers\n- **158** days [@days]\n:::\n\n',
    '\n\n> quoted\n\n',
    '\n\n| 158 days |\n|---|\n| [@days] |\n\n',
    '\n\n::: notes\n',
    '[30 February 1904]{.os}',
  );
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      for (const each of checked(pieces.join(''), library)) seen.add(each.split(' ')[0] ?? '');
    }),
    { numRuns: 500, seed: 1904 },
  );
  // The scripts are rich enough to meet the rules.
  const codes = ['uncited-figure', 'one-sided', 'figures-disagree', 'out-of-time', 'quote-unsourced'];
  expect([...seen]).toEqual(expect.arrayContaining([...codes, 'correction-unsupported']));
});

test('the rules are a list without repetition', () => {
  const all = [...rules, ...evidenceRules];
  expect(new Set(all).size).toBe(all.length);
});
