import type { AccountView } from './contested-account.ts';
import type { ScaleView } from './contested-scale.ts';

/** How much is told, which decides how large it may be set. */
export type Density = 'roomy' | '' | 'tight';

/** Beside an axis: lines of voices, standpoints and words that don't stand at a mark. */
export function scaleDensity(scales: readonly ScaleView[]): Density {
  const rows = scales.flatMap((scale) => scale.rows);
  const lines = rows.reduce(
    (sum, row) =>
      sum + linesOf(row.by, 38) + linesOf(row.standpoint || row.badge, 50) + (row.atMark ? 0 : linesOf(row.words, 44)),
    scales.length,
  );
  return densityOf(lines, 8, 10);
}

/** In rows that lie below one another: all their lines. */
export function correctionDensity(accounts: readonly AccountView[]): Density {
  return densityOf(
    accounts.reduce((sum, { words }) => sum + linesOf(words, 44), 0),
    3,
    5,
  );
}

/** In panels: lines of the tallest, and more than one row of them. */
export function sidesDensity(accounts: readonly AccountView[], hasAgreed: boolean): Density {
  const across = accounts.length > 4 ? Math.ceil(accounts.length / 2) : accounts.length;
  const characters = Math.round(74 / Math.max(2, across));
  const tallest = accounts.map(({ by, standpoint, badge, words }) => {
    const head = linesOf(by, characters) + linesOf(standpoint || badge, characters * 1.5) * 0.7;
    return head + linesOf(words, characters);
  });
  const lines = Math.max(0, ...tallest);
  return accounts.length > 4 ? densityOf(lines, 0, 4) : densityOf(lines, hasAgreed ? 4 : 6.5, 9);
}

/** Roomy with up to so many lines, tight with more than so many. */
function densityOf(lines: number, roomy: number, tight: number): Density {
  if (lines > tight) return 'tight';
  return lines <= roomy ? 'roomy' : '';
}

function linesOf(text: string, characters: number): number {
  // A Chinese or Japanese sign is as wide as two letters.
  const wide = text.match(/[\u1100-\u11FF\u2E80-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]/g);
  return Math.ceil((text.length + (wide?.length ?? 0)) / characters);
}
