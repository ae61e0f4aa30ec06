import type { CDPSession } from 'puppeteer-core/internal/puppeteer-core-browser.js';

/** What a page holds, after everything that it let go has been collected. */
export interface Held {
  readonly changes: number;
  /** Bytes of the script's heap. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

export interface Growth {
  /** KB of heap for each 1000 changes after the warm-up: the slope of the line through all samples. */
  readonly heapKb: number;
  /** The same for nodes of documents, and for listeners. */
  readonly nodes: number;
  readonly listeners: number;
  readonly first: Held;
  readonly last: Held;
}

/** KB of heap that 1000 changes may leave behind. Source: the bar in the facts about kiosks. */
export const heapBar = 50;

/** Lets a page change again and again, and measures between batches, warm-up apart, what stays behind. */
export async function growthOf(
  client: CDPSession,
  { warm, changes, batch }: { readonly warm: number; readonly changes: number; readonly batch: number },
  change: (times: number) => Promise<void>,
): Promise<Growth> {
  await client.send('Performance.enable');
  await change(warm);
  const samples = [await heldBy(client, 0)];
  for (let done = batch; done <= changes; done += batch) {
    await change(batch);
    samples.push(await heldBy(client, done));
  }
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) throw new Error('nothing was measured');
  const slope = (pick: (held: Held) => number) => 1000 * slopeOf(samples.map((each) => [each.changes, pick(each)]));
  return {
    heapKb: slope(({ heap }) => heap / 1024),
    nodes: slope(({ nodes }) => nodes),
    listeners: slope(({ listeners }) => listeners),
    first,
    last,
  };
}

async function heldBy(client: CDPSession, changes: number): Promise<Held> {
  // What has a finaliser goes with the second collection only.
  for (let turn = 0; turn < 3; turn++) await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  const { metrics } = await client.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  return { changes, heap: usedSize, nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
}

/** Slope of the line that fits best, by least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (pick: 0 | 1) => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const up = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  return up / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}
