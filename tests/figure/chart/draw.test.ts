import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clashes, draw, frames } from './drawing.ts';

const charts: Readonly<Record<string, string>> = {
  order:
    '{ form: bar, data: order-9898-quoted, remainder: Not itemised in The Japan News (computed), total: Total ordered }',
  internees: '{ form: dot, data: internees-by-source, note: "Planned, captured, transferred." }',
  deaths: '{ data: internee-deaths-by-source }',
  contingents: '{ data: interventionist-contingents }',
  losses: '{ data: japanese-losses-intervention }',
  strength: '{ data: soviet-strength-1945, steps: true }',
  names: '{ form: bar, data: names-outstanding, rows: [0, { row: 1, note: 2009 }, { row: 2, note: 2012 }] }',
  sabotage: '{ data: railway-sabotage, rows: [0, 1, 4], unit: miles }',
  burials: '{ data: lushun-burials }',
  wonsan: '{ form: pictogram, data: leonov-prisoners, each: 100 }',
  dead: '{ form: pictogram, data: internee-deaths-by-source }',
  sieges: '{ data: port-arthur-sieges, highlight: 1 }',
  whites: '{ form: dot, data: white-and-red-strengths }',
  line: `{ form: line, unit: troops, data: [
    { series: Japan, when: 1918-08, value: 12000 }, { series: Japan, when: 1918-10, value: ~70000 },
    { series: Japan, when: 1922-06, value: 15000 }, { series: Czechoslovak corps, when: 1918-08, value: 40000..50000 },
    { series: Czechoslovak corps, when: 1920-09, value: 2000 } ] }`,
};

describe.each(Object.entries(charts))('%s', (_name, yaml) => {
  test.each(Object.keys(frames))('has its labels apart and inside, twice the same: %s', async (where) => {
    const drawn = await draw(yaml, where);
    expect(clashes(drawn)).toEqual([]);
    expect(drawn.svg.length).toBeLessThan(40_000);
    expect(drawn.labels.length).toBeGreaterThan(1);
    expect(
      Math.min(...[...drawn.svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size))),
    ).toBeGreaterThanOrEqual(15);
    expect(drawn.svg).not.toMatch(/NaN|Infinity|undefined|\sid=|style=|url\(|(fill|stroke)="(?!none)/);
    expect((await draw(yaml, where)).svg).toBe(drawn.svg);
    expect(drawn.svg.match(/data-step/g)?.length ?? 0).toBe(drawn.steps);
  });
});

test('a range is a bar from end to end, and its ends are named', async () => {
  const { labels, description } = await draw('{ data: internee-deaths-by-source }');
  const texts = labels.map(({ text }) => text.replaceAll('\u00A0', ' '));
  expect(texts).toEqual(expect.arrayContaining(['about 62,000', '92,000', 'about 55,000']));
  expect(description).toContain('between about 62,000 and 92,000 deaths');
  expect(description).toContain('Caution: Never average.');
});

test('a line has an envelope to both ends of a range, and the words of the range', async () => {
  const { svg, labels } = await draw(`{ form: line, data: [
    { series: A, when: 1890, value: 10 }, { series: A, when: 1891, value: 12..20 }, { series: A, when: 1892, value: ~30 },
    { series: B, when: 1890, value: 11 }, { series: B, when: 1892, value: 29 } ] }`);
  expect(labels.map(({ text }) => text)).toContain('12–20');
  expect(svg.match(/chart-envelope/g)).toHaveLength(1);
  // Only B is a line.
  expect(svg.match(/chart-trace/g)).toHaveLength(1);
});

test.each([
  ['years', ['1890', '1891', '1892'], ['1890', '1891', '1892']],
  ['months', ['1890-01', '1890-02', '1890-03'], ['January 1890', 'February 1890', 'March 1890']],
])('whole %s have ticks of their own, and points stand on them', async (_name, dates, expected) => {
  const rows = dates.map((when, index) => `{ when: ${when}, value: ${index + 3} }`).join(', ');
  const { svg, labels } = await draw(`{ form: line, data: [${rows}] }`);
  const ticks = labels.filter(({ text }) => expected.includes(text));
  expect(ticks.map(({ text }) => text)).toEqual(expected);
  const points = [...svg.matchAll(/<circle[^>]* cx="([\d.]+)"/g)].map(([, x]) => Number(x));
  const [, axis = ''] = /class="chart-axis" d="(M[^"H]+v7)"/.exec(svg) ?? [];
  expect([...axis.matchAll(/M([\d.]+)/g)].map(([, x]) => Number(x))).toEqual(points.map((x) => expect.closeTo(x, 0)));
});

