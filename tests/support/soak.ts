import { appendFileSync } from 'node:fs';

/** Whether the long settings are asked for: `npm run soak`. */
export const isSoak = Boolean(process.env.LANTERNIST_SOAK);

/** The setting for a normal run, or the long one for `npm run soak`. */
export function short<T>(setting: T, long: T): T {
  return isSoak ? long : setting;
}

/** In a long run: tells a scenario's figures as one JSON line, on the console and in the file LANTERNIST_SOAK_OUT. */
export function tellFigures(scenario: string, figures: Readonly<Record<string, unknown>>): void {
  if (!isSoak) return;
  const line = JSON.stringify({ scenario, ...figures });
  console.info(line);
  if (process.env.LANTERNIST_SOAK_OUT) appendFileSync(process.env.LANTERNIST_SOAK_OUT, `${line}\n`);
}

/** Numbers from 0 up to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
