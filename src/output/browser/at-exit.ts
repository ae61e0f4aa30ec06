const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `work` (synchronous, at most once) when the process ends: by itself, by `process.exit`, or by a signal. A signal
 * that nobody else listens to still ends the process as usual, after all such works are done. The result takes the work
 * back.
 */
export function atExit(work: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    done();
    work();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const onExit = (): void => {
    done();
    work();
  };
  const done = (): void => {
    process.off('exit', onExit);
    for (const signal of signals) process.off(signal, onSignal);
  };
  process.on('exit', onExit);
  for (const signal of signals) process.on(signal, onSignal);
  return done;
}
