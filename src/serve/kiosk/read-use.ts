import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UseLine } from '../../model/kiosk-use.ts';
import { lineOf } from './use-line.ts';
import { dayFiles } from './use-log.ts';

export interface UseFound {
  readonly lines: readonly UseLine[];
  /** Year-month-day of the first and last day with a file; '' without any. */
  readonly from: string;
  readonly to: string;
  /** Lines that could not be read: torn by power cuts. */
  readonly unreadable: number;
}

/** All evidence of use in a folder, or that since a day (year-month-day). */
export async function readUse(folder: string, since = ''): Promise<UseFound> {
  const days = (await daysIn(folder)).map((name) => name.slice(0, 10)).filter((day) => day >= since);
  const lines: UseLine[] = [];
  let unreadable = 0;
  for (const day of days)
    for (const text of (await readFile(join(folder, `${day}.jsonl`), 'utf8')).split('\n')) {
      const line = text === '' ? undefined : lineOf(text);
      if (line) lines.push(line);
      else if (text !== '') unreadable += 1;
    }
  return { lines, from: days[0] ?? '', to: days.at(-1) ?? '', unreadable };
}

async function daysIn(folder: string): Promise<string[]> {
  try {
    return await dayFiles(folder);
  } catch {
    return [];
  }
}
