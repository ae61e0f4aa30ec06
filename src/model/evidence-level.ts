import { libraryUses } from './library-use.ts';
import type { Edition } from './narrative.ts';

/** True when a script is to be checked for evidence: it asks for it, or it uses a library and doesn't say otherwise. */
export function isEvidenceAsked(edition: Edition): boolean {
  const { evidence } = edition.meta;
  return evidence === 'full' || (evidence === '' && libraryUses(edition).length > 0);
}
