/** Seconds of `90 s`, `2 min`, `1:30`, `1 h 10 min` or a bare number of seconds; undefined for anything else. */
export function readDuration(text: string): number | undefined {
  const clock = /^(?:(\d+):)?(\d{1,3}):(\d{2})$/.exec(text.trim());
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const units: Readonly<Record<string, number>> = { h: 3600, min: 60, m: 60, s: 1, '': 1 };
  let rest = text.trim();
  let seconds = 0;
  if (rest === '') return undefined;
  while (rest !== '') {
    const part = /^(\d+(?:[.,]\d+)?)\s*(h|min|m|s|)(?:\s+|$)/.exec(rest);
    if (!part) return undefined;
    seconds += Number((part[1] ?? '').replace(',', '.')) * (units[part[2] ?? ''] ?? 1);
    rest = rest.slice(part[0].length);
  }
  return Math.round(seconds);
}
