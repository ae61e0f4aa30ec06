import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Drawn } from '../model/drawn.ts';
import { userCache } from './user-cache.ts';
import { writeWhole } from './write.ts';

/** Figures that were drawn before, by what they were drawn from. */
export interface FigureCache {
  readonly get: (key: string) => Drawn | undefined;
  /** What can't be kept is drawn again next time. */
  readonly keep: (key: string, drawn: Drawn) => void;
}

/** Figures that the folder holds at most; the oldest go first. */
const most = 4000;
/** Figures that are held in memory, for one run draws the same ones for several outputs. */
const atHand = 400;

/** Opens the figures in the user's cache folder. */
export function openFigureCache(folder: string = join(userCache(), 'figures')): FigureCache {
  let isTidy = false;
  const held = new Map<string, Drawn>();
  const hold = (key: string, drawn: Drawn): void => {
    held.delete(key);
    held.set(key, drawn);
    const [oldest] = held.keys();
    if (held.size > atHand && oldest !== undefined) held.delete(oldest);
  };
  return {
    get(key) {
      const own = held.get(key);
      if (own) return own;
      try {
        const read: unknown = JSON.parse(readFileSync(join(folder, `${key}.json`), 'utf8'));
        if (!isDrawn(read)) return undefined;
        hold(key, read);
        return read;
      } catch {
        return undefined;
      }
    },
    keep(key, drawn) {
      hold(key, drawn);
      try {
        writeWhole(join(folder, `${key}.json`), JSON.stringify(drawn));
        if (!isTidy) tidy(folder);
        isTidy = true;
      } catch {
        // A cache that can't be written costs time, nothing else.
      }
    },
  };
}

/** The name of a figure in the cache: what it is drawn from, by whom and for where. */
export function figureKey(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function isDrawn(value: unknown): value is Drawn {
  return typeof value === 'object' && value !== null && 'svg' in value && 'labels' in value && 'crowded' in value;
}

function tidy(folder: string): void {
  const names = readdirSync(folder);
  if (names.length <= most) return;
  const byAge = names
    .map((name) => ({ file: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => a.time - b.time);
  for (const { file } of byAge.slice(0, names.length - most / 2)) rmSync(file, { force: true });
}
