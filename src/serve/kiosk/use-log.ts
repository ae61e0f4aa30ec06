import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UseLine } from '../../model/kiosk-use.ts';
import { syncFolder } from '../../output/durable.ts';
import { localDay } from './local-day.ts';
import { lineOf } from './use-line.ts';

export interface UseLimits {
  readonly bytesADay: number;
  readonly days: number;
}

const standard: UseLimits = { bytesADay: 5 * 1024 * 1024, days: 400 };

export interface UseLog {
  /** Keeps the lines: when this is done the disk has them. Gives how many were kept; a full day takes no more. */
  readonly append: (lines: readonly UseLine[]) => Promise<number>;
}

/** The evidence of use of an installation, `use/<yyyy-mm-dd>.jsonl`. Calls are written one after another. */
export function openUseLog(
  folder: string,
  now: () => Date = () => new Date(),
  { bytesADay, days }: UseLimits = standard,
): UseLog {
  let last: Promise<unknown> = Promise.resolve();
  let today = '';
  const write = async (lines: readonly UseLine[]): Promise<number> => {
    const day = localDay(now());
    const file = join(folder, `${day}.jsonl`);
    if (day !== today) {
      await mkdir(folder, { recursive: true });
      await mendTail(file);
      await removeOld(folder, days);
      await syncFolder(folder);
      today = day;
    }
    return appendLines(file, lines, bytesADay);
  };
  return {
    append: (lines) => {
      const done = last.then(() => write(lines));
      last = done.catch(() => {
        // A full disk may have taken half a line: look at the tail again before the next one.
        today = '';
      });
      return done;
    },
  };
}

async function appendLines(file: string, lines: readonly UseLine[], most: number): Promise<number> {
  const handle = await open(file, 'a');
  try {
    let room = most - (await handle.stat()).size;
    const fitting: string[] = [];
    for (const line of lines) {
      const text = `${JSON.stringify(line)}\n`;
      room -= Buffer.byteLength(text);
      if (room < 0) break;
      fitting.push(text);
    }
    if (fitting.length > 0) {
      await handle.writeFile(fitting.join(''));
      await handle.sync();
    }
    return fitting.length;
  } finally {
    await handle.close();
  }
}

/** A last line that a power cut tore off is cut away, so that the next one doesn't grow together with it. */
async function mendTail(file: string): Promise<void> {
  const handle = await open(file, 'a+');
  try {
    const bytes = await handle.readFile();
    const end = bytes.lastIndexOf('\n') + 1;
    if (end === bytes.length) return;
    const isWhole = lineOf(bytes.subarray(end).toString('utf8')) !== undefined;
    if (isWhole) await handle.writeFile('\n');
    else await handle.truncate(end);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const dayFile = /^\d{4}-\d{2}-\d{2}\.jsonl$/;

async function removeOld(folder: string, days: number): Promise<void> {
  for (const name of (await dayFiles(folder)).slice(0, -days)) await rm(join(folder, name), { force: true });
}

/** Names of the files of days, the oldest first. */
export async function dayFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => dayFile.test(name)).sort();
}
