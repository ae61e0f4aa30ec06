import type { PrepareContext } from '../figure.ts';
import { readCsv } from './csv.ts';
import { isObject } from './is-object.ts';
import type { Refuse } from './vega-judge.ts';
import { limits } from './vega-rules.ts';

type Fields = Record<string, unknown>;

/** The specification with all its data inside: files are read, rows are counted. */
export function inlined(spec: Fields, context: PrepareContext, refuse: Refuse): Fields | undefined {
  const budget = { rows: 0, lost: false };
  const datasets = spec.datasets;
  if (isObject(datasets))
    for (const [name, rows] of Object.entries(datasets)) count(rows, `vega.datasets.${name}`, budget, refuse);
  const whole = inside(spec, 'vega', context, budget, refuse);
  return isObject(whole) && !budget.lost ? whole : undefined;
}

interface Budget {
  rows: number;
  /** Whether a file could not be read, which was reported. */
  lost: boolean;
}

function inside(value: unknown, path: string, context: PrepareContext, budget: Budget, refuse: Refuse): unknown {
  if (Array.isArray(value))
    return value.map((each, index) => inside(each, `${path}.${index}`, context, budget, refuse));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => {
    if (key === 'datasets' && path === 'vega') return [key, each];
    const own = `${path}.${key}`;
    return [
      key,
      key === 'data' ? data(each, own, context, budget, refuse) : inside(each, own, context, budget, refuse),
    ];
  });
  return Object.fromEntries(entries);
}

/** `{ url: file.csv }` → `{ values: […] }` */
function data(value: unknown, path: string, context: PrepareContext, budget: Budget, refuse: Refuse): unknown {
  if (!isObject(value)) return value;
  if (typeof value.url === 'string') return file(value.url, `${path}.url`, context, budget, refuse);
  if ('url' in value) refuse(`${path}.url`, 'the name of a file is a text', 'Write data: { url: file.csv }.');
  if ('values' in value) count(value.values, `${path}.values`, budget, refuse);
  return value;
}

function file(name: string, path: string, context: PrepareContext, budget: Budget, refuse: Refuse): unknown {
  const isCsv = /\.(csv|tsv)$/i.test(name);
  if (/^\s*(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(name) || !(isCsv || /\.json$/i.test(name))) {
    const hint = 'Put the data into a file of the project, as CSV or JSON, or under "values:".';
    refuse(path, `"${name.slice(0, 80)}" is not a CSV or JSON file of the project`, hint);
    return { values: [] };
  }
  const source = context.readFile(name, path);
  if (!source) {
    budget.lost = true;
    return undefined;
  }
  const values = isCsv ? csvValues(source.text) : jsonValues(source.text);
  if (values === undefined) {
    const hint = 'It has to be a list of objects: [{ "label": "…", "value": 1 }].';
    context.report('figure-file', path, { path: name, reason: 'it is not JSON', hint });
    return { values: [] };
  }
  count(values, path, budget, refuse);
  return { values };
}

function csvValues(text: string): unknown {
  const [head = [], ...lines] = readCsv(text);
  const names = head.map((cell) => cell.text);
  return lines.map((line) => Object.fromEntries(names.map((name, index) => [name, plain(line[index]?.text ?? '')])));
}

/** Numbers as numbers, nothing as nothing; `1904` too, which a temporal channel still takes as a year. */
function plain(text: string): string | number | null {
  if (text === '') return null;
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && text.length < 16 ? Number(text) : text;
}

function jsonValues(text: string): unknown {
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) ? values : undefined;
  } catch {
    return undefined;
  }
}

function count(rows: unknown, path: string, budget: Budget, refuse: Refuse): void {
  if (!Array.isArray(rows)) {
    refuse(path, 'data has to be a list of rows', 'Write values: [{ label: …, value: … }].');
    return;
  }
  budget.rows += rows.length;
  if (budget.rows > limits.rows) {
    const hint = `At most ${limits.rows} are drawn: sum them up beforehand.`;
    refuse(path, `it has ${budget.rows} rows of data`, hint);
  }
  const isFlat = rows.every(
    (row) => !isObject(row) || Object.values(row).every((cell) => typeof cell !== 'object' || cell === null),
  );
  if (!isFlat) refuse(path, 'a row of data holds a list or an object', 'Rows hold numbers and texts only.');
  const wide = rows.some((row) => isObject(row) && Object.keys(row).length > limits.fields);
  if (wide) refuse(path, `a row of data has more than ${limits.fields} fields`, 'Leave out what is not drawn.');
}
