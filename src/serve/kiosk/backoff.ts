/** Waits between attempts: 1, 2, 4 … 300 s. Times are of a monotonic clock, in ms. */
export interface Backoff {
  /** How long to wait before the next attempt; each call doubles the wait after it. */
  next(): number;
  /** Said while all is well: ten minutes of it without a `next` between begin anew at one second. */
  well(now: number): void;
}

export function createBackoff(): Backoff {
  let failures = 0;
  let wellSince: number | undefined;
  return {
    next: () => {
      wellSince = undefined;
      return backoffDelay(failures++);
    },
    well: (now) => {
      wellSince ??= now;
      if (now - wellSince >= tenMinutes) failures = 0;
    },
  };
}

/** The wait after so many failures before this one: 1 s at 0, never more than 300 s. */
export function backoffDelay(failures: number): number {
  return Math.min(2 ** Math.min(failures, 20), 300) * 1000;
}

const tenMinutes = 600_000;
