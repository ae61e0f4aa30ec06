import edtf from 'edtf';
import type { DateSpan } from './date-span.ts';

/**
 * Reads a date or range in EDTF (ISO 8601-2: `1904`, `1904-02-08`, `1904-08/1904-11`, `1921~`, `189X`); `1894..1955`
 * is accepted for a range as well. Gives undefined for what isn't a date. Open ends end at the start.
 */
export function readDateSpan(text: string): DateSpan | undefined {
  try {
    const range = edtf(text.replace(/^(\S+?)\.\.(\S+)$/, '$1/$2'));
    const from = yearOf(range.min);
    const to = yearOf(range.max);
    if (Number.isNaN(from) && Number.isNaN(to)) return undefined;
    return { text, from: Number.isNaN(from) ? to : from, to: Number.isNaN(to) ? from : to };
  } catch {
    return undefined;
  }
}

/**
 * Reads a stretch of time that may be open: `1899..`, `..1904`, `1945/..`, `1898..1905`, or any EDTF date. Ends that are open are
 * infinite. Gives undefined for what isn't a date.
 */
export function readPeriod(text: string): { readonly from: number; readonly to: number } | undefined {
  const [, first, last] = /^(.*?)\s*(?:\.\.|\/)\s*(.*)$/.exec(
    text.trim().replace('/..', '..').replace('../', '..'),
  ) ?? ['', text, text];
  const from = first === '' ? undefined : readDateSpan(first ?? '');
  const to = last === '' ? undefined : readDateSpan(last ?? '');
  if ((first !== '' && !from) || (last !== '' && !to)) return undefined;
  return { from: from?.from ?? Number.NEGATIVE_INFINITY, to: to?.to ?? Number.POSITIVE_INFINITY };
}

/** Decimal year of a moment: 1904.0 is its first instant. */
function yearOf(milliseconds: number): number {
  if (!Number.isFinite(milliseconds)) return Number.NaN;
  const year = new Date(milliseconds).getUTCFullYear();
  const start = startOfYear(year);
  return year + (milliseconds - start) / (startOfYear(year + 1) - start);
}

function startOfYear(year: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, 0, 1);
  return date.getTime();
}
