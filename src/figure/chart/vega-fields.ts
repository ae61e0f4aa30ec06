import { nearest } from '../../suggest.ts';
import { isObject } from './is-object.ts';
import type { Refuse } from './vega-judge.ts';

/** Reports fields of encodings that the data doesn't have; silent where transforms make fields of values. */
export function judgeFields(spec: Readonly<Record<string, unknown>>, refuse: Refuse): void {
  const known = new Set<string>();
  const asked: { readonly name: string; readonly path: string }[] = [];
  let isOpen = false;
  const visit = (value: unknown, path: string, isEncoding: boolean): void => {
    if (Array.isArray(value)) for (const [index, each] of value.entries()) visit(each, `${path}.${index}`, isEncoding);
    if (!isObject(value)) return;
    if ('repeat' in value || 'datasets' in value) isOpen = true;
    if ('fold' in value) for (const name of ['key', 'value']) known.add(name);
    for (const [key, each] of Object.entries(value)) {
      const own = `${path}.${key}`;
      if (key === 'values' && Array.isArray(each)) for (const row of each) collect(row, known);
      else if (key === 'as') for (const name of [each].flat()) known.add(String(name));
      else if (isEncoding && key === 'field' && typeof each === 'string') asked.push({ name: each, path: own });
      else visit(each, own, isEncoding || key === 'encoding');
    }
  };
  visit(spec, 'vega', false);
  if (isOpen || known.size === 0) return;
  for (const { name, path } of asked) {
    if (known.has(name) || /[.[\\]/.test(name)) continue;
    const near = nearest(name, known);
    const hint = near === undefined ? `It has ${[...known].slice(0, 8).join(', ')}.` : `Did you mean "${near}"?`;
    refuse(path, `the data has no field "${name}"`, hint);
  }
}

function collect(row: unknown, known: Set<string>): void {
  if (isObject(row)) for (const key of Object.keys(row)) known.add(key);
  else known.add('data');
}
