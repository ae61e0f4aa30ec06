const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What waits for Ctrl-C or the system's wish that the process end. */
export interface Stop {
  readonly stopped: Promise<void>;
  /** Listens no more. */
  readonly end: () => void;
}

/**
 * Begins to wait for the end, and goes on listening until `end`: the browser's own listener ends the process when it is
 * the last one, and nothing would be closed.
 */
export function listenToStop(): Stop {
  const stop = { settle: (): void => {} };
  const stopped = new Promise<void>((settle) => {
    stop.settle = settle;
  });
  for (const signal of signals) process.on(signal, stop.settle);
  const end = (): void => {
    for (const signal of signals) process.off(signal, stop.settle);
  };
  return { stopped, end };
}
