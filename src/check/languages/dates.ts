import { type DateMark, dateMarkOf } from '../../model/date-mark.ts';
import type { DateSpan } from '../../model/date-span.ts';
import type { Slide } from '../../model/narrative.ts';
import { blocksIn, flat, tokensIn } from '../../model/walk.ts';
import { yearsIn } from './numbers-in.ts';
import { difference, type Pair, readable } from './pairs.ts';

/** How the dates of a slide differ from those of its original, its years too; '' when they agree. */
export function datesDiffer({ here, there }: Pair): string {
  const [is, was] = [datesOf(here), datesOf(there)];
  const extra = [...is].filter(([key]) => !was.has(key)).map(([, text]) => text);
  const missing = [...was].filter(([key]) => !is.has(key)).map(([, text]) => text);
  const dates = difference(extra, missing);
  if (dates !== '') return dates;
  return difference(yearsApart(here, there), yearsApart(there, here));
}

/** Years in the words of a slide that the other has in neither calendar. */
function yearsApart(slide: Slide, other: Slide): string[] {
  const known = yearsIn([readable(other), ...marksOf(other).map((mark) => mark.other)].join('\n'));
  const marked = new Set(marksOf(other).flatMap(({ when }) => [Math.floor(when.from), Math.floor(when.to)]));
  return [...yearsIn(readable(slide))].filter((year) => !known.has(year) && !marked.has(year)).map(String);
}

/** The marked dates of a slide, by the days that they are. */
function datesOf(slide: Slide): ReadonlyMap<string, string> {
  const told = [...blocksIn([...slide.blocks, ...slide.read])].flatMap((block) =>
    block.type === 'contested' ? block.accounts.flatMap(({ date }) => date ?? []) : [],
  );
  const own = slide.when ? [slide.when] : [];
  const marked = marksOf(slide).map(({ when }) => when);
  return new Map([...own, ...told, ...marked].map((when) => [keyOf(when), `"${when.text}"`]));
}

function marksOf(slide: Slide): DateMark[] {
  return [...flat(slide.headline), ...tokensIn([...slide.blocks, ...slide.read])].flatMap(
    (token) => dateMarkOf(token) ?? [],
  );
}

function keyOf({ from, to }: DateSpan): string {
  return `${from.toFixed(4)}..${to.toFixed(4)}`;
}
