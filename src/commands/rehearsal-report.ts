import { paceLimits } from '../model/lecture-bars.ts';
import type { Rehearsal, Rehearsed } from '../model/rehearsal.ts';
import { clockTime } from '../model/speaking-time.ts';

/**
 * A rehearsal as a table for the terminal, an act a line. `pace` in words a minute is the usual one.
 *
 *     act           planned  actual  words/min
 *     The fortress    10:30   12:05        141  1:35 longer than planned
 */
export function rehearsalReport(rehearsal: Rehearsal, pace: number): string {
  const { acts, whole, slides, duration } = rehearsal;
  const rows = acts.map((act) => rowOf(act.title || 'before the first act', act, pace));
  const table = tableOf([
    ['act', 'planned', 'actual', 'words/min', ''],
    ...(acts.length > 1 ? rows : []),
    rowOf('the whole', whole, pace),
  ]);
  const skipped = slides.filter(({ actual }) => actual === undefined);
  const lines = [
    ...(duration > 0 && whole.visited === whole.slides ? [againstDuration(whole.actual, duration)] : []),
    ...(skipped.length > 0
      ? [`Not rehearsed: ${listOf(skipped.map(({ number, title }) => `${number} "${title}"`))}.`]
      : []),
  ];
  return `${table}${lines.length > 0 ? `\n${lines.join('\n')}\n` : ''}`;
}

function rowOf(name: string, part: Rehearsed, pace: number): string[] {
  const actual = part.visited === 0 ? '–' : clockTime(part.actual);
  return [name, clockTime(part.planned), actual, part.rate === 0 ? '–' : String(part.rate), verdictOf(part, pace)];
}

/** Compared with what was planned for the slides that were visited. */
function verdictOf({ visited, slides, actual, plannedOfVisited, rate }: Rehearsed, pace: number): string {
  if (visited === 0) return 'not rehearsed';
  const off = Math.round(actual - plannedOfVisited);
  const { fastest, slowest } = paceLimits(pace);
  // Half a step of five seconds a slide is no difference: so finely nobody plans.
  const isOnTime = Math.abs(off) <= visited * 2.5;
  const said = [
    isOnTime ? 'as planned' : `${clockTime(Math.abs(off))} ${off > 0 ? 'longer' : 'shorter'} than planned`,
    ...(rate > fastest ? ['too fast to follow'] : []),
    // Fewer than half are keywords, not text to be read out.
    ...(rate < slowest && rate >= pace / 2 ? ['slow'] : []),
    ...(visited < slides ? [`${visited} of ${slides} slides`] : []),
  ];
  return said.join(', ');
}

function againstDuration(actual: number, duration: number): string {
  const off = Math.round(actual - duration);
  const length = `The lecture took ${clockTime(actual)} of ${clockTime(duration)}`;
  if (Math.abs(off) < 15) return `${length}.`;
  return off > 0 ? `${length}: ${clockTime(off)} too long.` : `${length}: ${clockTime(-off)} are left.`;
}

/** How many slides are named. */
const named = 8;

function listOf(slides: readonly string[]): string {
  const more = slides.length - named;
  return [...slides.slice(0, named), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

/** Names stand left, figures right. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows
    .map((row) => {
      const cells = widths.map((width, column) => {
        const cell = row[column] ?? '';
        const space = ' '.repeat(width - widthOf(cell));
        return column === 0 ? cell + space : space + cell;
      });
      return `${[...cells, row[4] ?? ''].join('  ').trimEnd()}\n`;
    })
    .join('');
}

/** Columns that a text takes in a terminal, where Chinese, Japanese and Korean letters take two. */
function widthOf(text: string): number {
  const wide = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー\u3000-\u303f\uff00-\uff60]/gu);
  return [...text].length + (wide?.length ?? 0);
}
