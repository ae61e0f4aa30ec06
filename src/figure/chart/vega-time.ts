import { isObject } from './is-object.ts';

type Fields = Record<string, unknown>;

/**
 * A specification whose times are UTC, so that the place where it is built doesn't show: temporal scales, units, and dates
 * in the data, which may be years (`1904`), months and days in ISO 8601, or texts that JavaScript reads.
 */
export function inUtc(spec: Fields): Fields {
  const fields = new Set<string>();
  const whole = utc(spec, fields);
  const read = isObject(whole) ? whole : spec;
  return fields.size === 0 ? read : (withDates(read, fields) as Fields);
}

function utc(value: unknown, fields: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((each) => utc(each, fields));
  if (!isObject(value)) return value;
  if (Array.isArray(value.values) && !('type' in value)) return value;
  const copy: Fields = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, utc(each, fields)]));
  const unit = copy.timeUnit;
  if (typeof unit === 'string' && !unit.startsWith('utc')) copy.timeUnit = `utc${unit}`;
  if (isObject(unit) && typeof unit.unit === 'string' && !unit.unit.startsWith('utc'))
    copy.timeUnit = { ...unit, unit: `utc${unit.unit}` };
  const isTime = copy.type === 'temporal' || (unit !== undefined && typeof copy.field === 'string');
  if (isTime && typeof copy.field === 'string') fields.add(copy.field);
  if (copy.type === 'temporal' && copy.scale !== null && unit === undefined)
    copy.scale = { ...(isObject(copy.scale) ? copy.scale : {}), type: 'utc' };
  return copy;
}

function withDates(value: unknown, fields: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((each) => withDates(each, fields));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === 'values' && Array.isArray(each) ? each.map((row) => datedRow(row, fields)) : withDates(each, fields),
    ]),
  );
}

function datedRow(row: unknown, fields: ReadonlySet<string>): unknown {
  if (!isObject(row)) return row;
  return Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, fields.has(key) ? moment(cell) : cell]));
}

/** Milliseconds, or null for what isn't a date. */
function moment(cell: unknown): unknown {
  if (typeof cell === 'number') return Number.isInteger(cell) && Math.abs(cell) <= 9999 ? yearStart(cell) : cell;
  if (typeof cell !== 'string') return null;
  if (/^\d{1,4}$/.test(cell)) return yearStart(Number(cell));
  const isIso = /^\d{4}-\d\d(-\d\d)?$/.test(cell) || /(Z|[+-]\d\d:\d\d)$/.test(cell);
  const at = Date.parse(isIso ? cell : `${cell} UTC`);
  return Number.isNaN(at) ? null : at;
}

function yearStart(year: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, 0, 1);
  return date.getTime();
}
