import type { CitationItem } from '../../model/evidence.ts';
import type { Library } from '../../model/library.ts';
import { libraryUses } from '../../model/library-use.ts';
import { slideAt } from '../../model/walk.ts';
import type { Rule } from '../rule.ts';

/**
 * A claim that others contest isn't told alone: the script cites the other side too. A side of a contested question is
 * heard when any of its claims is cited.
 *
 *     Izvestia counts 159 days. [@pa-159-days]
 *                                 ^
 */
export const oneSided: Rule = ({ edition, library, report }) => {
  const uses = libraryUses(edition).filter((use) => use.kind === 'cited');
  const cited = new Set<CitationItem['key']>(uses.map((use) => use.key));
  const told = new Set<string>();
  const contested = contestedBy(library);
  for (const { key, span } of uses) {
    if (told.has(key)) continue;
    told.add(key);
    const others = contested.get(key) ?? [];
    const other = others.find((each) => library.claims.has(each) && !isHeard(each, key, cited, library));
    const slide = slideAt(edition, span.start);
    if (other !== undefined && slide) report('one-sided', slide, span, { key, other });
  }
};

/** The claims that contradict each one, whichever of the two says so. */
function contestedBy(library: Library): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, string[]>();
  const link = (from: string, to: string): void => {
    const others = links.get(from) ?? [];
    links.set(from, others);
    if (!others.includes(to)) others.push(to);
  };
  for (const { id, contests } of library.claims.values()) {
    for (const other of contests) {
      link(id, other);
      link(other, id);
    }
  }
  return links;
}

/** True when the claim, or another one of its side of the question, is cited. */
function isHeard(other: string, key: string, cited: ReadonlySet<string>, library: Library): boolean {
  if (cited.has(other)) return true;
  for (const { sides } of library.questions.values()) {
    const side = sides.find(({ claims }) => claims.includes(other));
    if (side && !side.claims.includes(key) && side.claims.some((claim) => cited.has(claim))) return true;
  }
  return false;
}
