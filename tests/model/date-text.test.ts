import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Calendar, daysInMonth } from '../../src/model/calendar.ts';
import { daysOf, toEdtf } from '../../src/model/date-agrees.ts';
import { isPossible, type PartialDay } from '../../src/model/date-range.ts';
import { agrees, type DateText, findDates, readDateText } from '../../src/model/date-text.ts';
import { writeDate } from '../../src/model/date-write.ts';

const shortDay = ({ year, month, day }: PartialDay): string =>
  [year ?? '*', month, day].filter((x) => x !== undefined).join('-');

/** `from`, or `from..to`, with `~` if it is approximate. */
const short = (date: DateText | undefined): string | undefined => {
  if (!date) return undefined;
  const [from, to] = [shortDay(date.from), shortDay(date.to)];
  return `${date.approximate ? '~' : ''}${from}${from === to ? '' : `..${to}`}`;
};

const read = (text: string, lang: string): DateText => {
  const date = readDateText(text, lang);
  if (!date) throw new Error(`no date in ${text}`);
  return date;
};

describe('reading a date', () => {
  test.each([
    // English. The date's own text between bars where it isn't all.
    ['en', '20 December 1904', '1904-12-20'],
    ['en', '20 DECEMBER 1904', '1904-12-20'],
    ['en-GB', '20 Dec. 1904', '1904-12-20'],
    ['en', '20 Dec 1904', '1904-12-20'],
    ['en', 'on |20 Dec|.', '*-12-20'],
    ['en', '20th December 1904', '1904-12-20'],
    ['en', 'the |20th of December, 1904|', '1904-12-20'],
    ['en', 'On |December 20, 1904|,', '1904-12-20'],
    ['en', 'December 20th 1904', '1904-12-20'],
    ['en', 'Sept. 5, 1905', '1905-9-5'],
    ['en', '20\u00A0December\u202F1904', '1904-12-20'],
    ['en', '20 De\u00ADcem\u00ADber 1904', '1904-12-20'],
    ['en', '20 December', '*-12-20'],
    ['en', 'in |December 1904|', '1904-12'],
    ['en', 'December', '*-12'],
    ['en', '1904', '1904'],
    ['en', 'about |1904|', '~1904'],
    ['en', 'c. |December 1904|', '~1904-12'],
    ['en', '~|1904|', '~1904'],
    ['en', 'the night of |26–27 January 1904|', '1904-1-26..1904-1-27'],
    ['en', '26/27 January 1904', '1904-1-26..1904-1-27'],
    ['en', '26 and 27 January 1904', '1904-1-26..1904-1-27'],
    ['en', 'from |26 to the 28 January 1904|', '1904-1-26..1904-1-28'],
    ['en', '31 January – 2 February 1904', '1904-1-31..1904-2-2'],
    ['en', '31 December – 2 January 1905', '1904-12-31..1905-1-2'],
    ['en', '31 December 1904 — 2 January 1905', '1904-12-31..1905-1-2'],
    ['en', 'January 26–27, 1904', '1904-1-26..1904-1-27'],
    ['en', 'January 31 - February 2, 1904', '1904-1-31..1904-2-2'],
    ['en', 'January–March 1904', '1904-1..1904-3'],
    ['en', 'Jan.–Mar. 1904', '1904-1..1904-3'],
    ['en', '1904–1905', '1904..1905'],
    ['en', '1904–05', '1904..1905'],
    ['en', '|1904|–03', '1904'],
    ['en', '1904-12-20', '1904-12-20'],
    ['en', '1904-12', '1904-12'],
    ['en', '1904-01-31 – 1904-02-02', '1904-1-31..1904-2-2'],
    ['en', '15 March 44 BC', '-43-3-15'],
    ['en', 'March 44 BC', '-43-3'],
    ['en', '30 February 1904', '1904-2-30'],
    ['en', '31 November', '*-11-31'],
    ['en', '|20 December| of that year, 1,904 men', '*-12-20'],
    // Russian
    ['ru', '|20 декабря 1904 года|', '1904-12-20'],
    ['ru', 'в |декабре 1904 г.|', '1904-12'],
    ['ru', 'Декабрь 1904', '1904-12'],
    ['ru', 'к |маю 1905|', '1905-5'],
    ['ru', '20 дек. 1904', '1904-12-20'],
    ['ru', '20-го декабря', '*-12-20'],
    ['ru', '20.12.1904', '1904-12-20'],
    ['ru', 'ок. |1904|', '~1904'],
    ['ru', 'около |1904 года|', '~1904'],
    ['ru', '1904 год', '1904'],
    ['ru', '988 год', '988'],
    ['ru', '1904–1905 гг.', '1904..1905'],
    ['ru', '8–9 февраля 1904 года', '1904-2-8..1904-2-9'],
    ['ru', 'в ночь на |27 января 1904 года|', '1904-1-27'],
    ['ru', 'в ночь с |26 на 27 января 1904 года|', '1904-1-26..1904-1-27'],
    ['ru', 'с |31 января по 2 февраля 1904 года|', '1904-1-31..1904-2-2'],
    ['ru', '15 марта 44 года до н. э.', '-43-3-15'],
    // German
    ['de', 'am |20. Dezember 1904|', '1904-12-20'],
    ['de', 'Am |20. Dez. 1904|.', '1904-12-20'],
    ['de', '20.12.1904', '1904-12-20'],
    ['de', 'im |März 1904|', '1904-3'],
    ['de', 'um |1904|', '~1904'],
    ['de', '8.–9. Februar 1904', '1904-2-8..1904-2-9'],
    ['de', 'in der Nacht vom |8. auf den 9. Februar 1904|', '1904-2-8..1904-2-9'],
    ['de', '31. Januar bis 2. Februar 1904', '1904-1-31..1904-2-2'],
    ['de', 'General August, |20. Dezember 1904|', '1904-12-20'],
    // Japanese
    ['ja', '1904年12月20日', '1904-12-20'],
    ['ja', '１９０４年１２月２０日', '1904-12-20'],
    ['ja', '|明治37年12月20日|の夜', '1904-12-20'],
    ['ja', '明治三十七年十二月二十日', '1904-12-20'],
    ['ja', '一九四五年八月十五日', '1945-8-15'],
    ['ja', '昭和元年', '1926'],
    ['ja', '1904年12月', '1904-12'],
    ['ja', '12月20日', '*-12-20'],
    ['ja', '約|1904年|', '~1904'],
    ['ja', '|1904年|頃', '~1904'],
    ['ja', '1904年2月8日〜9日', '1904-2-8..1904-2-9'],
    ['ja', '|1904年2月8日から9日|まで', '1904-2-8..1904-2-9'],
    ['ja', '|1904年12月20日|から30日間', '1904-12-20'],
    ['ja', '|1904年2月9日|〜3日', '1904-2-9'],
    ['ja', '|1904年2月8日|、15日', '1904-2-8'],
    ['ja', '2月8–9日', '*-2-8..*-2-9'],
    ['ja', '1904年2月8、9日', '1904-2-8..1904-2-9'],
    ['ja', '1904年12月31日〜1月2日', '1904-12-31..1905-1-2'],
    ['ja', '1904–1905年', '1904..1905'],
    ['ja', '1904-12-20', '1904-12-20'],
    ['ja', '1904年2月30日', '1904-2-30'],
    // Chinese
    ['zh-Hans', '1904年12月20日', '1904-12-20'],
    ['zh-Hant', '民國37年12月20號', '1948-12-20'],
    ['zh', '1904年1月至3月', '1904-1..1904-3'],
    ['zh', '|1904年|左右', '~1904'],
    ['zh', '公元前44年3月15日', '-43-3-15'],
    // Korean
    ['ko', '1904년 12월 20일', '1904-12-20'],
    ['ko', '1904년12월20일', '1904-12-20'],
    ['ko', '약 |1904년|', '~1904'],
    ['ko', '|1904년|경', '~1904'],
    ['ko', '1904년 1월 31일~2월 2일', '1904-1-31..1904-2-2'],
    ['ko', '|2월 8일부터 9일|까지', '*-2-8..*-2-9'],
    // No table
    ['fr', 'en |1904|', '1904'],
    ['fr', '1904-12-20', '1904-12-20'],
  ])('%s: %s', (lang, marked, expected) => {
    const text = marked.replaceAll('|', '');
    const date = read(text, lang);
    expect(short(date)).toBe(expected);
    const own = marked.split('|')[1] ?? text;
    expect(text.slice(date.start, date.end)).toBe(own);
  });

  test.each([
    ['en', ''],
    ['en', 'the fortress'],
    ['en', 'two of them may 12 times'],
    ['en', '159 days'],
    ['en', '20 December 1904 and 2 January 1905'],
    ['en', '26 January/8 February 1904'],
    ['en', '15/27 March 1898'],
    ['en', '1904, 1905'],
    ['en', 'B1904'],
    ['en', '11904'],
    ['ru', '26 января (8 февраля) 1904 года'],
    ['ru', '20 December'],
    ['ja', '光緒30年12月20日'],
    ['ja', '37年'],
    ['ja', '3日間'],
    ['fr', '20 décembre'],
  ])('%s: no single date in "%s"', (lang, text) => {
    expect(short(readDateText(text, lang))).toBe(undefined);
  });

  test('says how precise it is', () => {
    expect(['1 May 1904', 'May 1904', '1904'].map((text) => read(text, 'en').precision)).toEqual([
      'day',
      'month',
      'year',
    ]);
  });
});

