import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reasonOf } from '../environment.ts';

/**
 * Why a file can't be written below a folder, in plain words; '' when it can. It is tried, since rights alone don't
 * tell of read-only disks, full ones and Windows. A folder that isn't there is judged by the nearest one that is.
 */
export function writeFault(folder: string): string {
  const home = nearestThatExists(folder);
  try {
    if (!statSync(home).isDirectory()) return `"${home}" is a file`;
    const trial = mkdtempSync(join(home, '.lanternist-trial-'));
    try {
      writeFileSync(join(trial, 'file'), 'x');
    } finally {
      rmSync(trial, { recursive: true, force: true });
    }
    return '';
  } catch (error) {
    return reasonOf(error).replace('no right to read it', 'no right to write there');
  }
}

function nearestThatExists(folder: string): string {
  for (let here = folder; ; here = dirname(here)) if (existsSync(here) || dirname(here) === here) return here;
}
