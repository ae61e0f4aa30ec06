import type { Beat } from './beat.ts';

/** `silent`: no beat since the page was opened; `hung`: beats came and stopped; `blank`: beats that see nothing. */
export type PageState = 'starting' | 'well' | 'hung' | 'blank' | 'silent';

/** What the beats of the page say about it. Times are of a monotonic clock, in ms. */
export interface Heartbeat {
  /** A page was opened anew: beats of the page before count no more. */
  opened(now: number): void;
  /** That page is in front: its time to the first beat, which may have come already, begins now. */
  shown(now: number): void;
  beat(beat: Beat, now: number): void;
  state(now: number): PageState;
  /** The newest beat that counts, of whichever page. */
  last(): { readonly beat: Beat; readonly at: number } | undefined;
  /** The host itself stood still for so long (a machine asleep): that isn't held against the page. */
  missed(milliseconds: number): void;
}

export interface HeartbeatLimits {
  /** From opening to the first beat. */
  readonly first: number;
  /** Between two beats. The page sends one every 2 s. */
  readonly gap: number;
  /** Blank beats in a row: a page between two slides may be caught empty once. */
  readonly blanks: number;
}

export const heartbeatLimits: HeartbeatLimits = { first: 15_000, gap: 8000, blanks: 3 };

export function createHeartbeat(now: number, limits: HeartbeatLimits = heartbeatLimits): Heartbeat {
  let opened = now;
  let last: { beat: Beat; at: number } | undefined;
  let gone = '';
  let blanks = 0;
  const isAlive = (): boolean => last !== undefined && last.beat.boot !== gone;
  return {
    opened: (at) => {
      opened = at;
      gone = last?.beat.boot ?? '';
      blanks = 0;
    },
    shown: (at) => {
      opened = at;
    },
    beat: (beat, at) => {
      if (beat.boot === gone) return;
      blanks = beat.blank ? blanks + 1 : 0;
      last = { beat, at };
    },
    state: (at) => {
      if (!last || !isAlive()) return at - opened > limits.first ? 'silent' : 'starting';
      if (at - last.at > limits.gap) return 'hung';
      return blanks >= limits.blanks ? 'blank' : 'well';
    },
    last: () => last,
    missed: (milliseconds) => {
      opened += milliseconds;
      if (last) last = { ...last, at: last.at + milliseconds };
    },
  };
}
