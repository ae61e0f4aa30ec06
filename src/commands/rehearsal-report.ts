import type { Rehearsal, Rehearsed } from '../model/rehearsal.ts';
import { type LengthName, lengthTold, type PartName, partTold, skippedIn, type Told } from '../model/rehearsal-told.ts';
import { clockTime } from '../model/speaking-time.ts';

/** The terminal speaks English; the page has these texts in the script's language. */
const texts: Readonly<Record<PartName | LengthName, string>> = {
  None: 'not rehearsed',
  AsPlanned: 'as planned',
  Longer: '{time} longer than planned',
  Shorter: '{time} shorter than planned',
  TooFast: 'too fast to follow',
  Slow: 'slow',
  Some: '{visited} of {slides} slides',
  Length: 'The lecture took {took} of {duration}.',
  TooLong: 'The lecture took {took} of {duration}: {off} too long.',
  Left: 'The lecture took {took} of {duration}: {off} are left.',
};

/**
 * A rehearsal as a table for the terminal, an act a line. `pace` in words a minute is the usual one.
 *
 *     act           planned  actual  words/min
 *     The fortress    10:30   12:05        141  1:35 longer than planned
 */
export function rehearsalReport(rehearsal: Rehearsal, pace: number): string {
  const { acts, whole } = rehearsal;
  const rows = acts.map((act) => rowOf(act.title || 'before the first act', act, pace));
  const table = tableOf([
    ['act', 'planned', 'actual', 'words/min', ''],
    ...(acts.length > 1 ? rows : []),
    rowOf('the whole', whole, pace),
  ]);
  const length = lengthTold(rehearsal);
  const skipped = skippedIn(rehearsal);
  const names = skipped.slides.map(({ number, title }) => `${number} "${title}"`);
  const more = skipped.more > 0 ? [`and ${skipped.more} more`] : [];
  const lines = [
    ...(length ? [textOf(length)] : []),
    ...(names.length > 0 ? [`Not rehearsed: ${[...names, ...more].join(', ')}.`] : []),
  ];
  return `${table}${lines.length > 0 ? `\n${lines.join('\n')}\n` : ''}`;
}

function rowOf(name: string, part: Rehearsed, pace: number): string[] {
  const actual = part.visited === 0 ? '–' : clockTime(part.actual);
  return [
    name,
    clockTime(part.planned),
    actual,
    part.rate === 0 ? '–' : String(part.rate),
    partTold(part, pace).map(textOf).join(', '),
  ];
}

function textOf({ name, values }: Told<PartName | LengthName>): string {
  return texts[name].replace(/\{(\w+)\}/g, (_, value: string) => String(values[value]));
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
