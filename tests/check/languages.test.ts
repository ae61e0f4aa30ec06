import { describe, expect, test } from 'vitest';
import { checkLanguages } from '../../src/check/languages/languages.ts';
import { sourceText } from '../../src/model/span.ts';
import { textFingerprint } from '../../src/model/text-fingerprint.ts';
import { parse } from '../../src/parse/parse.ts';

const edition = (lang: string, text: string) =>
  parse(sourceText(`${lang}.md`, text), { narrative: 'talk', lang }).edition;
const script = (lang: string, body: string, front = '') => `---\ntitle: T\nlang: ${lang}\n${front}---\n\n${body}`;

/** What is told of a Japanese translation of an English text that is marked as following it. */
function told(there: string, here: string): string[] {
  const original = script('en', there);
  const follows = `translation: { from: en, text: "${textFingerprint(original)}" }\n`;
  return checkLanguages([edition('en', original), edition('ja', script('ja', here, follows))]).map(
    ({ code, file, line, message }) => `${code} ${file}:${line} ${message}`,
  );
}

describe('slides', () => {
  test('nothing is told of a faithful translation', () => {
    expect(told('## A {#a}\n\n159 days, in 1904.\n', '## A {#a}\n\n1904年に159日間。\n')).toEqual([]);
  });

  test('every missing slide and every added one is named', () => {
    expect(
      told('## A {#a}\n\nA.\n\n## B {#b}\n\nB.\n\n## C {#c}\n\nC.\n', '## A {#a}\n\nA.\n\n## D {#d}\n\nD.\n'),
    ).toEqual([
      'translation-slide ja.md:14 Slide "b" of "en.md" is missing in "ja.md"',
      'translation-slide ja.md:14 Slide "c" of "en.md" is missing in "ja.md"',
      'translation-slide-extra ja.md:11 Slide "d" of "ja.md" is not in "en.md"',
    ]);
  });

  test('a narrative in one language has nothing to compare', () => {
    expect(checkLanguages([edition('en', script('en', '## A {#a}\n\n1.\n'))])).toEqual([]);
  });
});

describe('numbers', () => {
  const numbers = (there: string, here: string) =>
    told(`## A {#a}\n\n${there}\n`, `## A {#a}\n\n${here}\n`).filter((each) => each.startsWith('translation-numbers'));
  const says = (difference: string) => [`translation-numbers ja.md:7 Slide "a" ${difference} in "en.md"`];

  test.each([
    ['3,500 prisoners', '3500人の捕虜'],
    ['30,000 men', '3万人'],
    ['1.6 million men', '160万人'],
    ['Nine men', '9人'],
    ['sixty-one years', '61年'],
    ['40 guns', '四十門'],
    ['5 ships', '五隻'],
    ['5 ships', 'пять кораблей'],
    ['159 days\n\n::: notes\n200 men\n:::', '159日間'],
    ['159 days\n\n::: cue\n200 men\n:::', '159日間'],
  ])('agree: %s = %s', (there, here) => {
    expect(numbers(there, here)).toEqual([]);
  });

  test.each([
    ['159 days', '156日間', 'has 156 where 159 stands'],
    ['159 days', '長い間', 'lacks 159, which stands'],
    ['a long time', '159日間', 'has 159, which does not stand'],
    ['5 ships', '6隻', 'has 6 where 5 stands'],
    ['Words.\n\n::: read\n159 days\n:::', 'Words.\n\n::: read\n156日間\n:::', 'has 156 where 159 stands'],
    ['3,500 prisoners', '35,000人', 'has 35,000 where 3,500 stands'],
    ['::: numbers\n- **500** ships\n:::', '::: numbers\n- **600** 隻\n:::', 'has 600 where 500 stands'],
    [
      '::: contested\n- **A:** many. {value=159}\n- **B:** few.\n:::',
      '::: contested\n- **A:** many. {value=158}\n- **B:** few.\n:::',
      'has 158 where 159 stands',
    ],
  ])('differ: %s ≠ %s', (there, here, difference) => {
    expect(numbers(there, here)).toEqual(says(difference));
  });

  test('a slide is allowed to differ', () => {
    expect(
      told('## A {#a}\n\n159 days\n', '## A {#a allow="translation-numbers: another count"}\n\n156日間\n'),
    ).toEqual([]);
  });
});