describe('finding dates in prose', () => {
  const found = (text: string, lang: string) => findDates(text, lang).map((date) => text.slice(date.start, date.end));

  test('days only, in order, impossible ones too', () => {
    const text = 'In 1904, on 30 February, and again on December 31, 1904 (not in May 1905), 8–9 March.';
    expect(found(text, 'en')).toEqual(['30 February', 'December 31, 1904', '8–9 March']);
  });

  test('a month before a number may be a count', () => {
    expect(found('In February 30 men died, in August 45 ships came.', 'en')).toEqual([]);
    expect(found('On February 30, 1904, nobody died.', 'en')).toEqual(['February 30, 1904']);
  });

  test('shelf marks are no dates', () => {
    expect(found('Museum no. 1985-66-44, 1904-02-30-7', 'en')).toEqual([]);
  });

  test('in other languages', () => {
    expect(found('Утром 30 февраля 1904 г. и 1905 год, 27-го января.', 'ru')).toEqual([
      '30 февраля 1904 г.',
      '27-го января',
    ]);
    expect(found('Am 30. Februar, im März und am 1. Mai 1904.', 'de')).toEqual(['30. Februar', '1. Mai 1904']);
    expect(found('1904年2月30日、十月革命、明治37年5月1日。', 'ja')).toEqual(['1904年2月30日', '明治37年5月1日']);
    expect(found('1904년 2월 30일, 3월 1일에', 'ko')).toEqual(['1904년 2월 30일', '3월 1일']);
  });

  test('takes linear time', () => {
    const pieces = [
      '1',
      '1,111',
      '20 ',
      'May ',
      '年',
      '1年',
      '1月',
      '十',
      ' ',
      '\u00A0',
      '-',
      '1–',
      '20 May – ',
      'a',
      '1904-',
      '明治',
      '.',
      '1. ',
    ];
    for (const lang of ['en', 'ru', 'de', 'ja', 'ko', 'fr']) {
      for (const piece of pieces) {
        const start = performance.now();
        findDates(piece.repeat(50_000 / piece.length), lang);
        expect(performance.now() - start, `${lang} ${piece}`).toBeLessThan(2000);
      }
    }
  });
});

