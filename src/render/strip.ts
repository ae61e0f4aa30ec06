import type { DateSpan } from '../model/date-span.ts';
import type { Meta } from '../model/narrative.ts';

export interface StripView {
  /** Places in percent of the strip, as text with two digits, so that equal input gives equal bytes. */
  readonly points: readonly { readonly left: string; readonly label: string; readonly flip: boolean }[];
  readonly mark: { readonly left: string; readonly width: string } | false;
}

/** Labels nearer than this share of the strip would run into one another. */
const labelShare = 0.062;

/**
 * The hairline at the foot of a slide: the narrative's span with its turning points, and where this slide stands.
 * Undefined when the script gives no span.
 */
export function stripView(meta: Meta, when: DateSpan | undefined): StripView | undefined {
  const { span } = meta;
  if (!span || span.to <= span.from) return undefined;
  const share = (year: number): number => Math.min(1, Math.max(0, (year - span.from) / (span.to - span.from)));
  const ends = [span.text.split(/\.\.|\//)[0] ?? ''].map((label) => ({ label, at: 0 }));
  const turns = meta.turning.map(({ label, when: { from } }) => ({
    label: /^-?\d{4}/.exec(label)?.[0] ?? label,
    at: share(from),
  }));
  const points: { at: number; label: string }[] = [];
  for (const point of [...ends, ...turns].sort((a, b) => a.at - b.at)) {
    const before = points.at(-1);
    if (!before || point.at - before.at >= labelShare) points.push(point);
    else if (before.label !== point.label) points.push({ ...point, label: '' });
  }
  return {
    points: points.map(({ at, label }) => ({ left: percent(at), label, flip: at > 1 - labelShare })),
    mark: when ? { left: percent(share(when.from)), width: percent(share(when.to) - share(when.from)) } : false,
  };
}

function percent(share: number): string {
  return (share * 100).toFixed(2);
}
