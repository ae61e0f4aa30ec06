import type { Days, TimelineData } from './data.ts';
import { nextAfter, startOf, type Unit } from './units.ts';

/** A gap is broken when it takes this part of the axis that is left. */
const longGap = 0.42;
/** The same where a single event lies beyond it. */
const veryLongGap = 0.7;
const mostBreaks = 3;

/** Long stretches in which nothing happens, cut at whole steps where a step is given; the last day excluded. */
export function autoBreaks(data: TimelineData, domain: Days, grid: Unit | undefined): Days[] {
  // Between two events there is nothing but the gap.
  if (data.items.length < 3) return [];
  let left = domain.to - domain.from;
  const breaks: Days[] = [];
  const gaps = gapsIn(busyIn(data, domain)).toSorted((a, b) => b.to - b.from - (a.to - a.from));
  for (const gap of gaps.slice(0, mostBreaks)) {
    if (gap.to - gap.from < longGap * left) break;
    const before = data.items.filter(({ time }) => time.from < gap.to).length;
    const isLonely = Math.min(before, data.items.length - before) < 2;
    if (isLonely && gap.to - gap.from < veryLongGap * left) continue;
    const air = 0.02 * left;
    const cut = {
      from: grid ? nextAfter(gap.from + air - 1, grid, 'gregorian') : gap.from,
      to: grid ? startOf(gap.to - air, grid, 'gregorian') : gap.to,
    };
    // What is hardly longer than the gap it leaves on the paper isn't worth a break.
    if (cut.to - cut.from < 0.2 * left) continue;
    breaks.push(cut);
    left -= cut.to - cut.from;
  }
  return breaks.toSorted((a, b) => a.from - b.from);
}

/** Stretches in which something happens, in order. */
function busyIn({ items, periods, when }: TimelineData, domain: Days): Days[] {
  const events = items.map(({ time }) => ({
    from: time.openFrom ? domain.from : time.from,
    to: time.openTo ? domain.to : time.to + 1,
  }));
  const now = when && when.to - when.from < 800 && when.from >= domain.from && when.to <= domain.to ? [when] : [];
  return [...events, ...periods, ...now].toSorted((a, b) => a.from - b.from);
}

function gapsIn(busy: readonly Days[]): Days[] {
  let end = busy[0]?.to ?? 0;
  return busy.flatMap(({ from, to }) => {
    const gap = { from: end, to: from };
    end = Math.max(end, to);
    return gap.to > gap.from ? [gap] : [];
  });
}
