import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile, render } from '../../src/index.ts';
import { readQuantity } from '../../src/model/quantity.ts';
import { writeNumber, writeQuantity } from '../../src/model/quantity-write.ts';
import { readDateSpan } from '../../src/model/read-date-span.ts';
import { daysOf, writeDays } from '../../src/model/span-days.ts';
import { axisView, markView, numberAxis } from '../../src/render/contested-axis.ts';
import { dateAxis } from '../../src/render/contested-date-axis.ts';

const library = {
  'sources.yaml': `references:
  - { id: star, type: article-newspaper, title: The Star, voice: The Star, perspective: Evening paper, partisan: true }
  - { id: record, type: report, title: Record, voice: The Record, perspective: Files of the ministry, partisan: false }
`,
  'claims.yaml': `claims:
  - { id: star-100, statement: The Star counts 100., sources: [{ source: star }] }
  - { id: known-90, statement: There were 90., sources: [{ source: editor, confidence: medium }] }
`,
};
let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'lanternist-contested-'));
  mkdirSync(join(cwd, 'library'));
  for (const [name, text] of Object.entries(library)) writeFileSync(join(cwd, 'library', name), text);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** The accounts on the first slide of a script, as a visitor's browser gets them, and their words alone. */
async function drawn(body: string, lang = 'en'): Promise<{ html: string; rows: string[]; words: string }> {
  const script = `---\ntitle: T\nlang: ${lang}\neditor: E\n---\n\n## Which? {#which}\n\n${body}\n`;
  const compiled = await compile(script, { path: 'talk.md', cwd });
  const page = await render(compiled, 'slides');
  const html = /<div class="contested [\s\S]*?(?=<ol class="slide-notes"|<div class="strip)/.exec(page)?.[0] ?? '';
  const rows = [...html.matchAll(/<li class="account[\s\S]*?<\/li>/g)].map(([row]) => textOf(row));
  return { html, rows, words: textOf(html) };
}

/** What a screen reader reads: drawn parts are hidden from it. */
function textOf(html: string): string {
  return html
    .replace(/<div class="(?:axis|guides|track)[^>]*aria-hidden="true">.*?<\/div>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/[ \n]+/g, ' ')
    .trim();
}

const account = (keys: string, words = '[@star]'): string => `::: {.account ${keys}}\n${words}\n:::\n`;
const contested = (...parts: readonly string[]): string => `::: contested\n${parts.join('')}:::`;

describe('numbers', () => {
  test.each([
    ['62000..92000', 'en', '62,000–92,000'],
    ['62000..92000', 'ru', '62\u00A0000–92\u00A0000'],
    ['~3500', 'en', 'about\u00A03,500'],
    ['~3500', 'ru', 'about\u00A03500'],
    ['>=5000', 'en', 'at least\u00A05,000'],
    ['<=200', 'en', 'at most\u00A0200'],
    ['~>=5000', 'en', 'at least\u00A0about\u00A05,000'],
    ['1.5', 'de', '1,5'],
  ])('%s in %s is written %s', (written, lang, expected) => {
    const quantity = readQuantity(written);
    const words = { about: 'about', atLeast: 'at least', atMost: 'at most' };
    expect(quantity && writeQuantity(quantity, lang, words)).toBe(expected);
  });

  test('a number below zero has a minus, not a hyphen', () => {
    expect(writeNumber(-1234567.5, 'en')).toBe('−1,234,567.5');
  });
});

describe('the axis', () => {
  const ticks = (...values: readonly string[]) =>
    numberAxis(
      values.flatMap((value) => readQuantity(value) ?? []),
      String,
    ).ticks.map(({ at }) => at);

  test('begins at zero and has round steps', () => {
    expect(ticks('55000', '62000..92000')).toEqual([0, 20000, 40000, 60000, 80000, 100000]);
    expect(ticks('0', '0')).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticks('5', '5', '5')).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('begins higher, and says so, where zero would press the marks together', () => {
    expect(ticks('1500000', '1600000..1700000')).toEqual([1450000, 1500000, 1550000, 1600000, 1650000, 1700000]);
    const axis = numberAxis([readQuantity('1500000') ?? never(), readQuantity('1700000') ?? never()], String);
    expect(axisView(axis).broken).toBe(true);
    expect(axisView(numberAxis([readQuantity('5') ?? never(), readQuantity('9') ?? never()], String)).broken).toBe(
      false,
    );
  });

  test('has room for the arrow of an open end', () => {
    const values = ['3000', '>=5000'].map((value) => readQuantity(value) ?? never());
    const axis = numberAxis(values, String);
    const mark = markView(values[1] ?? never(), axis);
    expect(mark.classes).toBe('bar open-to');
    expect(Number(mark.wide)).toBeGreaterThan(0.1);
    expect(Number(mark.at) + Number(mark.wide)).toBeCloseTo(1);
  });

  test('a count that is at most something never falls below zero', () => {
    expect(ticks('<=200', '9')[0]).toBe(0);
  });

  test('a mark is a point or as wide as its range, hollow when it is about', () => {
    const axis = { from: 0, to: 100, ticks: [], broken: false };
    expect(markView({ from: 25, to: 75, approximate: false }, axis)).toEqual({
      classes: 'bar',
      open: false,
      at: '0.2500',
      wide: '0.5000',
    });
    expect(markView({ from: 10, to: 10, approximate: true }, axis).classes).toBe('point hollow');
  });
});

describe('dates', () => {
  const days = (edtf: string) => daysOf(readDateSpan(edtf) ?? never());

  test.each([
    ['1905-01-02', 'en', '2 January 1905'],
    ['1905-01-02', 'ru', '2 января 1905 года'],
    ['1904-02', 'en', 'February 1904'],
    ['1904', 'en', '1904'],
    ['1904-12-31/1905-01-02', 'en', '31 December 1904 – 2 January 1905'],
    ['1904-02-08/..', 'en', '8 February 1904 – …'],
    ['189X', 'en', '1890–1899'],
  ])('%s in %s is %s', (edtf, lang, expected) => {
    expect(writeDays(days(edtf), lang)).toBe(expected);
  });

  test('a day is a point, a month an interval', () => {
    expect(days('1904-02-29')).toMatchObject({ from: 2416540, to: 2416540 });
    const { from, to } = days('1904-02');
    expect(to - from).toBe(28);
    expect(days('1904-02-08~').approximate).toBe(true);
  });

  test.each([
    [
      ['1905-01-02', '1905-01-05'],
      ['1905 1 January', '2', '3', '4', '5', '6'],
    ],
    [
      ['1945-08-14', '1945-09-05'],
      ['1945 15 August', '20', '25', '1 Sep', '5'],
    ],
    [
      ['1918-01', '1918-10-31'],
      ['1918 January', 'April', 'July', 'October'],
    ],
    [
      ['1894', '1955'],
      ['1900', '1910', '1920', '1930', '1940', '1950'],
    ],
  ])('the marks of %j are round', (dates, expected) => {
    expect(dateAxis(dates.map(days), 'en').ticks.map(({ label, year }) => `${year} ${label}`.trim())).toEqual(expected);
  });
});

describe('range', () => {
  test('a row a voice, read in order: voice, standpoint, value, words', async () => {
    const { rows, html } = await drawn(
      contested(
        account('by="The Star" value=100..160', 'Counted by its reporter on the following morning. [@star-100]'),
        account('by="Some clerk" source=record value=~90', '[@record]'),
        account('by="Editor" source=editor value=90 confidence=medium', '90 at most. [@known-90]'),
      ),
    );
    expect(html).toContain('contested-range');
    expect(html.match(/class="account-words"/g)).toHaveLength(1);
    expect(rows).toEqual([
      'The Star Evening paper\u00A0· partisan 100–160 Counted by its reporter on the following morning. note 1',
      'Some clerk The Record: Files of the ministry about\u00A090 note 2',
      'Editor Editor’s note · medium confidence 90 at most. note 3',
    ]);
  });

  test('a short word without a figure stands behind the number', async () => {
    const { rows } = await drawn(
      contested(account('by=A value=5', 'Lined up.'), account('by=B value=9', 'Nine, or 9.')),
    );
    expect(rows).toEqual(['A 5 Lined up.', 'B Nine, or 9.']);
  });

  test('everything that is counted has an axis of its own, with its name', async () => {
    const { html, words } = await drawn(
      contested(
        account('by=A value=5000 of=prisoners'),
        account('by=B value=9 of=guards'),
        account('by=C value=3500 of=prisoners'),
      ),
    );
    expect(html.match(/class="scale"/g)).toHaveLength(2);
    expect(words).toMatch(/^prisoners A .* C .* guards B /);
  });

  test('no average is drawn: as many marks as voices', async () => {
    const { html } = await drawn(contested(account('by=A value=4000'), account('by=B value=5000')));
    expect(html.match(/<i class="mark /g)).toHaveLength(2);
    expect(html).not.toContain('4,500<');
  });

  test('the standpoint of a source is told once, in panels each time', async () => {
    const accounts = [account('by="The Star, headline" value=5'), account('by="The Star, page 2" value=4')];
    const range = await drawn(contested(...accounts));
    const sides = await drawn(`::: {.contested as=sides}\n${accounts.join('')}:::`);
    expect(range.html.match(/class="standpoint"/g)).toHaveLength(1);
    expect(sides.html.match(/class="standpoint"/g)).toHaveLength(2);
  });

  test('Russian words and figures', async () => {
    const { rows } = await drawn(contested(account('by=А value=">=62000"', ''), account('by=Б value=5', '')), 'ru');
    expect(rows).toEqual(['А не менее\u00A062\u00A0000', 'Б 5']);
  });
});

describe('a form that the accounts can’t be drawn in is reported at the wish for it', () => {
  test.each([
    ['range', '- **A:** 5.\n- **B:** Few.\n', '"as=range": "B" gives no number; expected a number in every account'],
    ['range', '- **A:** 5.\n- **B:** 9.\n', undefined],
    [
      'dates',
      '- **A:** [2 January 1905]{.ns}\n- **B:** Later.\n',
      '"as=dates": "B" gives no date; expected a date in every account',
    ],
    ['dates', '- **A:** [2 January 1905]{.ns}\n- **B:** [3 January 1905]{.ns}\n', undefined],
    ['correction', '- **A:** 1.\n- **B:** 2.\n- **C:** 3.\n', '"as=correction": 3 accounts; expected two'],
    ['correction', '- **A:** 1.\n- **B:** 2.\n', undefined],
    ['sides', '- **A:** 1.\n- **B:** 2.\n- **C:** 3.\n', undefined],
  ])('%s of %j', async (as, list, message) => {
    const script = `---\ntitle: T\n---\n\n## Which?\n\n::: {.contested as=${as}}\n${list}:::\n`;
    const { problems } = await compile(script, { path: 'talk.md', cwd });
    const found = problems.filter(({ code }) => code === 'construct-malformed');
    expect(found.map(({ message, line, column }) => `${line}:${column} ${message}`)).toEqual(
      message === undefined ? [] : [`7:17 ${message}`],
    );
  });
});

test.each([
  ['1000000000000000', 1e15],
  ['1000000000000001', undefined],
  ['99999999999999999999999', undefined],
  ['>=-99999999999999999999999', undefined],
])('the number %s can be read as %s', (written, expected) => {
  expect(readQuantity(written)?.from).toBe(expected);
});

test('dates: one line for all, a date in words at each mark', async () => {
  const { rows, html } = await drawn(
    contested(
      account('by=A date=1945-08-14', 'The terms were accepted after a long night of talks.'),
      account('by=B date="1945-08-16~"', ''),
      account('by=C date=1945-09-02', 'Signed, 2 September.'),
    ),
  );
  expect(html).toContain('contested-dates');
  expect(html.match(/class="axis"/g)).toHaveLength(1);
  expect(rows).toEqual([
    'A 14 August 1945 The terms were accepted after a long night of talks.',
    'B about\u00A016 August 1945',
    'C Signed, 2 September.',
  ]);
});

describe('an axis of dates', () => {
  const two = (...dates: readonly string[]): string =>
    `::: contested\n${dates.map((date, at) => `- **V${at}:** ${date}\n`).join('')}:::`;

  test('says that it counts in New Style where words are Old Style, and only there', async () => {
    const old = await drawn(two('[7 October 1917]{.os}', '[25 October 1917]{.os}'));
    expect(old.html).toContain('<p class="axis-calendar">New Style</p>');
    const both = await drawn(two('[20 October 1917]{.ns}', '[7 November 1917]{.ns}'));
    expect(both.html).not.toContain('axis-calendar');
  });

  test.each([
    [['2 January 1905', '5 January 1905'], '1905'],
    [['29 December 1904', '12 October 1904'], '1904 1905'],
    [['March 1905', 'September 1905'], '1905'],
  ])('each year of %j is told once', async (dates, year) => {
    const { html } = await drawn(two(...dates));
    expect([...html.matchAll(/<span class="axis-year">(\d+)<\/span>/g)].map(([, found]) => found)).toEqual(
      year.split(' '),
    );
  });

  test('words stand on the side of their mark that has room', async () => {
    const { html } = await drawn(two('2 January 1905', '5 January 1905', '29 December 1904'));
    const told = [...html.matchAll(/class="told( flip)?( flip-narrow)?" style/g)].map(([, wide]) => wide !== undefined);
    expect(told).toEqual([false, true, false]);
  });

  test('a day in the other calendar is never broken inside', async () => {
    const { html } = await drawn(two('[7 October 1917]{.os}', '[25 October 1917]{.os}'));
    expect(html).toContain('(20\u00A0October New Style)');
  });
});

test('correction: printed and on record, whatever stands first, and nothing struck out', async () => {
  const editor = account(
    'by=Editor source=editor confidence=high',
    'It was 1898. [@editor: the treaty]{confidence=high}',
  );
  const { rows, html } = await drawn(contested(editor, account('by="The Star"', 'It was 1897. [@star]')));
  expect(rows).toEqual([
    'On record Editor Editor’s note · high confidence It was 1898. note 1',
    'Printed The Star Evening paper\u00A0· partisan It was 1897. note 2',
  ]);
  expect(html).not.toMatch(/<(del|s|strike)\b|line-through/);
});

describe('sides', () => {
  test('an account without words is an empty frame with its caption', async () => {
    const { html, rows } = await drawn(
      `::: {.contested as=sides}\n- **A:** Something. [@star]\n- **Nobody asked the town:** [@editor: a gap]\n:::`,
    );
    expect(html.match(/class="account empty"/g)).toHaveLength(1);
    expect(rows[1]).toBe('Nobody asked the town Editor’s note note 2');
  });

  test('what is not in dispute stands beneath, under its head', async () => {
    const { words } = await drawn(contested('- **A:** Yes.\n- **B:** No.\n\n', '::: agreed\nIt was asked.\n:::\n'));
    expect(words).toMatch(/A Yes\. B No\. Not in dispute It was asked\.$/);
  });
});

/** For values that the test itself wrote right. */
function never(): never {
  throw new Error('unreadable');
}