describe('writing a date', () => {
  const date = (text: string): PartialDay => {
    const parts = /^(\*|-?\d+)(?:-(\d+))?(?:-(\d+))?$/.exec(text)?.slice(1) ?? [];
    const [year, month, day] = parts.map((part) => (part === undefined || part === '*' ? undefined : Number(part)));
    return { year, month, day };
  };

  test.each([
    [
      '1905-1-2',
      '',
      ['2 January 1905', '2 января 1905 года', '2. Januar 1905', '1905年1月2日', '1905年1月2日', '1905년 1월 2일'],
    ],
    ['*-1-2', '', ['2 January', '2 января', '2. Januar', '1月2日', '1月2日', '1월 2일']],
    ['1905-1', '', ['January 1905', 'январь 1905 года', 'Januar 1905', '1905年1月', '1905年1月', '1905년 1월']],
    ['1905', '', ['1905', '1905 год', '1905', '1905年', '1905年', '1905년']],
    [
      '1904-2-8',
      '1904-2-9',
      [
        '8–9 February 1904',
        '8–9 февраля 1904 года',
        '8.–9. Februar 1904',
        '1904年2月8日〜9日',
        '1904年2月8日至9日',
        '1904년 2월 8일~9일',
      ],
    ],
    [
      '1904-1-31',
      '1904-2-2',
      [
        '31 January – 2 February 1904',
        '31 января – 2 февраля 1904 года',
        '31. Januar – 2. Februar 1904',
        '1904年1月31日〜2月2日',
        '1904年1月31日至2月2日',
        '1904년 1월 31일~2월 2일',
      ],
    ],
    [
      '1904-12-31',
      '1905-1-2',
      [
        '31 December 1904 – 2 January 1905',
        '31 декабря 1904 года – 2 января 1905 года',
        '31. Dezember 1904 – 2. Januar 1905',
        '1904年12月31日〜1905年1月2日',
        '1904年12月31日至1905年1月2日',
        '1904년 12월 31일~1905년 1월 2일',
      ],
    ],
    [
      '1904-1',
      '1904-3',
      [
        'January–March 1904',
        'январь–март 1904 года',
        'Januar–März 1904',
        '1904年1月〜3月',
        '1904年1月至3月',
        '1904년 1월~3월',
      ],
    ],
    ['1904', '1905', ['1904–1905', '1904–1905 годы', '1904–1905', '1904年〜1905年', '1904年至1905年', '1904년~1905년']],
    [
      '-43-3-15',
      '',
      [
        '15 March 44 BC',
        '15 марта 44 года до н. э.',
        '15. März 44 v. Chr.',
        '紀元前44年3月15日',
        '公元前44年3月15日',
        '기원전 44년 3월 15일',
      ],
    ],
  ] as const)('%s %s', (from, to, expected) => {
    const written = ['en', 'ru', 'de', 'ja', 'zh', 'ko'].map((lang) => writeDate(date(from), date(to || from), lang));
    expect(written).toEqual(expected);
  });

  test('without a table', () => {
    expect(writeDate(date('1905-1-2'), date('1905-1-2'), 'fr')).toBe('1905-01-02');
    expect(writeDate(date('1905-1'), date('1905-2'), 'fr')).toBe('1905-01 – 1905-02');
  });
});

