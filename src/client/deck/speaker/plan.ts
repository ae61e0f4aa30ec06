/** The planned course of a lecture, in seconds from its start. */
export interface Plan {
  /** When slide `index` begins, and when it ends. */
  span(index: number): { readonly start: number; readonly end: number };
  readonly total: number;
}

/**
 * Plans a lecture from the slides' own times (`undefined` where the script gives none) and its whole duration (0 when
 * unknown): slides without a time share what the others leave.
 */
export function makePlan(times: readonly (number | undefined)[], duration: number): Plan {
  const known = times.reduce<number>((sum, time) => sum + (time ?? 0), 0);
  const open = times.filter((time) => time === undefined).length;
  const share = open > 0 ? Math.max(0, duration - known) / open : 0;
  const starts = [0];
  for (const time of times) starts.push((starts.at(-1) ?? 0) + (time ?? share));
  return {
    span: (index) => ({ start: starts[index] ?? 0, end: starts[index + 1] ?? 0 }),
    total: starts.at(-1) ?? 0,
  };
}

/** How far, in seconds, the lecturer is before the slide's planned start (negative) or past its end (positive). */
export function drift(plan: Plan, index: number, elapsed: number): number {
  const { start, end } = plan.span(index);
  if (elapsed > end) return elapsed - end;
  return elapsed < start ? elapsed - start : 0;
}

/** Seconds as "4:05" or "1:04:05". */
export function asClock(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
