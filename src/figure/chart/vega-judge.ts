import { nearest, suggestion } from '../../suggest.ts';
import { refusedExpression, refusedFormat } from './vega-expression.ts';
import {
  channels,
  counts,
  expressionKeys,
  formatKeys,
  limits,
  marks,
  refusedKeys,
  transforms,
  viewKeys,
} from './vega-rules.ts';

/** Tells what is refused: the path of the value, the reason, the mend. */
export type Refuse = (path: string, reason: string, hint: string) => void;

type Fields = Readonly<Record<string, unknown>>;

/** Walks through a specification and refuses whatever isn't harmless. Data is judged when it is read. */
export function judge(spec: Fields, refuse: Refuse): void {
  judgeView(spec, 'vega', refuse);
  const seen = { transforms: 0, folds: 0 };
  walk(spec, 'vega', '', (key, value, path, parent) => judgeValue(key, value, path, parent, seen, refuse));
  const draws = ['mark', 'layer', 'concat', 'hconcat', 'vconcat', 'spec'].some((key) => key in spec);
  if (!draws) refuse('vega', 'it has no "mark"', 'Say how the data is drawn: "mark: bar", and "encoding: …".');
}

type Visit = (key: string, value: unknown, path: string, parent: string) => void;

/** Every value with its key and the key above; data is left out. */
function walk(value: unknown, path: string, parent: string, visit: Visit): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    const own = Array.isArray(value) ? parent : key;
    visit(own, each, `${path}.${key}`, parent);
    if (key === 'values' && isDataKey(parent)) continue;
    if (key === 'datasets' && path === 'vega') continue;
    walk(each, `${path}.${key}`, own, visit);
  }
}

function isDataKey(parent: string): boolean {
  return parent === 'data' || parent === 'from';
}

function judgeValue(key: string, value: unknown, path: string, parent: string, seen: Seen, refuse: Refuse): void {
  const why = refusedKeys.get(key);
  const isData = key === 'url' && parent === 'data';
  if (why !== undefined && !isData) refuse(path, `"${key}" is refused: ${why}`, 'Take it out.');
  if (Array.isArray(value) && value.length > limits.list && !(key === 'values' && isDataKey(parent)))
    refuse(path, `the list "${key}" has ${value.length} entries`, `At most ${limits.list} are drawn.`);
  const most = counts.get(key);
  if (most !== undefined && typeof value === 'number' && !(value <= most))
    refuse(path, `"${key}" is ${value}`, `At most ${most}.`);
  if (/fontsize$/i.test(key) && typeof value === 'number' && !(value >= 15 && value <= 200))
    refuse(path, `"${key}" is ${value}`, 'At least 15: smaller words cannot be read in a hall.');
  if (key === 'bin') judgeBin(value, path, refuse);
  if (typeof value === 'string') judgeText(key, value, path, refuse);
  if (key === 'transform') judgeTransform(value, path, seen, refuse);
  if (key === 'encoding') judgeKeys(value, channels, 'channel', path, refuse);
  if (key === 'mark') judgeMark(value, path, refuse);
  const isView = ['layer', 'concat', 'hconcat', 'vconcat', 'spec'].includes(key);
  if (isView && typeof value === 'object' && value !== null && !Array.isArray(value))
    judgeView(value as Fields, path, refuse);
}

interface Seen {
  transforms: number;
  folds: number;
}

function judgeView(view: Fields, path: string, refuse: Refuse): void {
  judgeKeys(view, viewKeys, 'key', path, refuse);
}

function judgeKeys(value: unknown, known: ReadonlySet<string>, kind: string, path: string, refuse: Refuse): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const key of Object.keys(value)) {
    const near = nearest(key, known);
    if (known.has(key) || near === undefined) continue;
    refuse(`${path}.${key}`, `there is no ${kind} "${key}"`, `Did you mean "${near}"?`);
  }
}

function judgeMark(value: unknown, path: string, refuse: Refuse): void {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : value;
  if (typeof type === 'string' && marks.has(type)) return;
  // Config knows marks by their names: { mark: { color: … } }.
  if (typeof value === 'object' && value !== null && !('type' in value) && path.includes('.config.')) return;
  const found = String(type).slice(0, 40);
  const hint = `Use one of ${[...marks].join(', ')}.`;
  refuse(path, `the mark "${found}" is not drawn${suggestion(found, marks)}`, hint);
}

function judgeText(key: string, value: string, path: string, refuse: Refuse): void {
  if (formatKeys.has(key)) {
    const why = refusedFormat(value);
    if (why !== undefined) refuse(path, why, 'Write a short format such as ",d".');
  }
  const isExpression = expressionKeys.has(key) || ['and', 'or', 'not'].includes(key);
  const why = isExpression ? refusedExpression(value) : undefined;
  if (why !== undefined) refuse(path, why, 'Reckon it beforehand, and put it into the data.');
}

/** A step that is tiny against the data would make bins without end. */
function judgeBin(value: unknown, path: string, refuse: Refuse): void {
  if (typeof value !== 'object' || value === null) return;
  const wrong = Object.keys(value).find((key) => !['maxbins', 'binned', 'extent', 'nice', 'anchor'].includes(key));
  if (wrong !== undefined) refuse(`${path}.${wrong}`, `bins by "${wrong}" are refused`, 'Use "maxbins: 20".');
}

function judgeTransform(value: unknown, path: string, seen: Seen, refuse: Refuse): void {
  // The walk comes by once for the list and once for each entry.
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return;
  seen.transforms += 1;
  if (seen.transforms > limits.transforms)
    refuse(path, `it has more than ${limits.transforms} transforms`, 'Reckon beforehand.');
  if (!Object.keys(value).some((key) => transforms.has(key))) {
    const names = Object.keys(value).join(', ');
    refuse(path, `the transform "${names.slice(0, 60)}" is refused`, `Use one of ${[...transforms].join(', ')}.`);
  }
  if (!('fold' in value)) return;
  seen.folds += 1;
  const fields = Array.isArray(value.fold) ? value.fold.length : 0;
  if (seen.folds > limits.folds || fields > 24)
    refuse(`${path}.fold`, 'it multiplies the rows too often', 'Fold the data beforehand.');
}
