import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDateSpan } from '../../../src/model/read-date-span.ts';
import { clashes, drawn, frames, struck, wordsIn } from './setting.ts';

const siege = `
events:
  - { date: 1904-02-08/1905-01-02, label: First attack to signature }
  - { date: 1904-07-30/1905-01-05, label: Close siege to handover }
  - { date: 1904-07-30/1905-01-02, label: Close siege to signature }`;
const narrative = 'narrative: port-arthur\nspan: 1894..1955';
const night = `
calendars: both
span: 1904-02-06..1904-02-10
events: [{ date: 1904-02-08/1904-02-09, label: The attack, highlight: true }, { date: 1904-02-10, label: War }]`;
const terms = `
lanes: [Promised, Used]
events:
  - { date: 1898/1923, lane: Promised, label: Russian lease }
  - { date: 1898/1997, lane: Promised, label: Japanese lease }
  - { date: 1898/1905, lane: Used, label: Russia }
  - { date: 1905/1945, lane: Used, label: Japan }`;
const unsure =
  'events: [{ date: 1921~, label: A }, { date: 189X, label: B }, { date: 1907/.., label: C }, { date: ../1896, label: D }]';
const crowd = 'narrative: far-eastern-intervention\nspan: 1917-12..1921-07-01';

const upright = `
form: vertical
periods: [{ span: 1892-06..1892-07-20, label: The riots on the Volga }, { span: 1892-07-10..1892-09, label: Hamburg }]
events:
  - { date: 1892-06-18, label: First cases }
  - { date: 1892-07-03, label: Riot at Astrakhan }
  - { date: 1892-08-16/1892-10-23, label: The epidemic at Hamburg }`;

test.each(frames)('periods stand along a vertical axis too', (frame) => {
  const figure = drawn(upright, frame);
  expect(clashes(figure)).toEqual([]);
  expect(figure.svg.match(/timeline-period/g)).toHaveLength(2);
  expect(figure.labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['The riots on the Volga', 'Hamburg']));
});