describe('an explicit date', () => {
  test.each([
    ['20 December 1904', '1905-01-02', 'julian', true],
    ['20 December 1904', '1904-12-20', 'julian', false],
    ['20 December 1904', '1904-12-20', 'gregorian', true],
    ['20 December 1904', '1905-01', 'julian', true],
    ['20 December 1904', '1905', 'julian', true],
    ['20 December 1904', '1904', 'julian', false],
    ['20 December 1904', '1904/..', 'julian', true],
    ['20 December', '1905-01-02', 'julian', true],
    ['20 December', '1905-01-03', 'julian', false],
    ['20 December', '1904-12-20', 'julian', false],
    ['29 February', '1904-02-29', 'gregorian', true],
    ['29 February', '1900-03-13', 'julian', true],
    ['29 February', '1890..1900', 'gregorian', true],
    ['26–27 January 1904', '1904-02-08/1904-02-09', 'julian', true],
    ['26–27 January 1904', '1904-02-08..1904-02-09', 'julian', true],
    ['26–27 January 1904', '1904-01-26/1904-01-27', 'julian', false],
    ['31 December – 2 January', '1905-12-31/1906-01-02', 'gregorian', true],
    ['December–January', '1905-01-15', 'gregorian', true],
    ['December 1904', '1904-12/1905-01', 'julian', true],
    ['December 1904', '1904-12', 'julian', true],
    ['December 1904', '1905-01', 'julian', false],
    ['December 1904', '1905-01-02', 'julian', true],
    ['December 1904', '1904-12', 'gregorian', true],
    ['December 1904', '1904-12-10/1905-01-20', 'gregorian', false],
    ['1904', '1904', 'julian', true],
    ['1904', '1905', 'julian', false],
    ['about 1904', '1904~', 'gregorian', true],
    ['about 1904', '1904-07/1905-06', 'gregorian', true],
    ['about 1904', '1906', 'gregorian', false],
    ['30 February 1904', '1904-03-01', 'gregorian', false],
    ['20 December 1904', 'no date', 'julian', false],
  ] as const)('"%s" and %s, %s: %s', (text, edtf, calendar, expected) => {
    expect(agrees(read(text, 'en'), edtf, calendar)).toBe(expected);
  });

  test.each([
    ['20 December 1904', 'julian', '1905-01-02'],
    ['20 December 1904', 'gregorian', '1904-12-20'],
    ['26–27 January 1904', 'julian', '1904-02-08/1904-02-09'],
    ['December 1904', 'julian', '1904-12-14/1905-01-13'],
    ['December 1904', 'gregorian', '1904-12'],
    ['1904–1905', 'julian', '1904/1905'],
    ['15 March 44 BC', 'julian', '-0043-03-13'],
    ['20 December', 'julian', undefined],
    ['30 February 1904', 'julian', undefined],
    ['3–2 May 1904', 'julian', undefined],
  ] as const)('of "%s", %s: %s', (text, calendar, expected) => {
    expect(toEdtf(read(text, 'en'), calendar)).toBe(expected);
  });

  test('days of a month', () => {
    expect(daysOf(read('February 1900', 'en'), 'julian')).toEqual({ first: 2415064, last: 2415092 });
  });
});

