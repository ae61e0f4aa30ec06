import { backoffDelay } from '../kiosk/backoff.ts';

/** Slows down whoever tries wrong addresses of one sort, and logs it. Times are milliseconds. */
export interface Slowing {
  /** How long a machine must wait until its next try is looked at. */
  readonly waitOf: (from: string) => number;
  /** Counts a wrong try; each makes the machine wait longer than the one before. */
  readonly refuse: (from: string) => { readonly wait: number };
  /** Forgets the wrong tries of a machine that had the right address. */
  readonly forgive: (from: string) => void;
}

/** Machines whose wrong tries are remembered. */
const mostAskers = 2000;

export function slowDown(now: () => number, log: (line: string) => void, what: string): Slowing {
  const askers = new Map<string, { readonly wrong: number; readonly closedUntil: number }>();
  return {
    waitOf: (from) => Math.max(0, (askers.get(from)?.closedUntil ?? 0) - now()),
    refuse(from) {
      const wrong = (askers.get(from)?.wrong ?? 0) + 1;
      const wait = backoffDelay(wrong - 1);
      askers.delete(from);
      if (askers.size >= mostAskers) askers.delete(askers.keys().next().value ?? '');
      askers.set(from, { wrong, closedUntil: now() + wait });
      log(`${from}: wrong ${what}, try ${wrong}; waits ${wait / 1000} s`);
      return { wait };
    },
    forgive(from) {
      askers.delete(from);
    },
  };
}