describe.each(frames)('in $width × $height', (frame) => {
  test.each([narrative, siege, night, terms, unsure, 'form: vertical\nnarrative: siberian-internment'])(
    'no label meets another or leaves the frame: %s',
    (yaml) => {
      const figure = drawn(yaml, frame);
      expect(clashes(figure)).toEqual([]);
      expect(figure.svg).not.toMatch(/NaN|undefined|Infinity|<style|<script| id=|url\(/);
    },
  );
});

test('forty events: nearly all find a place, the others are told', () => {
  const figure = drawn(crowd);
  expect([...clashes(figure), ...struck(figure)]).toEqual([]);
  expect(figure.table?.rows.length).toBe(42);
  expect(figure.crowded.length).toBeLessThan(6);
  const shown = figure.labels.map(({ text }) => text.replace(/\s/g, '')).join(' ');
  const missing = figure.table?.rows
    .map(([, label = '']) => label)
    .filter((label) => !shown.includes(label.replace(/\s/g, '')));
  expect(missing).toEqual(figure.crowded);
  expect(figure.svg.length).toBeLessThan(25_000);
});

test('the same bytes every time', () => {
  expect(drawn(narrative)).toEqual(drawn(narrative));
});

test('few labels are large, many small', () => {
  const sizeIn = (yaml: string): number => Number(/timeline-label" font-size="(\d+)"/.exec(drawn(yaml).svg)?.[1]);
  expect(sizeIn('events: [{ date: 1904-02-08, label: A }, { date: 1904-07-30, label: B }]')).toBe(27);
  expect(sizeIn(crowd)).toBeGreaterThanOrEqual(15);
  expect(sizeIn(crowd)).toBeLessThan(18);
});

describe('the axis', () => {
  const broken = (yaml: string): number => drawn(yaml).svg.match(/timeline-break/g)?.length ?? 0;
  const gap =
    'events: [{ date: 1898, label: A }, { date: 1904, label: B }, { date: 1945, label: C }, { date: 1955, label: D }]';

  test('is broken in a long gap, which is drawn and told', () => {
    expect(broken(gap)).toBe(2);
    expect(drawn(gap).description).toMatch(/The axis leaves out 190\d–194\d\./);
    expect(broken(`${gap}\nbreaks: none`)).toBe(0);
    expect(broken(`${gap}\nbreaks: [1910..1920, 1925..1940]`)).toBe(4);
    expect(broken('events: [{ date: 1904-02-08, label: A }, { date: 1904-12-05, label: B }]')).toBe(0);
  });

  test('counts in both calendars', () => {
    const texts = drawn(night).labels.map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining(['24', '28', '6', '10', 'January 1904', 'February 1904', 'Old Style', 'New Style']),
    );
  });

  test('counts in Old Style alone', () => {
    const texts = drawn(night.replace('both', 'old')).labels.map(({ text }) => text);
    expect(texts).toContain('26–27 January 1904 The attack');
    expect(texts).not.toContain('New Style');
  });

  test("marks the slide's time, but not the whole of the axis", () => {
    const marked = (when: string): boolean =>
      drawn(night, frames[0], { when: readDateSpan(when) }).svg.includes('timeline-when');
    expect([marked('1904-02-08'), marked('1904'), marked('1945')]).toEqual([true, false, false]);
    expect(drawn(night).svg).not.toContain('timeline-when');
  });
});

test('what is about is dotted, what is open fades', () => {
  const { svg } = drawn(unsure);
  expect(svg.match(/timeline-vague/g)?.length).toBe(1);
  expect(svg.match(/class="timeline-frame"/g)?.length).toBe(1);
  expect(svg.match(/class="timeline-bar"/g)?.length).toBe(2 * 5);
});

test('the accent is for what is highlighted', () => {
  expect(drawn(night).svg).toContain('timeline-bar timeline-now');
  expect(drawn(siege).svg).not.toContain('timeline-now');
});

test('sides, periods and lanes have their names', () => {
  const texts = drawn(`
above: Agreements
below: Meanwhile
periods: [{ span: 1950..1953, label: War in Korea }]
events: [{ date: 1945-02-11, label: Yalta, side: above }, { date: 1953-03-05, label: Stalin dies, side: below }]`).labels;
  const y = (text: string): number => texts.find((label) => label.text.endsWith(text))?.y ?? Number.NaN;
  expect(y('War in Korea')).toBeLessThan(y('Agreements'));
  expect(y('Agreements')).toBeLessThan(y('Yalta'));
  expect(y('Yalta')).toBeLessThan(y('Stalin dies'));
  expect(y('Stalin dies')).toBeLessThan(y('Meanwhile'));
  expect(drawn(terms).labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['Promised', 'Used']));
});

test.each([
  ['events: [{ date: 1904, label: A }, { date: 1905, label: B }]', 2],
  [crowd, 11],
])('steps build it up: %s', (yaml, steps) => {
  const figure = drawn(`${yaml}\nsteps: true`);
  expect(figure.steps).toBe(steps);
  expect(figure.svg.match(/data-step=/g)?.length).toBe(steps);
  expect(drawn(yaml).svg).not.toContain('data-step');
});

describe('what is told', () => {
  test('in order of time, with doubts', () => {
    const { title, description, table } = drawn(unsure);
    expect(title).toBe('Timeline, 1890–1921');
    expect(description).toBe('4 events, 1890–1921. 1890s: B. Until 1896: D. From 1907: C. About 1921: A.');
    expect(table?.head).toEqual(['Date', 'Event']);
  });

  test('in both calendars', () => {
    expect(drawn(night).description).toContain('26–27 January 1904 (8–9 February 1904): The attack.');
  });

  test('in Russian', () => {
    const russian = { lang: 'ru', words: wordsIn('ru') };
    const { description } = drawn('events: [{ date: 1905-01-02~, label: Подписана капитуляция }]', frames[0], russian);
    expect(description).toBe('Одно событие, 2 января 1905 года. Примерно 2 января 1905: Подписана капитуляция.');
  });

  test('in words of the author', () => {
    const own = drawn('title: Mine\ndescription: All of it.\nevents: [{ date: 1904, label: A }]');
    expect([own.title, own.description]).toEqual(['Mine', 'All of it.']);
  });
});

