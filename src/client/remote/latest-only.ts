/** Least time, in ms, between two: about 25 a second. */
const gap = 40;

/**
 * Sends a value that changes faster than a network can tell: one at a time, never two within 40 ms, and of those between
 * only the last. What couldn't be sent is forgotten as soon as there is another.
 */
export function latestOnly<T>(
  send: (value: T) => Promise<unknown>,
  later: (run: () => void, delay: number) => unknown = (run, delay) => setTimeout(run, delay),
): (value: T) => void {
  const state = { waiting: [] as readonly T[], isBusy: false };
  const next = async (): Promise<void> => {
    const [value] = state.waiting;
    if (state.isBusy || state.waiting.length === 0) return;
    state.waiting = [];
    state.isBusy = true;
    const rest = new Promise<void>((settle) => later(settle, gap));
    await send(value as T);
    await rest;
    state.isBusy = false;
    void next();
  };
  return (value) => {
    state.waiting = [value];
    void next();
  };
}
