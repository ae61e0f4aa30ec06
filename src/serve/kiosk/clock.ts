/** Time as the host sees it; tests hand in their own. */
export interface Clock {
  /** Milliseconds that only ever grow, whatever is done to the machine's clock. */
  readonly now: () => number;
  /** The machine's clock, for opening hours and the nightly reload only. */
  readonly wall: () => Date;
}

export const systemClock: Clock = {
  now: () => Math.round(Number(process.hrtime.bigint() / 1000n) / 1000),
  wall: () => new Date(),
};
