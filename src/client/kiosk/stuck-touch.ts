/** A touch, or a key, held longer (in ms) isn't a hand: a drop of water, a sticker, a bag on the keyboard. */
export const stuckAfter = 60_000;

/** Knows what is held down and since when. */
export interface Held<Id> {
  down(id: Id, now: number): void;
  up(id: Id): void;
  /** Whether it has been held for longer than a hand would. */
  isStuck(id: Id, now: number): boolean;
}

/** Times are monotonic, in ms. What is pressed again without having been let go keeps its first time. */
export function makeHeld<Id>(limit = stuckAfter): Held<Id> {
  const since = new Map<Id, number>();
  return {
    down(id, now) {
      if (!since.has(id)) since.set(id, now);
    },
    up: (id) => void since.delete(id),
    isStuck(id, now) {
      const start = since.get(id);
      return start !== undefined && now - start > limit;
    },
  };
}