describe('possible dates', () => {
  test.each([
    ['30 February', false],
    ['29 February', true],
    ['29 February 1900', false],
    ['31 November', false],
    ['December 1904', true],
    ['1904', true],
    ['0 May 1904', false],
  ])('%s: %s', (text, expected) => {
    expect(isPossible(read(text, 'en').from, 'gregorian')).toBe(expected);
  });
});

describe('laws', () => {
  const lang = fc.constantFrom('en', 'ru', 'de', 'ja', 'zh', 'ko');
  const year = fc.integer({ min: 1000, max: 2999 });
  const month = fc.integer({ min: 1, max: 12 });
  const day: fc.Arbitrary<PartialDay> = fc
    .record({ year, month })
    .chain(({ year, month }) =>
      fc.integer({ min: 1, max: daysInMonth(year, month, 'julian') }).map((date) => ({ year, month, day: date })),
    );
  const partial: fc.Arbitrary<(whole: PartialDay) => PartialDay> = fc.constantFrom(
    (whole) => whole,
    (whole) => ({ ...whole, day: undefined }),
    (whole) => ({ ...whole, month: undefined, day: undefined }),
  );
  const order = (date: PartialDay) => ((date.year ?? 0) * 100 + (date.month ?? 0)) * 100 + (date.day ?? 0);

  test('what is written is read', () => {
    fc.assert(
      fc.property(day, day, partial, lang, fc.boolean(), fc.boolean(), (a, b, part, lang, single, near) => {
        const second = single ? a : near ? { ...b, year: a.year } : b;
        const [from, to] = [part(a), part(second)].sort((x, y) => order(x) - order(y)) as [PartialDay, PartialDay];
        const text = writeDate(from, to, lang);
        const date = read(text, lang);
        expect({ from: date.from, to: date.to, text: text.slice(date.start, date.end) }).toEqual({ from, to, text });
      }),
      { numRuns: 3000 },
    );
  });

  test('without a year too', () => {
    fc.assert(
      fc.property(day, lang, (whole, lang) => {
        const from = { ...whole, year: undefined };
        expect(read(writeDate(from, from, lang), lang).from).toEqual(from);
      }),
    );
  });

  test('EDTF of a text agrees with it', () => {
    fc.assert(
      fc.property(
        day,
        partial,
        lang,
        fc.constantFrom<Calendar>('julian', 'gregorian'),
        (whole, part, lang, calendar) => {
          const date = read(writeDate(part(whole), part(whole), lang), lang);
          const edtf = toEdtf(date, calendar);
          const possible = isPossible(date.from, calendar);
          expect(edtf !== undefined && agrees(date, edtf, calendar)).toBe(possible);
        },
      ),
    );
  });

  test('no text breaks the reader, and dates lie in the text in order', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '20',
        '1904',
        '30',
        ' ',
        ' ',
        '\u00A0',
        '–',
        '-',
        '/',
        '.',
        ',',
        'December',
        'May',
        'Dec',
        'th',
        'of',
        ' BC',
      ),
      fc.constantFrom('декабря', 'года', 'г', 'по', '-го', ' до н. э.', 'Dezember', 'bis', 'ок. '),
      fc.constantFrom('年', '月', '日', '년', '월', '일', '明治', '元', '十', '〇', '〜', '、', '間', '紀元前', '２'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.oneof(lang, fc.string()), (text, lang) => {
        let end = 0;
        for (const date of findDates(text, lang)) {
          expect(date.start).toBeGreaterThanOrEqual(end);
          expect(date.end).toBeGreaterThan(date.start);
          expect(text.slice(date.start, date.end)).toBe(text.slice(date.start, date.end).trim());
          end = date.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        const one = readDateText(text, lang);
        if (one) agrees(one, '1904/1905', 'julian');
      }),
      { numRuns: 5000 },
    );
  });
});
