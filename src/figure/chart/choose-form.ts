import type { ChartForm } from '../../model/chart-spec.ts';
import type { ChartRow } from './chart-data.ts';

/** The form that suits the rows: a line through dates, ranges where a value is one, bars otherwise. */
export function chooseForm(rows: readonly ChartRow[]): ChartForm {
  if (rows.length >= 3 && rows.every(({ when }) => when !== null)) return 'line';
  return rows.some(({ from, to }) => from !== to) ? 'range' : 'bar';
}
