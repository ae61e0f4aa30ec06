import { describe, expect, test } from 'vitest';
import { ChartFailure } from '../../../src/figure/chart/vega-failure.ts';
import { cleanSvg } from '../../../src/figure/chart/vega-svg.ts';
import { clashes, draw, prepare } from './drawing.ts';

const encoding = '{ x: { field: a, type: nominal }, y: { field: n, type: quantitative } }';
const data = 'data: { values: [{ a: x, n: 1 }, { a: y, n: 2 }] }';
const bars = `mark: bar, ${data}, encoding: ${encoding}`;

describe('what reaches out, runs on or never ends is refused where it stands', () => {
  test.each<[string, string, RegExp]>([
    ['an address', 'mark: bar, data: { url: "https://example.org/a.csv" }', /^vega\.data\.url: "https/],
    ['an address without a scheme', 'mark: bar, data: { url: "//example.org/a.csv" }', /^vega\.data\.url/],
    ['a file of the machine', 'mark: bar, data: { url: "file:///etc/passwd" }', /^vega\.data\.url/],
    ['another kind of file', 'mark: bar, data: { url: secret.key }', /^vega\.data\.url/],
    ['a link', `mark: { type: bar, href: "javascript:alert(1)" }, ${data}`, /^vega\.mark\.href/],
    ['a link from the data', `mark: bar, ${data}, encoding: { href: { field: a } }`, /^vega\.encoding\.href/],
    ['a picture', `mark: { type: image, url: a.png }, ${data}`, /^vega\.mark/],
    ['a map', `mark: geoshape, ${data}`, /^vega\.mark: the mark "geoshape"/],
    ['a sphere', 'mark: bar, data: { sphere: true }', /^vega\.data\.sphere/],
    [
      'topojson',
      'mark: bar, data: { values: [], format: { type: topojson, feature: a } }',
      /^vega\.data\.format\.feature/,
    ],
    ['rows without end', 'mark: bar, data: { sequence: { start: 0, stop: 1000000000 } }', /^vega\.data\.sequence/],
    ['a transform', `${bars}, transform: [{ density: n }]`, /^vega\.transform\.0: the transform "density"/],
    [
      'bins without end',
      `mark: bar, ${data}, encoding: { x: { field: n, bin: { step: 0.0000001 } } }`,
      /^vega\.encoding\.x\.bin\.step/,
    ],
    [
      'ticks without end',
      `mark: bar, ${data}, encoding: { x: { field: n, axis: { tickCount: 1000000 } } }`,
      /tickCount/,
    ],
    ['a clock', `${bars}, transform: [{ calculate: "now()", as: t }]`, /^vega\.transform\.0\.calculate: .*calls "now"/],
    ['chance', `${bars}, transform: [{ calculate: "random()", as: t }]`, /calls "random"/],
    ['the window', `${bars}, transform: [{ filter: "windowSize()[0] > 1" }]`, /calls "windowSize"/],
    ['the time zone', `${bars}, transform: [{ calculate: "year(datum.a)", as: t }]`, /did you mean "utcyear"/],
    [
      'a hidden call',
      `${bars}, transform: [{ filter: "datum['constructor']['constructor']('return 1')()" }]`,
      /no name/,
    ],
    ['a constructor', `${bars}, transform: [{ calculate: "datum.constructor", as: t }]`, /beyond "datum"/],
    ['an endless format', `${bars}, transform: [{ calculate: "format(datum.n, '999999999d')", as: t }]`, /too long/],
    ['a format from the data', `${bars}, transform: [{ calculate: "format(datum.n, datum.a)", as: t }]`, /written out/],
    [
      'an endless axis format',
      `mark: bar, ${data}, encoding: { x: { field: n, axis: { format: "999999999d" } } }`,
      /axis\.format/,
    ],
    [
      'a test in a condition',
      `${bars.replace('field: a', 'field: a, axis: { labelColor: { condition: { test: "now() > 1", value: ink }, value: ink } }')}`,
      /condition\.test/,
    ],
    ['signals', `${bars}, config: { signals: [{ name: s, update: "now()" }] }`, /^vega\.config\.signals/],
    ['rows that multiply', `${bars}, transform: [{ impute: n, key: a }]`, /^vega\.transform\.0/],
    ['words too small', `mark: { type: text, fontSize: 9 }, ${data}`, /^vega\.mark\.fontSize/],
    ['an input', `${bars}, params: [{ name: p, value: 1, bind: { input: range } }]`, /^vega\.params\.0\.bind/],
    ['settings of other programs', `${bars}, usermeta: { embedOptions: { loader: 1 } }`, /^vega\.usermeta/],
    ['an unknown mark', `mark: baar, ${data}`, /^vega\.mark: .*did you mean "bar"/],
    ['an unknown key', `${bars}, encodng: {}`, /^vega\.encodng: .*Did you mean "encoding"/],
    ['an unknown field', bars.replace('field: n', 'field: m'), /^vega\.encoding\.y\.field: the data has no field "m"/],
    ['no mark', data, /^vega: it has no "mark"/],
    [
      'rows that are objects',
      'mark: bar, data: { values: [{ a: [1, 2] }] }',
      /^vega\.data\.values: a row of data holds/,
    ],
  ])('%s', (_name, yaml, expected) => {
    const { data: drawn, problems } = prepare(`{ vega: { ${yaml} } }`);
    expect(drawn).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
    expect(
      problems.map((problem) => problem.replace('vega-refused ', '')).some((problem) => expected.test(problem)),
    ).toBe(true);
  });
});

test('too many rows are refused', () => {
  const values = JSON.stringify(Array.from({ length: 2001 }, (_, n) => ({ n })));
  expect(prepare(`{ vega: { mark: bar, data: { values: ${values} } } }`).problems[0]).toContain('2001 rows');
});

test('a circle is refused', () => {
  expect(prepare('vega: &a { mark: bar, config: *a }').problems[0]).toMatch(/^vega-refused vega: /);
});

test('bars, a rule and words from a CSV file of the project, twice the same', async () => {
  const yaml = `
vega:
  title: Deaths by year
  data: { url: deaths.csv }
  layer:
    - mark: bar
      encoding: { x: { field: year, type: ordinal }, y: { field: n, type: quantitative } }
    - mark: { type: text, dy: -10 }
      encoding: { x: { field: year, type: ordinal }, y: { field: n, type: quantitative }, text: { field: n, format: ",d" } }
    - mark: { type: rule, color: accent }
      encoding: { y: { datum: 10000 } }
`;
  const files = { 'deaths.csv': 'year,n\n1945,18000\n1946,22000\n' };
  const drawn = await draw(yaml, 'headline', files);
  expect(drawn.title).toBe('Deaths by year');
  expect(clashes(drawn)).toEqual([]);
  expect(drawn.labels.map(({ text }) => text)).toContain('22,000');
  expect(drawn.table?.rows).toEqual([
    ['1945', '18,000'],
    ['1946', '22,000'],
  ]);
  expect(drawn.svg).toMatch(/chart-stroke-accent/);
  expect(drawn.svg).not.toMatch(/<style|<script|href|font-family|fill="(?!none)|style=|aria|\son\w+=/);
  expect((await draw(yaml, 'headline', files)).svg).toBe(drawn.svg);
  await draw(`vega: { ${bars} }`);
  expect((await draw(yaml, 'headline', files)).svg).toBe(drawn.svg);
});

test('times are the same in every time zone', async () => {
  const yaml = `vega: { mark: line, data: { values: [{ t: 1904-02, n: 1 }, { t: 1905, n: 2 }, { t: 1906-03-01, n: 3 }] }, encoding: { x: { field: t, type: temporal }, y: { field: n, type: quantitative } } }`;
  const zone = process.env.TZ;
  const drawn = [];
  for (const place of ['Asia/Tokyo', 'America/New_York']) {
    process.env.TZ = place;
    drawn.push((await draw(yaml)).svg);
  }
  process.env.TZ = zone ?? '';
  expect(drawn[0]).toBe(drawn[1]);
  expect(drawn[0]).toContain('1905');
});

test('ids are told apart from those of other charts', async () => {
  const yaml = `vega: { mark: rect, ${data}, encoding: { x: { field: a, type: nominal }, color: { field: n, type: quantitative } } }`;
  const { svg } = await draw(yaml);
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.every((id) => /^v[0-9a-z]+-/.test(id ?? ''))).toBe(true);
  for (const [, to] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(to);
});

test('what Vega cannot draw is told', async () => {
  const failure = draw(`vega: { ${bars}, transform: [{ filter: "datum.n >" }] }`);
  await expect(failure).rejects.toBeInstanceOf(ChartFailure);
  await expect(failure).rejects.toThrow(/./);
});

test.each([
  ['<svg><script>alert(1)</script><g><text>a</text></g></svg>', '<g><text>a</text></g>'],
  ['<svg><g onclick="x()" style="fill:url(http://a)"><path d="M0 0"/></g></svg>', '<g><path d="M0 0"/></g>'],
  ['<svg><a href="javascript:x"><text>a</text></a><rect x="1"/></svg>', '<rect x="1"/>'],
  ['<svg><foreignObject><text>a</text></foreignObject></svg>', ''],
  [
    '<svg><image xlink:href="x"/><rect fill="url(http://a)" width="2"/></svg>',
    '<rect class="chart-fill-ink" width="2"/>',
  ],
  [
    '<svg><text fill="accent" font-family="serif" font-weight="bold">a</text></svg>',
    '<text class="chart-fill-accent chart-serif chart-heavy">a</text>',
  ],
  ['<svg><rect fill="#ffffff"/></svg>', '<rect class="chart-fill-ink" fill-opacity="0.14"/>'],
  ['<svg><style>a{}</style><text>a &lt;b&gt;</text></svg>', '<text>a &lt;b&gt;</text>'],
])('cleaned: %s', (svg, expected) => {
  expect(cleanSvg(svg, 'p-')).toBe(expected);
});
