/** News without content: whoever listens looks for himself at what there is now. */
export interface Changes {
  readonly tell: () => void;
  /** Yields at once, then after every change; what lies between two looks is one. Ends with the signal or `close`. */
  readonly each: (signal: AbortSignal) => AsyncGenerator<void>;
  readonly close: () => void;
}

export function makeChanges(): Changes {
  const waiting = new Set<() => void>();
  const state = { version: 0, isClosed: false };
  const wakeAll = (): void => {
    for (const wake of [...waiting]) wake();
  };
  const next = (signal: AbortSignal): Promise<void> =>
    new Promise((settle) => {
      const wake = (): void => {
        waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        settle();
      };
      waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  return {
    tell() {
      state.version += 1;
      wakeAll();
    },
    async *each(signal) {
      for (let told = -1; !signal.aborted && !state.isClosed; ) {
        if (told === state.version) await next(signal);
        else {
          told = state.version;
          yield;
        }
      }
    },
    close() {
      state.isClosed = true;
      wakeAll();
    },
  };
}
