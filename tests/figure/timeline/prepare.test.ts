import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readDateSpan } from '../../../src/model/read-date-span.ts';
import { sourceText } from '../../../src/model/span.ts';
import { timelineSchema } from '../../../src/parse/figures/timeline.ts';
import { prepared, type Reported } from './setting.ts';

describe('the schema', () => {
  test.each([
    'events: script',
    'events: [capitulation-1905, { date: 1904, label: A year }, { event: capitulation-1905, side: below }]',
    'lanes: [Promised, Used]',
    'lanes: place',
    'breaks: [1908..1944]',
    'span: 1904-02-06/1904-02-10',
    'periods: [{ span: 1904..1905, label: The siege }]',
  ])('takes %s', (yaml) => {
    expect(v.safeParse(timelineSchema(), parse(yaml)).success).toBe(true);
  });

  test.each([
    ['events: often', 'a list of events'],
    ['events: [{ place: port-arthur }]', '"date" and "label"'],
    ['events: [{ date: 1904 }]', 'a "label" too, which is missing'],
    ['events: [{ label: no date }]', 'a "date" too, which is missing'],
    ['events: [{ date: 1904-13, label: A month }]', 'a date such as'],
    ['events: [{ date: 1905..1904, label: Backwards }]', 'the earlier date first: 1904..1905'],
    ['span: 1892-09..1892-08', 'the earlier date first: 1892-08..1892-09'],
    ['span: 1945..', 'the first and last date'],
    ['breaks: [soon]', 'a stretch of time'],
    ['periods: [{ label: The siege }]', ''],
    ['lanes: 3', 'none, place, actor'],
    ['calendars: julian', 'new, old or both'],
    ['form: round', 'horizontal, vertical or auto'],
    ['dates: maybe', 'true or false'],
  ])('refuses %s', (yaml, expected) => {
    const { issues = [] } = v.safeParse(timelineSchema(), parse(yaml));
    const told = (all: readonly v.BaseIssue<unknown>[]): string[] =>
      all.flatMap(({ message, issues: inner = [] }) => [message, ...told(inner)]);
    expect(issues.length).toBeGreaterThan(0);
    expect(told(issues).join('\n')).toContain(expected);
  });
});

describe('what is reported', () => {
  test.each([
    ['events: [capitulation-1950]', 'figure-entry', 'events.0', 'did you mean "capitulation-1905"'],
    ['narrative: port-artur', 'figure-entry', 'narrative', 'did you mean "port-arthur"'],
    [
      'events: [capitulation-1905]\nhighlight: [x, capitulation-1950]',
      'figure-entry',
      'highlight.1',
      'did you mean "capitulation-1905"',
    ],
    [
      'events: [{ date: 1904, label: A, place: port-artur }]',
      'figure-entry',
      'events.0.place',
      'did you mean "port-arthur"',
    ],
    [
      'events: [{ date: 1904, label: A, lane: Usd }]\nlanes: [Used]',
      'figure-entry',
      'events.0.lane',
      'did you mean "Used"',
    ],
    [
      'events: [{ date: 1904, label: A }, { date: 1906, label: B }]\nspan: 1903..1905',
      'figure-outside',
      'events.1',
      'B',
    ],
    [
      'events: [{ date: 1904, label: A }, { date: 1910, label: B }]\nbreaks: [1908..1944]',
      'figure-outside',
      'events.1',
      'breaks',
    ],
    ['span: 1904..1905', 'figure-empty', '', 'there are no events'],
    ['events: script', 'figure-empty', 'events', 'no date of the script is marked'],
    ['narrative: port-arthur\nspan: 1800..1801', 'figure-empty', 'narrative', 'lies on the axis'],
  ])('%s', (yaml, code, path, text) => {
    const reports: Reported[] = [];
    prepared(yaml, reports);
    expect(reports).toContainEqual({ code, path, text: expect.stringContaining(text) });
  });

  test('a mistake is not followed by "there are no events"', () => {
    const reports: Reported[] = [];
    expect(prepared('events: [capitulation-1950]', reports)).toBeUndefined();
    expect(reports.map(({ code }) => code)).toEqual(['figure-entry']);
  });

  test('more events than can be seen', () => {
    const reports: Reported[] = [];
    const events = Array.from({ length: 300 }, (_, index) => ({ date: 1700 + index, label: `Event ${index}` }));
    expect(prepared(JSON.stringify({ events }), reports)?.items.length).toBe(200);
    expect(reports[0]).toMatchObject({ code: 'figure-value', text: expect.stringContaining('300 events') });
  });

  test('mistakes of an events file, where they stand', () => {
    const reports: Reported[] = [];
    const text = 'events:\n  - { id: a, date: 1904-13, label: A }\n  - { id: b, date: 1905, label: B }\n';
    const data = prepared('file: mine.yaml', reports, { readFile: (name) => sourceText(name, text) });
    expect(data?.items.map(({ label }) => label)).toEqual(['B']);
    expect(reports).toMatchObject([{ code: 'figure-file', path: 'mine.yaml:1904-13' }]);
  });
});

describe('what is found', () => {
  test('dates of the script', () => {
    const when = readDateSpan('1904-02-08');
    if (!when) throw new Error('unread');
    const data = prepared('events: script', [], { marks: [{ label: 'The attack', when }] });
    expect(data?.items).toMatchObject([{ label: 'The attack', time: { lasts: false } }]);
  });

  test('a narrative within a span, and what the fence changes', () => {
    const data = prepared(`
narrative: port-arthur
span: 1904..1905
events: [{ event: capitulation-1905, label: The end, highlight: true }]`);
    expect(data?.items.map(({ label }) => label)).toContain('Close siege begins (17 July Old Style)');
    expect(data?.items.filter(({ label }) => /end|Capitulation/.test(label))).toMatchObject([
      { label: 'The end', highlight: true, place: 'Port Arthur' },
    ]);
    const from = data?.items.map(({ time }) => time.from) ?? [];
    expect(from).toEqual(from.toSorted((a, b) => a - b));
  });

  test('lanes by place, what has none below', () => {
    const data = prepared('lanes: place\nevents: [capitulation-1905, { date: 1904, label: At sea }]');
    expect(data?.lanes).toEqual(['Port Arthur', 'Elsewhere']);
    expect(data?.items.map(({ lane }) => lane)).toEqual([1, 0]);
  });
});
