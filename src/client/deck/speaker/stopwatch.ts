/** A stopwatch that can be halted. */
export interface Stopwatch {
  isRunning(): boolean;
  /** Whether it was ever started since the last reset. */
  isFresh(): boolean;
  /** Seconds run so far. */
  elapsed(): number;
  start(): void;
  pause(): void;
  reset(): void;
}

/** Makes a stopwatch on a clock of milliseconds that never jumps, such as `performance.now`. */
export function makeStopwatch(now: () => number): Stopwatch {
  let since: number | undefined;
  let before = 0;
  const run = () => (since === undefined ? 0 : now() - since);
  return {
    isRunning: () => since !== undefined,
    isFresh: () => since === undefined && before === 0,
    elapsed: () => (before + run()) / 1000,
    start() {
      since ??= now();
    },
    pause() {
      before += run();
      since = undefined;
    },
    reset() {
      before = 0;
      since = since === undefined ? undefined : now();
    },
  };
}
