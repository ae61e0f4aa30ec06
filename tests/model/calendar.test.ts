import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Calendar,
  type CalendarDay,
  convert,
  dayOf,
  daysInMonth,
  inGap,
  isDay,
  julianDayNumber,
} from '../../src/model/calendar.ts';

const day = (text: string): CalendarDay => {
  const [, sign, year, month, date] = /^(-?)(\d+)-(\d+)-(\d+)$/.exec(text) ?? [];
  return { year: Number(year) * (sign ? -1 : 1), month: Number(month), day: Number(date) };
};

// Old Style, New Style.
const pairs = [
  ['1904-12-20', '1905-01-02'],
  ['1898-03-15', '1898-03-27'],
  ['1904-01-26', '1904-02-08'],
  ['1904-01-27', '1904-02-09'],
  ['1904-07-17', '1904-07-30'],
  ['1900-02-27', '1900-03-11'],
  ['1900-02-28', '1900-03-12'],
  ['1900-02-29', '1900-03-13'],
  ['1900-03-01', '1900-03-14'],
  ['1917-10-25', '1917-11-07'],
  ['1917-12-30', '1918-01-12'],
  ['1918-01-31', '1918-02-13'],
  ['1918-02-01', '1918-02-14'],
  ['1582-10-05', '1582-10-15'],
  ['1700-02-18', '1700-02-28'],
  ['1700-02-19', '1700-03-01'],
  ['0300-02-29', '0300-03-01'],
  ['0200-03-01', '0200-03-01'],
  ['-0043-03-15', '-0043-03-13'],
] as const;

describe('two calendars', () => {
  test.each(pairs)('%s Old Style is %s New Style', (old, now) => {
    expect(convert(day(old), 'julian', 'gregorian')).toEqual(day(now));
    expect(convert(day(now), 'gregorian', 'julian')).toEqual(day(old));
  });

  test.each([
    ['2000-01-01', 'gregorian', 2451545],
    ['1970-01-01', 'gregorian', 2440588],
    ['-4712-01-01', 'julian', 0],
    ['-4713-11-24', 'gregorian', 0],
    ['1582-10-04', 'julian', 2299160],
    ['1582-10-15', 'gregorian', 2299161],
  ] as const)('%s %s has the Julian day number %i', (text, calendar, number) => {
    expect(julianDayNumber(day(text), calendar)).toBe(number);
    expect(dayOf(number, calendar)).toEqual(day(text));
  });

  test('the siege lasted 159 days by one count', () => {
    const days = (from: string, to: string) =>
      julianDayNumber(day(to), 'gregorian') - julianDayNumber(day(from), 'gregorian');
    expect(days('1904-07-30', '1905-01-05')).toBe(159);
    expect(days('1904-07-30', '1905-01-02')).toBe(156);
    expect(days('1904-02-08', '1905-01-02')).toBe(329);
  });
});

describe('days that exist', () => {
  test.each([
    ['1904-02-30', false, false],
    ['1900-02-29', true, false],
    ['1904-02-29', true, true],
    ['2000-02-29', true, true],
    ['0000-02-29', true, true],
    ['-0004-02-29', true, true],
    ['1904-04-31', false, false],
    ['1904-12-31', true, true],
    ['1904-13-01', false, false],
    ['1904-00-01', false, false],
    ['1904-01-00', false, false],
  ])('%s: Julian %s, Gregorian %s', (text, julian, gregorian) => {
    expect(isDay(day(text), 'julian')).toBe(julian);
    expect(isDay(day(text), 'gregorian')).toBe(gregorian);
  });

  test('half a day is none', () => {
    expect(isDay({ year: 1904, month: 1, day: 1.5 }, 'julian')).toBe(false);
    expect(daysInMonth(1904, 1.5, 'julian')).toBe(0);
  });
});

describe('days lost to a change of calendar', () => {
  test.each([
    ['1918-01-31', 'julian', undefined],
    ['1918-02-01', 'julian', 'after-change'],
    ['1918-02-13', 'julian', 'after-change'],
    ['1920-01-01', 'julian', 'after-change'],
    ['1904-12-20', 'julian', undefined],
    ['1582-10-10', 'julian', undefined],
    ['1918-01-31', 'gregorian', undefined],
    ['1918-02-01', 'gregorian', 'russian-gap'],
    ['1918-02-13', 'gregorian', 'russian-gap'],
    ['1918-02-14', 'gregorian', undefined],
    ['1582-10-04', 'gregorian', undefined],
    ['1582-10-05', 'gregorian', 'gap'],
    ['1582-10-14', 'gregorian', 'gap'],
    ['1582-10-15', 'gregorian', undefined],
  ] as const)('%s %s: %s', (text, calendar, type) => {
    expect(inGap(day(text), calendar)?.type).toBe(type);
  });

  test('the facts come along', () => {
    expect(inGap(day('1918-03-01'), 'julian')?.adoption).toEqual({ last: day('1918-01-31'), next: day('1918-02-14') });
    expect(inGap(day('1582-10-06'), 'gregorian')?.adoption).toEqual({
      last: day('1582-10-04'),
      next: day('1582-10-15'),
    });
  });
});

describe('laws', () => {
  const calendar = fc.constantFrom<Calendar>('julian', 'gregorian');
  const possible = fc
    .record({ year: fc.integer({ min: -4000, max: 4000 }), month: fc.integer({ min: 1, max: 12 }), calendar })
    .chain(({ year, month, calendar }) =>
      fc.record({
        day: fc
          .integer({ min: 1, max: daysInMonth(year, month, calendar) })
          .map((date): CalendarDay => ({ year, month, day: date })),
        calendar: fc.constant(calendar),
      }),
    );

  test('there and back gives the same day', () => {
    fc.assert(
      fc.property(possible, calendar, ({ day, calendar }, other) => {
        const there = convert(day, calendar, other);
        expect(isDay(there, other)).toBe(true);
        expect(convert(there, other, calendar)).toEqual(day);
      }),
      { numRuns: 2000 },
    );
  });

  test('numbers and days follow one another', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400_000, max: 3_200_000 }), calendar, (number, calendar) => {
        const [today, tomorrow] = [dayOf(number, calendar), dayOf(number + 1, calendar)];
        expect(julianDayNumber(today, calendar)).toBe(number);
        const next = isDay({ ...today, day: today.day + 1 }, calendar);
        expect(tomorrow.day).toBe(next ? today.day + 1 : 1);
      }),
      { numRuns: 2000 },
    );
  });

  test('agrees with the Gregorian calendar of JavaScript', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), (days) => {
        const date = new Date(days * 86_400_000);
        expect(dayOf(days + 2440588, 'gregorian')).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
      }),
    );
  });
});
