import type { UseLine } from '../../model/kiosk-use.ts';

/** Lines that wait for the host. */
export interface UseQueue {
  add(...lines: readonly UseLine[]): void;
  /** Sends what waits, unless a batch is on its way or was sent less than 5 s ago. */
  tick(now: number): Promise<void>;
  /** Takes all that waits, in parts of a size that browsers send while a page goes away; what `send` refuses stays. */
  drain(send: (lines: readonly UseLine[]) => boolean): void;
  size(): number;
}

/** Ms between two batches. */
const pause = 5000;
/** Lines that are kept while the host is gone, the newest; and how many are sent at once. */
const most = 2000;
const batch = 200;

/** `send` says whether the host kept the lines. */
export function makeUseQueue(send: (lines: readonly UseLine[]) => Promise<boolean>): UseQueue {
  let waiting: UseLine[] = [];
  let sent = Number.NEGATIVE_INFINITY;
  let isBusy = false;
  return {
    add(...lines) {
      waiting = [...waiting, ...lines].slice(-most);
    },
    async tick(now) {
      if (isBusy || waiting.length === 0 || now - sent < pause) return;
      const part = waiting.slice(0, batch);
      isBusy = true;
      sent = now;
      const kept = await send(part).catch(() => false);
      isBusy = false;
      // Others may have been added or drained meanwhile.
      if (kept) waiting = waiting.filter((line) => !part.includes(line));
    },
    drain(sendNow) {
      while (waiting.length > 0 && sendNow(waiting.slice(0, batch))) waiting = waiting.slice(batch);
    },
    size: () => waiting.length,
  };
}
