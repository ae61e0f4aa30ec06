/** A stretch that accounts are measured against, with round marks on it. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
  /** True when it begins with a number other than zero, which is marked. */
  readonly broken: boolean;
}

export interface Tick {
  readonly at: number;
  readonly label: string;
  /** Stands above the label where a year begins to hold; '' elsewhere. */
  readonly year: string;
}

/** What an account puts on the axis. */
export interface Extent {
  /** Infinite where open. */
  readonly from: number;
  readonly to: number;
  readonly approximate: boolean;
}

/** An axis for a template; places are shares of it, as text with four digits, so that equal input gives equal bytes. */
export interface AxisView {
  readonly ticks: readonly { readonly at: string; readonly label: string; readonly year: string }[];
  readonly broken: boolean;
}

export interface MarkView {
  /** `point` or `bar`, then `hollow`, `open-from`, `open-to`. */
  readonly classes: string;
  readonly open: boolean;
  /** Where it begins, and how wide it is. */
  readonly at: string;
  readonly wide: string;
}

/** An axis of numbers from zero, or from a round number where zero would press all marks together. */
export function numberAxis(extents: readonly Extent[], write: (value: number) => string): Axis {
  const [least, most] = endsOf(extents);
  const isNear = least > 0 && most > least && most - least < most / 3;
  const isCount = extents.every(({ from, to }) => to >= 0 && (from >= 0 || !Number.isFinite(from)));
  const low = isNear ? least : isCount ? 0 : Math.min(0, least);
  const high = most > low ? Math.max(most, isNear ? low : 0) : low + 1;
  const step = roundStep(high - low);
  const from = isNear && low % step === 0 ? low - step : Math.floor(low / step) * step;
  const to = Math.max(Math.ceil(high / step), from / step + 1) * step;
  const count = Math.round((to - from) / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => {
    // Multiplied anew each time: sums of 0.1 drift.
    const at = Number(((Math.round(from / step) + index) * step).toPrecision(12));
    return { at, label: write(at), year: '' };
  });
  return { from, to, ticks, broken: isNear && from > 0 };
}

/** The ends of all, with room for an arrow where one is open; 0 and 1 when there are none. */
export function endsOf(extents: readonly Extent[]): readonly [number, number] {
  const ends = extents.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  if (ends.length === 0) return [0, 1];
  const least = Math.min(...ends);
  const most = Math.max(...ends);
  const arrow = Math.max((most - least) / 3, 1);
  const isOpen = (end: 'from' | 'to'): boolean => extents.some((extent) => !Number.isFinite(extent[end]));
  return [isOpen('from') ? least - arrow : least, isOpen('to') ? most + arrow : most];
}

/** 1, 2 or 5 times a power of ten that cuts a length into at most five. */
function roundStep(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length / 5));
  return ([1, 2, 5].find((factor) => factor * power >= length / 5) ?? 10) * power;
}

export function axisView({ from, to, ticks, broken }: Axis): AxisView {
  return { broken, ticks: ticks.map((tick) => ({ ...tick, at: written((tick.at - from) / (to - from)) })) };
}

/** A mark of one shape for every voice: hollow when it is about, with an arrow where it is open. */
export function markView({ from, to, approximate }: Extent, axis: Axis): MarkView {
  const share = (value: number): number => Math.min(1, Math.max(0, (value - axis.from) / (axis.to - axis.from)));
  const open = [...(Number.isFinite(from) ? [] : ['open-from']), ...(Number.isFinite(to) ? [] : ['open-to'])];
  const classes = [from === to ? 'point' : 'bar', ...(approximate ? ['hollow'] : []), ...open].join(' ');
  return { classes, open: open.length > 0, at: written(share(from)), wide: written(share(to) - share(from)) };
}

function written(share: number): string {
  return share.toFixed(4);
}