describe('from top to bottom in a wide frame', () => {
  const vertical = drawn(`form: vertical\n${narrative}`);
  const axes = (svg: string): number =>
    new Set([...svg.matchAll(/timeline-axis" d="M([\d.]+)/g)].map(([, x]) => x)).size;

  test('the later half stands beside the earlier, and what lies between is told', () => {
    expect([axes(vertical.svg), clashes(vertical), vertical.crowded]).toEqual([2, [], []]);
    expect(vertical.description).toMatch(/The axis leaves out 1921–1937\./);
    const [first, second] = ['Capitulation', 'Soviet-Japanese'].map(
      (text) => vertical.labels.find((label) => label.text.startsWith(text))?.x ?? Number.NaN,
    );
    expect(first).toBeLessThan(552);
    expect(second).toBeGreaterThan(552);
  });

  test('few events, and those that go on, keep one axis', () => {
    expect(axes(drawn(`form: vertical${siege}`).svg)).toBe(1);
    const events = Array.from({ length: 9 }, (_, index) => ({ date: `${1900 + index * 3}`, label: `Event ${index}` }));
    const lasting = [...events, { date: '1900/1926', label: 'All along' }];
    expect(axes(drawn(JSON.stringify({ form: 'vertical', events })).svg)).toBe(2);
    expect(axes(drawn(JSON.stringify({ form: 'vertical', events: lasting })).svg)).toBe(1);
  });
});

describe('what is hostile', () => {
  test('markup in labels and names stays text', () => {
    const bad = '<script>alert(1)</script>"&<b onload=x>';
    const figure = drawn(
      JSON.stringify({
        events: [
          { date: '1904', label: bad, lane: bad },
          { date: 1905, label: 'B', lane: 'other' },
        ],
        periods: [{ span: '1904..1905', label: bad }],
        above: bad,
      }),
    );
    expect(figure.svg).not.toMatch(/<script|<b /);
  });

  test.each([
    ['a label without end', { date: 1904, label: 'x'.repeat(100_000) }],
    ['words without end', { date: 1904, label: 'word '.repeat(20_000) }],
    ['a far year', { date: 'Y17000', label: 'A' }],
    ['a year before Christ', { date: '-0043', label: 'A' }],
  ])('%s', (_, event) => {
    const figure = drawn(JSON.stringify({ events: [event, { date: 1905, label: 'B' }] }));
    expect(clashes(figure)).toEqual([]);
    expect(figure.svg).not.toMatch(/NaN|Infinity/);
    expect(figure.svg.length).toBeLessThan(60_000);
  });

  test('two hundred events on one day', () => {
    const events = Array.from({ length: 200 }, (_, index) => ({ date: '1904-02-08', label: `Event ${index}` }));
    const figure = drawn(JSON.stringify({ events }));
    expect(clashes(figure)).toEqual([]);
    expect(figure.crowded.length).toBeGreaterThan(100);
  });
});

test('whatever the dates and labels, nothing clashes', () => {
  const day = fc.integer({ min: 0, max: 4000 });
  const date = fc.oneof(
    day.map((days) => new Date(Date.UTC(1895, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)),
    fc.integer({ min: 1890, max: 1960 }).map(String),
    fc.tuple(fc.integer({ min: 1890, max: 1920 }), fc.integer({ min: 0, max: 40 })).map(([a, b]) => `${a}/${a + b}`),
    fc.constantFrom('1900/..', '../1910', '189X', '1905~', '1906?'),
  );
  const event = fc.record({
    date,
    label: fc.lorem({ maxCount: 9 }),
    side: fc.constantFrom('above', 'below', undefined),
    lane: fc.constantFrom('One', 'Two', undefined),
  });
  const frame = fc.constantFrom(...frames);
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 14 }), frame, fc.boolean(), (events, room, lanes) => {
      const own = lanes ? events : events.map(({ lane: _, ...rest }) => rest);
      const figure = drawn(JSON.stringify({ events: own }), room);
      expect([...clashes(figure), ...struck(figure)]).toEqual([]);
    }),
    { numRuns: 25, seed: 1904 },
  );
});
