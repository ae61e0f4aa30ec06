import type { SentChange } from '../../serve/state.ts';

/** Changes that were sent ahead and may be asked for. */
export interface Changes {
  readonly add: (change: SentChange) => void;
  /** What leads from one version of a deck to another, in order; undefined when a part of it was never sent. */
  readonly between: (key: string, from: string, to: string) => readonly SentChange[] | undefined;
}

/** While a page loads several may come; older ones lead nowhere. */
const kept = 20;

export function makeChanges(): Changes {
  const sent: SentChange[] = [];
  return {
    add(change) {
      sent.push(change);
      if (sent.length > kept) sent.shift();
    },
    between(key, from, to) {
      const road: SentChange[] = [];
      for (let at = from; at !== to; ) {
        const next = sent.find((each) => each.key === key && each.from === at && !road.includes(each));
        if (!next) return undefined;
        road.push(next);
        at = next.version;
      }
      return road;
    },
  };
}
