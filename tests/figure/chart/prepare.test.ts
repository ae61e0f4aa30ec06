import { describe, expect, test } from 'vitest';
import { prepare } from './drawing.ts';

const rows = 'data: [{ label: A, value: 5 }, { label: B, value: 7 }]';

describe('what is wrong is reported where it stands', () => {
  test.each<[string, string, RegExp]>([
    ['an unknown form', `{ form: pie, ${rows} }`, /^schema form: one of bar, dot/],
    ['a number that is none', '{ data: [{ label: A, value: many }] }', /^schema data\.0\.value: a number such as/],
    ['a value the wrong way round', '{ data: [{ label: A, value: 9..5 }] }', /: the smaller number first: 5\.\.9$/],
    ['a comma in a number', '{ data: [{ label: A, value: "1,5" }] }', /: 1\.5 with a point, or 15 without a comma$/],
    [
      'dates the wrong way round',
      '{ data: [{ label: A, value: 1, when: 1905/1904 }] }',
      /earlier date first: 1904\/1905$/,
    ],
    ['a number beyond all', '{ data: [{ label: A, value: 1e300 }] }', /^schema data\.0\.value: a number such as/],
    ['not a number', '{ data: [{ label: A, value: .nan }] }', /^schema data\.0\.value: a number such as/],
    ['no number', '{ data: [{ label: A }] }', /^schema data\.0\.value/],
    ['a date that is none', '{ data: [{ label: A, value: 1, when: soon }] }', /^schema data\.0\.when: a date such as/],
    ['marks for nothing', `{ form: pictogram, each: 0, ${rows} }`, /^schema each: a number above 0/],
    ['no data', '{ form: bar }', /^figure-empty data: chart \| no "data"/],
    ['empty data', '{ data: [] }', /^figure-empty data/],
    [
      'an unknown dataset',
      '{ data: internees-by-sourse }',
      /^figure-entry data: .*did you mean "internees-by-source"\?/,
    ],
    [
      'an unknown row',
      '{ data: lushun-burials, rows: [Soviet perod] }',
      /^figure-value rows\.0: .*Did you mean "Soviet period"\?/,
    ],
    ['a row beyond the last', '{ data: lushun-burials, rows: [0, 7] }', /^figure-value rows\.1: a row \| 7 \|/],
    ['an unknown highlight', `{ ${rows}, highlight: [A, C] }`, /^figure-value highlight\.1: a row \| "C"/],
    ['an unknown remainder', `{ ${rows}, remainder: rest }`, /^figure-value remainder\.0/],
    [
      'units that differ',
      '{ data: railway-sabotage }',
      /^figure-value data: "data" \| a dataset whose rows count different things/,
    ],
    ['bars that are cut off', `{ form: bar, from: 3, ${rows} }`, /^figure-value from: .*belies its length/],
    ['an axis above a value', `{ form: dot, from: 6, ${rows} }`, /^figure-value from: .*5 at most/],
    ['a line without dates', `{ form: line, ${rows} }`, /^figure-value form: .*a date in every row: "A" has none/],
    ['marks below zero', '{ form: pictogram, data: [{ label: A, value: -2 }] }', /^figure-value form/],
    [
      'marks without end',
      '{ form: pictogram, each: 1, data: [{ label: A, value: 1000000 }] }',
      /^figure-value each: .*20000 or so/,
    ],
    ['a row without a label', '{ data: [{ label: A, value: 1 }, { value: 2 }] }', /^figure-value data\.1: the label/],
    ['a file that is not there', '{ data: gone.csv }', /^file-missing data: gone\.csv/],
    [
      'an unknown column',
      '{ data: a.csv, columns: { value: kiled } }',
      /^figure-value columns\.value: .*did you mean "killed"\?/,
    ],
    [
      'a bad number in a file',
      '{ data: a.csv, columns: { label: town, value: missing } }',
      /^figure-value a\.csv\["some"\]: The value \| "some"/,
    ],
  ])('%s', (_name, yaml, expected) => {
    const { problems } = prepare(yaml, { 'a.csv': 'town,killed,missing\nWonsan,~5,"some"\nRashin,1..2,4\n' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });
});

test.each([
  ['a column of dates', '{ when: Date, value: Dead }', 'Say which is meant: columns: { when: Day }.'],
  ['a column of numbers', '{ when: Day, value: Toll }', 'Say which is meant: columns: { value: Dead }.'],
  ['none', '{ when: Day, value: Dead, series: Town }', 'Day, Where, Dead. Say which is meant.'],
])('a column that fits is advised: %s', (_name, columns, expected) => {
  const { problems } = prepare(`{ form: line, data: a.csv, columns: ${columns} }`, {
    'a.csv': 'Day,Where,Dead\n1892-08-20,Hamburg,11\n1892-08-24,Hamburg,116\n',
  });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(expected);
});

test('a file of which nothing can be read says why at the fence', () => {
  const { problems } = prepare('{ form: line, data: a.csv, columns: { when: Day, value: Dead } }', {
    'a.csv': 'Day,Dead\n20.08.1892,11\n24.08.1892,"1,16"\n',
  });
  expect(problems.at(-1)).toContain('"a.csv" has 2 rows, none can be read: "20.08.1892" is no date such as 1892-08-20');
  expect(problems.join('\n')).toContain('Write 1.16 for a decimal fraction, or 116 for a whole number.');
});

test('too many rows are refused', () => {
  const many = Array.from({ length: 61 }, (_, index) => `{ label: r${index}, value: 1 }`).join(',');
  expect(prepare(`{ data: [${many}] }`).problems[0]).toMatch(/^figure-value data: "data" \| 61 rows \| 60 at most/);
});

describe('the form is chosen from the data', () => {
  test.each([
    ['bar', rows],
    ['range', 'data: [{ label: A, value: 5..9 }, { label: B, value: 7 }]'],
    ['line', 'data: [{ when: 1904, value: 1 }, { when: 1905, value: 2 }, { when: 1906, value: 3 }]'],
    ['dot', `form: dot, ${rows}`],
  ])('%s', (form, yaml) => {
    expect(prepare(`{ ${yaml} }`).data).toMatchObject({ form });
  });
});

test('rows are chosen, renamed and dated', () => {
  const { data } = prepare('{ data: names-outstanding, rows: [2, { row: 0, label: Dead, when: 2009, note: old }] }');
  expect(data).toMatchObject({
    unit: 'names',
    people: true,
    warning: 'Undated and superseded; show year with every number.',
    rows: [
      { label: 'Names received by 2009–2012', when: null },
      { label: 'Dead', note: 'old', when: { text: '2009' }, approximate: true, from: 55000 },
    ],
  });
});

test('a sum stays last when rows are sorted', () => {
  const yaml = '{ data: order-9898-quoted, sort: value, remainder: 3, total: 4 }';
  const { data } = prepare(yaml);
  expect(data?.type === 'short' && data.rows.map(({ from }) => from)).toEqual([150000, 75000, 65000, 210000, 500000]);
});

test.each([
  ['prisoners', true],
  ['deaths', true],
  ['days', false],
  ['ships', false],
  ['человек', true],
  ['умерших', true],
  ['дней', false],
  ['', false],
])('"%s" counts people: %s', (unit, people) => {
  expect(prepare(`{ unit: "${unit}", ${rows} }`).data).toMatchObject({ people });
});

test('a file gives its rows', () => {
  const files = {
    'd/a.csv': '\uFEFFwer;wieviel;wann\n"Wonsan; ""town""";~5;1945-08\n\nRashin;1 000..2 000;\n'.slice(1),
  };
  const { data, problems } = prepare('{ data: d/a.csv, columns: { label: wer, value: wieviel, when: wann } }', files);
  expect(problems).toEqual([]);
  expect(data).toMatchObject({
    rows: [
      { label: 'Wonsan; "town"', from: 5, approximate: true, when: { text: '1945-08' } },
      { label: 'Rashin', from: 1000, to: 2000, when: null },
    ],
  });
});
