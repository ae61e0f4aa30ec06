import type { RowKey } from '../../model/chart-spec.ts';
import { nearest } from '../../suggest.ts';
import type { PrepareContext } from '../figure.ts';

/** The place of a row in a list, by its label or its number from 0. Reports at `path` what isn't there. */
export function findRow(
  key: RowKey,
  rows: readonly { readonly label: string; readonly original?: string }[],
  path: string,
  { report }: PrepareContext,
): number | undefined {
  const named = rows.findIndex(({ label, original }) => label === key || original === key);
  if (named >= 0) return named;
  if (typeof key === 'number' && Number.isInteger(key) && key >= 0 && key < rows.length) return key;
  const labels = rows.map(({ label }) => label);
  const near = typeof key === 'string' ? (nearest(key, labels) ?? startsLike(key, labels)) : undefined;
  const hint = near === undefined ? `The rows are ${list(labels)}.` : `Did you mean "${near}"?`;
  const expected = `a row's label, or its number from 0 to ${rows.length - 1}`;
  report('figure-value', path, { what: 'a row', found: JSON.stringify(key), expected, hint });
  return undefined;
}

function startsLike(key: string, labels: readonly string[]): string | undefined {
  return labels.find((label) => label.toLowerCase().includes(key.trim().toLowerCase()));
}

function list(labels: readonly string[]): string {
  const shown = labels.slice(0, 6).map((label) => `"${label}"`);
  return [...shown, ...(labels.length > 6 ? ['…'] : [])].join(', ');
}
