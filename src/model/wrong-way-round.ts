import { readQuantity } from './quantity.ts';
import { readPeriod } from './read-date-span.ts';

/** A value whose larger number stands first, the right way round: "350000..300000" gives "300000..350000"; else undefined. */
export function valueTurned(text: string): string | undefined {
  const [, about = '', first = '', mark = '', last = ''] =
    /^([~≈]?\s*)(.+?)\s*(\.\.|–)\s*(.+)$/.exec(text.trim()) ?? [];
  if (mark === '' || readQuantity(text)) return undefined;
  const turned = `${about}${last}${mark}${first}`;
  return readQuantity(turned) && turned;
}

/** A stretch of time whose later date stands first, the right way round; else undefined. */
export function datesTurned(text: string): string | undefined {
  const [, first = '', mark = '', last = ''] = /^(.+?)\s*(\.\.|\/)\s*(.+)$/.exec(text.trim()) ?? [];
  if (mark === '' || first.includes('/') || last.includes('/')) return undefined;
  const given = readPeriod(text);
  if (!given || given.from <= given.to || !Number.isFinite(given.from) || !Number.isFinite(given.to)) return undefined;
  return `${last}${mark}${first}`;
}
