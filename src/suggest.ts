/** ` , did you mean "…"?` for the nearest of the known names, or '' when none is near. */
export function suggestion(name: string, known: Iterable<string>): string {
  const best = nearest(name, known);
  return best === undefined ? '' : `, did you mean "${best}"?`;
}

/** The known name that a slip of the fingers away from `name`; undefined when none is. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    const far = distance(name.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (far < bestDistance) [best, bestDistance] = [candidate, far];
  }
  return best;
}

/** Edits (insert, delete, replace, swap of neighbours) from one word to another, at most `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit;
}