test('the name of a line that ends early stands off the lines that go on', async () => {
  const { svg, labels } = await draw(`{ form: line, data: [
    { series: Hamburg, when: 1892-08-20, value: 561 }, { series: Hamburg, when: 1892-09-20, value: 65 },
    { series: Hamburg, when: 1892-10-05, value: 11 },
    { series: Altona, when: 1892-08-20, value: 1 }, { series: Altona, when: 1892-09-20, value: 6 } ] }`);
  const name = labels.find(({ text }) => text === 'Altona');
  const points = [...svg.matchAll(/<circle[^>]* cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
  const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = []] = points.slice(1, 3);
  const lineAt = (x: number): number => y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
  expect(name && name.y > lineAt(name.x + name.width)).toBe(true);
});

test('marks grow with their room, and less than one mark is seen', async () => {
  const yaml = (value: number): string => `{ form: pictogram, unit: dead, each: 500, data: [
    { label: Hamburg, value: 8605 }, { label: Altona, value: 328 }, { label: New York, value: ${value} }] }`;
  const { height, svg } = await draw(yaml(9));
  expect(height).toBeGreaterThan(300);
  expect(svg).toBe((await draw(yaml(9))).svg);
  const marks = (drawn: string): string | undefined => [...drawn.matchAll(/chart-mark" d="([^"]+)"/g)].at(-1)?.[1];
  expect(marks(svg)).toBe(marks((await draw(yaml(100))).svg));
});

test('a range among bars does not begin at zero', async () => {
  const { svg } = await draw('{ form: bar, data: [{ label: A, value: 100 }, { label: B, value: 60..80 }] }');
  const [first, second] = [...svg.matchAll(/<rect class="chart-mark" x="([\d.]+)"[^>]*?width="([\d.]+)"/g)];
  expect(Number(second?.[1])).toBeGreaterThan(Number(first?.[1]) + Number(first?.[2]) / 2);
});

test.each([
  ['about', '~10', 'chart-hollow'],
  ['at least', '>=10', 'chart-open'],
  ['at most', '<=40', 'chart-open'],
])('%s has a mark of its own', async (_name, value, name) => {
  const { svg } = await draw(`{ form: dot, data: [{ label: A, value: '${value}' }, { label: B, value: 50 }] }`);
  expect(svg.split(`"${name}"`)).toHaveLength(2);
});

test('a remainder is hatched, a sum is an outline below a line', async () => {
  const { svg } = await draw(charts.order ?? '');
  expect(svg.match(/chart-hatch/g)).toHaveLength(1);
  expect(svg.match(/chart-outline/g)).toHaveLength(2);
});

test('an axis that does not begin at zero says so, in the drawing and in words', async () => {
  const drawn = await draw('{ form: dot, data: internees-by-source }');
  expect(drawn.svg).toContain('chart-break');
  expect(drawn.labels.map(({ text }) => text)).toContain('The axis begins at 480,000, not at zero.');
  expect(drawn.description).toContain('The axis begins at 480,000, not at zero.');
  const whole = await draw('{ form: dot, from: 0, data: internees-by-source }');
  expect(whole.svg).not.toContain('chart-break');
});

test('people are in ink, and what is highlighted too', async () => {
  const { svg } = await draw('{ data: leonov-prisoners, form: pictogram, highlight: 0 }');
  expect(svg).toMatch(/class="drawing-chart chart-of-pictogram chart-people"/);
  expect((await draw('{ data: port-arthur-sieges }')).svg).not.toContain('chart-people');
  expect((await draw('{ data: port-arthur-sieges, people: true }')).svg).toContain('chart-people');
});

test('a pictogram says what a mark stands for, and cuts the last one', async () => {
  const { labels, svg } = await draw('{ form: pictogram, unit: men, each: 100, data: [{ label: A, value: 250 }] }');
  expect(labels.map(({ text }) => text)).toContain('1 mark = 100 men');
  // Two whole heads of two arcs each, and half a third one.
  expect(svg.match(/ 0 1 1 /g)).toHaveLength(4);
});

test('who says it stands in the table and beneath the label, when voices differ', async () => {
  const { table, labels } = await draw('{ data: port-arthur-sieges }');
  expect(table?.head).toEqual(['What', 'days', 'Who says so']);
  expect(table?.rows[1]).toEqual(['Close siege to formal handover (30 July – 5 January)', '159', 'Izvestia']);
  expect(labels.map(({ text }) => text)).toContain('Izvestia');
  const quiet = await draw('{ data: port-arthur-sieges, voices: false }');
  expect(quiet.labels.map(({ text }) => text)).not.toContain('Izvestia');
});

test('numbers go by the language', async () => {
  const rows = '[{ row: 0, label: Министерство }, { row: 1, label: Объединения }]';
  const { labels, description } = await draw(
    `{ data: internee-deaths-by-source, unit: человек, rows: ${rows} }`,
    'headline',
    {},
    'ru',
  );
  expect(labels.map(({ text }) => text)).toContain('92\u00A0000');
  expect(description).toContain('примерно от 62\u00A0000 до 92\u00A0000 человек');
});

test('rows beyond the room are counted and reported', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => `{ label: Row ${index}, value: ${index + 1} }`).join(', ');
  const { crowded, labels, table } = await draw(`{ data: [${rows}] }`);
  expect(crowded).toContain('Row 39');
  expect(labels.map(({ text }) => text)).toContain(`${crowded.length} more in the table`);
  expect(table?.rows).toHaveLength(40);
});

test('texts are written, never run', async () => {
  const hostile = '<script>alert(1)</script>"\'&amp;';
  const yaml = JSON.stringify({
    unit: hostile,
    note: hostile,
    data: [
      { label: hostile, value: 1, by: hostile },
      { label: 'B', value: 2 },
    ],
  });
  for (const form of ['bar', 'dot', 'pictogram']) {
    const { svg } = await draw(yaml.replace('{', `{"form":"${form}",`));
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script');
  }
});

test('any rows are drawn in any frame, apart, with finite places', async () => {
  const value = fc.oneof(
    fc.integer({ min: 0, max: 1e15 }),
    fc.constantFrom('~5', '>=70', '<=9', '3..900', '0', '~1..2'),
  );
  const row = fc.record({
    label: fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== ''),
    value,
    by: fc.string({ maxLength: 30 }),
  });
  const chart = fc.record({
    form: fc.constantFrom('bar', 'dot', 'range', 'pictogram'),
    data: fc.array(row, { minLength: 1, maxLength: 30 }),
    sort: fc.constantFrom('none', 'value'),
    unit: fc.constantFrom('', 'men'),
  });
  await fc.assert(
    fc.asyncProperty(chart, fc.constantFrom(...Object.keys(frames)), async (spec, where) => {
      const drawn = await draw(JSON.stringify(spec), where);
      const { svg, height, width } = drawn;
      expect(clashes(drawn)).toEqual([]);
      expect(svg).not.toMatch(/NaN|Infinity/);
      expect(height).toBeLessThanOrEqual(frames[where]?.height ?? 0);
      expect(width).toBe(frames[where]?.width);
    }),
    { numRuns: process.env.LANTERNIST_SOAK ? 3000 : 50 },
  );
});

