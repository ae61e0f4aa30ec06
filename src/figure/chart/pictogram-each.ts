import type { ShortChartData } from './chart-data.ts';

/** The most marks that one row has when nobody says what each stands for. */
const comfortable = 60;

/** What one mark stands for: as the fence says, or 1, 2 or 5 times a power of ten that keeps marks few. */
export function eachOf({ each, rows }: Pick<ShortChartData, 'each' | 'rows'>): number {
  if (each > 0) return each;
  const most = Math.max(1, ...rows.map(({ to }) => to));
  const least = most / comfortable;
  if (least <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find((each) => each * power >= least) ?? 10;
  return factor * power;
}
