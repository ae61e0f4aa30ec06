import type { DrawingSpec } from './drawing.ts';
import { libraryUses } from './library-use.ts';
import type { Edition } from './narrative.ts';
import { drawingsOf } from './walk.ts';

/** True when a script is to be checked for evidence: it asks for it, or it uses a library and doesn't say otherwise. */
export function isEvidenceAsked(edition: Edition): boolean {
  const { evidence } = edition.meta;
  if (evidence !== '') return evidence === 'full';
  return libraryUses(edition).length > 0 || drawingsOf(edition).some(({ drawing }) => namesEntries(drawing.spec));
}

/** True when a figure takes anything from the library. */
function namesEntries(spec: DrawingSpec): boolean {
  switch (spec.kind) {
    case 'map':
      return spec.places.some(({ type }) => type === 'library');
    case 'timeline':
      return spec.narrative !== '' || spec.events.some(({ event }) => event !== '');
    case 'chart':
      return spec.content.type === 'short' && spec.content.data.type === 'dataset';
    default:
      return spec satisfies never;
  }
}