test('any lines are drawn in any frame, names and values apart', async () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom('~5', '3..900', '0', '~100..200'));
  const row = fc.record({
    series: fc.constantFrom('Japan', 'Russia', 'Czechoslovak corps', 'United States of America', 'Italy'),
    when: fc.integer({ min: 1850, max: 1955 }),
    value,
  });
  const chart = fc.record({ form: fc.constant('line'), data: fc.array(row, { minLength: 1, maxLength: 40 }) });
  await fc.assert(
    fc.asyncProperty(chart, fc.constantFrom(...Object.keys(frames)), async (spec, where) => {
      const drawn = await draw(JSON.stringify(spec), where);
      expect(drawn.svg).not.toMatch(/NaN|Infinity/);
      expect(clashes(drawn)).toEqual([]);
    }),
    { numRuns: process.env.LANTERNIST_SOAK ? 3000 : 50 },
  );
});

test.each(Object.keys(frames))('no hairline runs through words: %s', async (where) => {
  const { svg, labels } = await draw(
    `{ data: [ { label: Published totals with or without fleet and rear, value: 1500000..1700000, unit: people },
      { label: Izvestia counts the people who were massed, value: ~1600000, unit: people } ] }`,
    where,
  );
  const lines = [...(/class="chart-grid" d="([^"]*)"/.exec(svg)?.[1] ?? '').matchAll(/M([\d.]+) ([\d.]+)V([\d.]+)/g)];
  const through = lines.flatMap(([line, ...places]) => {
    const [x = 0, top = 0, bottom = 0] = places.map(Number);
    const hit = labels.filter(
      (box) => box.x < x && x < box.x + box.width && top < box.y + box.height - 0.1 && box.y + 0.1 < bottom,
    );
    return hit.map(({ text }) => `${line} ${text}`);
  });
  expect(lines.length).toBeGreaterThan(0);
  expect(through).toEqual([]);
});