describe('dates', () => {
  test.each([
    ['[20 December 1904]{.os}', '[1904年12月20日]{.os}'],
    ['[20 December 1904]{.os}', '[1905年1月2日]{.ns}、1904年'],
    ['[2 January 1905]{.ns}', '[1904年12月20日]{.os}'],
    ['[that August]{date=1945-08}', '[1945年8月]{date=1945-08}'],
    ['in 1904–05', '1904年から1905年まで'],
  ])('agree: %s = %s', (there, here) => {
    expect(told(`## A {#a}\n\n${there}\n`, `## A {#a}\n\n${here}\n`)).toEqual([]);
  });

  test.each([
    ['[20 December 1904]{.os}', '[1904年12月21日]{.os}'],
    ['[20 December 1904]{.os}', '[1904年12月20日]{.ns}'],
    ['[20 December 1904]{.os}', '1904年12月20日'],
    ['in 1945', 'in 1954'],
    ['in 1945', 'then'],
  ])('differ: %s ≠ %s', (there, here) => {
    const found = told(`## A {#a}\n\n${there}\n`, `## A {#a}\n\n${here}\n`);
    expect(found.map((each) => each.split(' ')[0])).toEqual(['translation-dates']);
  });

  test('the time of a slide is one', () => {
    expect(told('## A {#a when=1904}\n\nA.\n', '## A {#a when=1905}\n\nA.\n')).toEqual([
      'translation-dates ja.md:7 Slide "a" has "1905" where "1904" stands in "en.md"',
    ]);
  });
});

describe('the age of a translation', () => {
  const original = script('en', '## A {#a}\n\nA.\n');
  const found = (front: string, text = original) =>
    checkLanguages([edition('en', text), edition('ja', script('ja', '## A {#a}\n\nA.\n', front))]);
  const fingerprint = textFingerprint(original);

  test('is told by the fingerprint of the text that it follows', () => {
    expect(found(`translation: { from: en, text: "${fingerprint}" }\n`)).toEqual([]);
    const [old] = found(`translation: { from: en, text: "${fingerprint}" }\n`, original.replace('A.', 'A, and B.'));
    expect(old).toMatchObject({ code: 'translation-old', severity: 'warning', file: 'ja.md', line: 4 });
    expect(old?.hint).toContain(textFingerprint(original.replace('A.', 'A, and B.')));
  });

  test('a mended date or status of the original makes nothing old', () => {
    const later = original.replace('title: T\n', 'title: T\ndate: 2027-01-01\nstatus: final\n');
    expect(found(`translation: { from: en, text: "${fingerprint}" }\n`, later)).toEqual([]);
  });

  test('a translation that does not say is noted, with what to write', () => {
    const [note] = found('');
    expect(note).toMatchObject({ code: 'translation-unmarked', severity: 'note', file: 'ja.md' });
    expect(note?.hint).toContain(`translation: { from: en, text: "${fingerprint}" }`);
  });

  test('a language that is not there is named', () => {
    const problems = found(`translation: { from: eng, text: "${fingerprint}" }\n`);
    expect(problems.map(({ code }) => code)).toEqual(['translation-unknown']);
    expect(problems[0]?.message).toContain('did you mean "en"?');
  });

  test('the original is the edition that others name, not the first', () => {
    const ja = script('ja', '## A {#a}\n\nA.\n');
    const follows = script('en', '## A {#a}\n\nA.\n', `translation: { from: ja, text: "${textFingerprint(ja)}" }\n`);
    expect(checkLanguages([edition('en', follows), edition('ja', ja)])).toEqual([]);
  });

  test('the same where an English edition says nothing', () => {
    const ja = script('ja', '## A {#a}\n\nA.\n');
    const follows = script('de', '## A {#a}\n\nA.\n', `translation: { from: ja, text: "${textFingerprint(ja)}" }\n`);
    const found = checkLanguages([
      edition('de', follows),
      edition('en', script('en', '## A {#a}\n\nA.\n')),
      edition('ja', ja),
    ]);
    expect(found.map(({ code, file }) => `${file} ${code}`)).toEqual(['en.md translation-unmarked']);
  });
});
