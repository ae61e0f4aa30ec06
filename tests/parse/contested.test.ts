import { describe, expect, test } from 'vitest';
import type { Contested } from '../../src/model/block.ts';
import { formOf } from '../../src/model/contested-form.ts';
import { editorKey, emptyLibrary, type Library } from '../../src/model/library.ts';
import { type Quantity, readQuantity } from '../../src/model/quantity.ts';
import { sourceText } from '../../src/model/span.ts';
import { blocksIn, slidesOf, tokensIn } from '../../src/model/walk.ts';
import { parse } from '../../src/parse/parse.ts';
import { plainText } from '../../src/parse/text.ts';
import { claim, library as libraryWith, source } from '../cite/cited.ts';

const library = libraryWith(
  [source({ id: 'izvestia', type: 'article' })],
  [
    claim('gk', 'fact', [{ source: editorKey, confidence: 'high' }]),
    claim('gk-and-more', 'fact', [{ source: editorKey }, { source: 'izvestia' }]),
    claim('pa', 'contested', [{ source: 'izvestia' }]),
  ],
);

function contested(text: string, lang = 'en'): Contested {
  const { edition } = parse(sourceText('talk.md', `## A\n\n${text}\n`), { narrative: 'talk', lang });
  for (const slide of slidesOf(edition))
    for (const block of blocksIn(slide.blocks)) if (block.type === 'contested') return block;
  throw new Error('no contested block');
}

const list = (...items: string[]) => `::: contested\n${items.map((item) => `- ${item}\n`).join('')}:::`;
const blocks = (...accounts: string[]) =>
  `::: contested\n${accounts.map((account) => `::: account {${account}}\n:::\n`).join('')}:::`;

const short = (quantity: Quantity | undefined) =>
  quantity && `${quantity.approximate ? '~' : ''}${quantity.from}..${quantity.to}`;

/** `by: words`, one an account. */
function voices({ accounts }: Contested): string[] {
  return accounts.map(({ by, blocks: inside }) => {
    const words = tokensIn(inside).filter((token) => token.type === 'inline');
    return `${by}: ${words.map((token) => plainText([token])).join(' / ')}`;
  });
}

describe('accounts', () => {
  test.each([
    ['**Izvestia:** 159 days.', 'Izvestia: 159 days.'],
    ['**Izvestia**: 159 days.', 'Izvestia: 159 days.'],
    ['**Izvestia** 159 days.', 'Izvestia: 159 days.'],
    ['**Izvestia:**\n  159 days.', 'Izvestia: 159 days.'],
    ['**Известия：** 159 дней.', 'Известия: 159 дней.'],
    ['**A *new* voice:** says: so.', 'A new voice: says: so.'],
    ['__Izvestia:__ 159 days.', 'Izvestia: 159 days.'],
    ['**Izvestia:** **159** days.', 'Izvestia: 159 days.'],
    ['**Nobody says:**', 'Nobody says: '],
    ['**Izvestia:** 159 days.\n\n  And more.', 'Izvestia: 159 days. / And more.'],
    ['**Izvestia:** either\n  - so\n  - or so', 'Izvestia: either / so / or so'],
  ])('%s', (item, expected) => {
    expect(voices(contested(list(item, '**Other:** none.')))).toEqual([expected, 'Other: none.']);
  });

  test('lists and blocks together, in the order of the script', () => {
    const text =
      '::: contested\n- **A:** one\n\n::: account {by="B"}\ntwo\n:::\n\n1. **C:** three\n\n::: {.account by=D}\n:::\n:::';
    expect(voices(contested(text))).toEqual(['A: one', 'B: two', 'C: three', 'D: ']);
  });

  test('what is agreed stands apart, wherever it is written', () => {
    const { accounts, agreed } = contested(
      '::: contested\n::: agreed\nFirst.\n:::\n- **A:** one\n- **B:** two\n\n::: agreed\nLast.\n:::\n:::',
    );
    expect(accounts.length).toBe(2);
    expect(tokensIn(agreed).flatMap((token) => (token.type === 'text' ? [token.content] : []))).toEqual([
      'First.',
      'Last.',
    ]);
  });

  test('a block inside columns', () => {
    expect(voices(contested(`::: columns\n::: column\n${list('**A:** 1', '**B:** 2')}\n:::\n:::`))).toEqual([
      'A: 1',
      'B: 2',
    ]);
  });

  test('keys of an account', () => {
    const [account] = contested(
      blocks('by="Welfare ministry" source=japan-news value=~55000 of="deaths in captivity" confidence=low', 'by=B'),
    ).accounts;
    expect(account).toMatchObject({
      by: 'Welfare ministry',
      source: 'japan-news',
      of: 'deaths in captivity',
      confidence: 'low',
      value: { text: '~55000', approximate: true, from: 55000, to: 55000 },
    });
  });
});

