import type { Mark } from './marks.ts';

/** Px from one track to the next. */
export const trackHeight = 14;

/** Bars that overlap on the same side of the axis lie on tracks, the longer ones nearer to it; by mark, 0 is on the axis. */
export function tracksOf(marks: readonly Mark[], sideOf: (index: number) => number): number[] {
  const tracks = marks.map(() => 0);
  const order = marks.map((_, index) => index).toSorted((a, b) => lengthOf(marks[b]) - lengthOf(marks[a]) || a - b);
  const taken: { readonly key: string; readonly from: number; readonly to: number }[] = [];
  for (const index of order) {
    const mark = marks[index];
    if (!mark || mark.type === 'point') continue;
    const isFree = (track: number): boolean =>
      !taken.some(({ key, from, to }) => key === `${sideOf(index)} ${track}` && from < mark.x1 - 1 && to > mark.x0 + 1);
    let track = 0;
    while (!isFree(track)) track++;
    taken.push({ key: `${sideOf(index)} ${track}`, from: mark.x0, to: mark.x1 });
    tracks[index] = track;
  }
  return tracks;
}

function lengthOf(mark: Mark | undefined): number {
  return mark && mark.type !== 'point' ? mark.x1 - mark.x0 : 0;
}
