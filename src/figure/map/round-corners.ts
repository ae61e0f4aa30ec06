/** A line with its corners cut again and again, by Chaikin: a curve. x and y in turn; open lines keep their ends. */
export function roundCorners(points: ArrayLike<number>, times: number, isClosed: boolean): number[] {
  let line = Array.from(points);
  for (let round = 0; round < times; round++) line = cutCorners(line, isClosed);
  return line;
}

function cutCorners(line: readonly number[], isClosed: boolean): number[] {
  const cut: number[] = [];
  const count = line.length / 2;
  if (!isClosed) cut.push(line[0] ?? 0, line[1] ?? 0);
  for (let index = 0; index < (isClosed ? count : count - 1); index++) {
    const after = (index + 1) % count;
    const [ax, ay] = [line[index * 2] ?? 0, line[index * 2 + 1] ?? 0];
    const [bx, by] = [line[after * 2] ?? 0, line[after * 2 + 1] ?? 0];
    cut.push(0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by, 0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by);
  }
  if (!isClosed) cut.push(line[count * 2 - 2] ?? 0, line[count * 2 - 1] ?? 0);
  return cut;
}