describe('values', () => {
  test.each([
    ['159', '159..159'],
    ['~10', '~10..10'],
    ['≈ 10', '~10..10'],
    ['62000..92000', '62000..92000'],
    ['62,000–92,000', '62000..92000'],
    ['~1500..1700', '~1500..1700'],
    ['>=5000', '5000..Infinity'],
    ['≥ 5 000', '5000..Infinity'],
    ['<=200', '-Infinity..200'],
    ['1_000', '1000..1000'],
    ['1.6', '1.6..1.6'],
    ['-5', '-5..-5'],
    ['3 500', '3500..3500'],
    ['3\u00A0500', '3500..3500'],
    ['0', '0..0'],
    ['', undefined],
    ['about 62,000 to 92,000', undefined],
    ['92000..62000', undefined],
    ['1..2..3', undefined],
    ['..5', undefined],
    ['5..', undefined],
    ['1,5', undefined],
    ['15,00', undefined],
    ['1e5', undefined],
    ['0x10', undefined],
    ['NaN', undefined],
    ['∞', undefined],
    ['159 days', undefined],
  ])('"%s"', (text, expected) => {
    expect(short(readQuantity(text))).toBe(expected);
  });

  test.each([
    ['159 days.', '159..159'],
    ['159', '159..159'],
    ['**159** days.', '159..159'],
    ['about 159 days', '~159..159'],
    ['около 3\u00A0500 человек', '~3500..3500'],
    ['62,000–92,000 dead', '62000..92000'],
    ['3,500 Japanese prisoners of', '3500..3500'],
    ['3500 men', '3500..3500'],
    ['1904 men', '1904..1904'],
    ['3500.', '3500..3500'],
    ['159 days. [@pa]', '159..159'],
    ['[two months]{value=60..62}', '60..62'],
    ['159 days, [counted]{value=160}', '160..160'],
    ['about 62,000 to 92,000', undefined],
    ['159 days and one more night', undefined],
    ['On the airfield 3,500.', undefined],
    ['20 December 1904', undefined],
    ['1904.', undefined],
    ['none', undefined],
    ['[two months]{value=many}', undefined],
  ])('in words: %s', (words, expected) => {
    expect(short(contested(list(`**A:** ${words}`, '**B:** none')).accounts[0]?.value)).toBe(expected);
  });

  test.each([
    ['en', '20 December 1904.', 1904],
    ['en', '[20 December 1904]{.os}', 1905],
    ['en', 'in the winter [of Stoessel’s note]{date=1904-12-20}', 1904],
    ['en', 'on 5 May 1904', 1904],
    ['en', '1904.', 1904],
    ['ru', '20 декабря 1904 года', 1904],
    ['en', 'The fortress fell on 20 December 1904', undefined],
    ['en', '1904 men', undefined],
    ['en', '3500.', undefined],
  ])('a date in %s: %s', (lang, words, expected) => {
    const { date } = contested(list(`**A:** ${words}`, '**B:** none'), lang).accounts[0] ?? {};
    expect(date && Math.floor(date.from)).toBe(expected);
  });

  test('its place is where it was read', () => {
    const text = list('**A:** about 159 days', '**B:** [so]{.x value=160} many', '**C:** 62,000–92,000 dead');
    const block = contested(text);
    const shown = block.accounts.map(({ valueSpan }) => `## A\n\n${text}`.slice(valueSpan.start, valueSpan.end));
    expect(shown).toEqual(['159', 'value=160', '62,000–92,000']);
  });
});

describe('forms', () => {
  test.each([
    ['range', list('**A:** 159 days', '**B:** 156 days')],
    ['range', blocks('by=A value=159 date=1904', 'by=B value=>=5000')],
    ['range', '::: contested\n- **A:** 159 days\n\n::: account {by=B value=~10}\n:::\n:::'],
    ['sides', list('**A:** 159 days', '**B:** long')],
    ['dates', list('**A:** 20 December 1904', '**B:** [2 January 1905]{.ns}')],
    ['dates', list('**A:** 1904.', '**B:** 1905.')],
    ['dates', blocks('by=A date=1904', 'by=B date=1905-01')],
    ['sides', blocks('by=A date=1904', 'by=B value=5')],
    ['correction', list('**A:** young [@izvestia]', '**Editor:** old [@editor: so]{confidence=high}')],
    ['correction', list('**A:** young [@pa]', '**On record:** old [@gk]')],
    ['correction', blocks('by=A source=izvestia', 'by=B source=editor')],
    ['correction', blocks('by=B source=editor', 'by=A source=izvestia')],
    ['correction', list('**A:** young [@pa]', '**On record:** old [@gk-and-more]')],
    ['sides', list('**A:** young [@pa]', '**On record:** old [@gk; @pa]')],
    ['sides', list('**A:** young [@pa]', '**On record:** old [@unknown]')],
    ['sides', list('**A:** young [@pa] [@editor: really]', '**B:** old [@pa]')],
    ['sides', list('**A:** young [@gk]', '**B:** old [@editor: so]')],
    ['sides', list('**A:** young [@pa]', '**B:** older [@pa]', '**Editor:** old [@gk]')],
    ['sides', list('**A:** young', '**B:** old')],
    ['range', list('**A:** 5 men [@pa]', '**Editor:** 6 men [@gk]')],
  ])('%s: %s', (form, text) => {
    expect(formOf(contested(text), library)).toBe(form);
  });

  test.each(['range', 'dates', 'correction', 'sides'])('as=%s', (as) => {
    const text = list('**A:** 159 days', '**B:** 156 days').replace('::: contested', `::: {.contested as=${as}}`);
    expect(formOf(contested(text), library)).toBe(as);
  });

  test('without a library the editor speaks by notes and attributes only', () => {
    const empty: Library = emptyLibrary;
    expect(formOf(contested(list('**A:** young [@pa]', '**B:** old [@gk]')), empty)).toBe('sides');
    expect(formOf(contested(list('**A:** young', '**B:** old [@editor: so]')), empty)).toBe('correction');
  });
});
