/** Says when nobody is there. Times in ms of a monotonic clock, so that a changed wall clock does nothing. */
export interface IdleClock {
  /** Somebody touched the screen or a key. */
  touched(): void;
  /** While held, no time counts. Gives back what ends that. */
  hold(): () => void;
  /** What the time is good for now. Call it a few times a second. */
  tick(): 'busy' | 'warn' | 'leave';
  /** Whole seconds until the visitor is taken for gone. */
  left(): number;
}

/** After `idle` ms without a touch it warns, and `warning` ms later it lets go. */
export function makeIdleClock(now: () => number, idle: number, warning: number): IdleClock {
  let last = now();
  let holds = 0;
  const touched = (): void => {
    last = now();
  };
  return {
    touched,
    hold() {
      holds++;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holds--;
        touched();
      };
    },
    tick() {
      if (holds > 0) touched();
      const quiet = now() - last;
      if (quiet >= idle + warning) return 'leave';
      return quiet >= idle ? 'warn' : 'busy';
    },
    left: () => Math.max(0, Math.ceil((idle + warning - (now() - last)) / 1000)),
  };
}
