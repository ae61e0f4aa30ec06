import type { Days, TimelineData } from './data.ts';

/** Fewer events need no second axis. */
const fewest = 8;

/** A timeline cut in two. */
export interface Halves {
  readonly first: TimelineData;
  readonly second: TimelineData;
  /** What neither shows, where it is long enough to be told. */
  readonly gaps: readonly Days[];
}

/** Cuts a timeline near its middle, in the longest time without an event; undefined where there is none. */
export function halvesOf(data: TimelineData): Halves | undefined {
  const { items, span } = data;
  if (items.length < fewest) return undefined;
  const cuts = items.flatMap((item, index) => {
    const isNearMiddle = index >= items.length * 0.4 && index <= items.length * 0.6;
    const end = Math.max(...items.slice(0, index).map(({ time }) => time.to));
    const isOpen = items.some(({ time }, at) => (at < index ? time.openTo : time.openFrom));
    const gap: Days = { from: end + 1, to: item.time.from - 1 };
    return isNearMiddle && !isOpen && gap.from <= gap.to ? [{ index, gap }] : [];
  });
  if (cuts.length === 0) return undefined;
  const { index, gap } = cuts.reduce((a, b) => (b.gap.to - b.gap.from > a.gap.to - a.gap.from ? b : a));
  const [from = 0, to = 0] = [items[0]?.time.from, items.at(-1)?.time.to];
  const [earliest, latest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return {
    first: {
      ...partOf(data, { from: 0, to: index }, span && { from: span.from, to: gap.from }),
      periods: periodsIn(data, { from: earliest, to: gap.from - 1 }),
    },
    second: {
      ...partOf(data, { from: index, to: items.length }, span && { from: gap.to, to: span.to }),
      periods: periodsIn(data, { from: gap.to + 1, to: latest }),
    },
    gaps: (gap.to - gap.from) * 10 > to - from ? [gap] : [],
  };
}

function partOf(data: TimelineData, { from, to }: Days, span: Days | undefined): TimelineData {
  return { ...data, items: data.items.slice(from, to), periods: [], span };
}

/** What lies of the periods in a stretch of time. */
function periodsIn({ periods }: TimelineData, { from, to }: Days): TimelineData['periods'] {
  return periods
    .map((each) => ({ ...each, from: Math.max(from, each.from), to: Math.min(to, each.to) }))
    .filter((each) => each.from <= each.to);
}
