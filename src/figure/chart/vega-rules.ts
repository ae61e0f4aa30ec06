/** What a Vega-Lite specification may hold. Everything else that could reach out, run on or never end is refused. */
export const marks: ReadonlySet<string> = new Set(
  'arc area bar boxplot circle errorband errorbar line point rect rule square text tick trail'.split(' '),
);

/** Keys of a view, for "did you mean". */
export const viewKeys: ReadonlySet<string> = new Set(
  (
    '$schema align autosize background bounds center columns concat config data datasets description encoding facet ' +
    'hconcat height layer mark name padding params projection repeat resolve spacing spec title transform usermeta ' +
    'vconcat view width'
  ).split(' '),
);

/** Channels of an encoding, for "did you mean". */
export const channels: ReadonlySet<string> = new Set(
  (
    'angle color column description detail facet fill fillOpacity href key latitude latitude2 longitude longitude2 ' +
    'opacity order radius radius2 row shape size stroke strokeDash strokeOpacity strokeWidth text theta theta2 time ' +
    'tooltip url x x2 xError xError2 xOffset y y2 yError yError2 yOffset'
  ).split(' '),
);

/** Keys that are refused wherever they stand, and why. */
export const refusedKeys: ReadonlyMap<string, string> = new Map([
  ['href', 'a chart has no links'],
  ['url', 'only "data: { url: file.csv }" may name a file, one of the project'],
  ['usermeta', 'it holds settings of other programs'],
  ['loader', 'nothing is loaded'],
  ['bind', 'a chart on a slide has nothing to operate'],
  ['select', 'a chart on a slide has nothing to select'],
  ['projection', 'a chart draws no maps: use a "map" figure'],
  ['sphere', 'a chart draws no maps: use a "map" figure'],
  ['graticule', 'a chart draws no maps: use a "map" figure'],
  ['sequence', 'data has to stand in "values" or in a file'],
  ['feature', 'a chart draws no maps: use a "map" figure'],
  ['mesh', 'a chart draws no maps: use a "map" figure'],
  ['cross', 'it multiplies the rows'],
  ['impute', 'it multiplies the rows'],
  ['signals', 'a chart on a slide has nothing to operate'],
  ['on', 'a chart on a slide has nothing to operate'],
  ['formatType', 'it calls a function'],
  ['customFormatTypes', 'it calls functions'],
  ['__proto__', 'it reaches beyond the chart'],
  ['constructor', 'it reaches beyond the chart'],
  ['prototype', 'it reaches beyond the chart'],
]);

/** Transforms, by the key that tells them. */
export const transforms: ReadonlySet<string> = new Set(
  'aggregate bin calculate extent filter fold joinaggregate lookup stack timeUnit window'.split(' '),
);

/** Keys whose texts are expressions. */
export const expressionKeys: ReadonlySet<string> = new Set([
  'calculate',
  'expr',
  'labelExpr',
  'signal',
  'test',
  'filter',
]);

/** Keys whose texts say how a number or date is written. */
export const formatKeys: ReadonlySet<string> = new Set([
  'format',
  'labelFormat',
  'numberFormat',
  'timeFormat',
  'tooltipFormat',
]);

/** Functions of expressions: none that reads a clock, a time zone, the window, other data, or makes long texts and lists. */
export const functions: ReadonlySet<string> = new Set(
  (
    'abs ceil clamp cos exp floor format if indexof inrange isArray isBoolean isDate isDefined isFinite isNaN ' +
    'isNumber isObject isString isValid join lastindexof length log lower max min parseFloat parseInt pow round sin ' +
    'slice split sqrt substring tan toBoolean toDate toNumber toString trim truncate upper utc utcFormat utcParse ' +
    'utcdate utcday utcdayofyear utchours utcmonth utcquarter utcyear'
  ).split(' '),
);

/** Numbers that say how many of something there are. */
export const counts: ReadonlyMap<string, number> = new Map([
  ['tickCount', 60],
  ['maxbins', 200],
  ['columns', 24],
  ['symbolLimit', 60],
  ['steps', 200],
]);

/** Limits of the whole: characters of the specification without its data, nesting, rows, transforms. */
export const limits = {
  characters: 40_000,
  depth: 40,
  rows: 2000,
  fields: 40,
  transforms: 12,
  folds: 2,
  list: 400,
  expression: 600,
};
