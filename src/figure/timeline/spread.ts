/**
 * Puts boxes of given heights below one another, in their order, as near to the wanted upper edges as the others let
 * them, between two bounds. Source: isotonic regression by pooling adjacent violators.
 */
export function spread(
  wanted: readonly number[],
  heights: readonly number[],
  gap: number,
  from: number,
  to: number,
): number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const height of heights) {
    offsets.push(offset);
    offset += height + gap;
  }
  const pools: { sum: number; count: number }[] = [];
  for (const [index, want] of wanted.entries()) {
    let pool = { sum: want - (offsets[index] ?? 0), count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
    }
    pools.push(pool);
  }
  const highest = to - (offset - gap);
  const starts = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return starts.map((start, index) => Math.max(from, Math.min(start, highest)) + (offsets[index] ?? 0));
}
