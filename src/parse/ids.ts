/** A headline as an id: lower case, Unicode letters kept, everything else a hyphen. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return slug.length > 60 ? slug.slice(0, 60).replace(/-[^-]*$/, '') : slug;
}

/** Hands out ids that are not taken yet: `harbour`, `harbour-2`. */
export function createIds(taken: Iterable<string>): { readonly free: (wish: string) => string } {
  const used = new Set(taken);
  const last = new Map<string, number>();
  return {
    free(wish) {
      let id = wish;
      for (let count = last.get(wish) ?? 2; used.has(id); count++) {
        id = `${wish}-${count}`;
        last.set(wish, count + 1);
      }
      used.add(id);
      return id;
    },
  };
}
