import { type Diagnostic, problem } from '../diagnostic.ts';
import type { Library } from '../model/library.ts';
import { libraryUses } from '../model/library-use.ts';
import type { Edition } from '../model/narrative.ts';

/**
 * Sources of a library that none of its narratives cites, by their own key or through a claim. Only meaningful for all
 * narratives of the library together.
 *
 *     - id: izvestia
 *           ^
 */
export function uncitedSources(library: Library, editions: readonly Edition[]): Diagnostic[] {
  const cited = new Set<string>();
  for (const { key } of editions.flatMap(libraryUses)) {
    cited.add(key);
    for (const { source } of library.claims.get(key)?.sources ?? []) cited.add(source);
  }
  return [...library.sources.values()]
    .filter(({ id }) => !cited.has(id))
    .map(({ id, at }) => problem('source-uncited', at.source, at.span, { key: id }));
}
