import type { Edition, Meta } from '../../model/narrative.ts';
import type { PrintSettings } from '../../model/print-settings.ts';
import { fill, type Words } from '../words.ts';

/** How to cite the lecture: who, what, which form, when, where. What isn't known is left out. */
export function howToCite(
  edition: Edition,
  settings: PrintSettings,
  words: Words,
  kind: string,
  address = addressOf(edition, settings),
): string {
  const { meta, narrative } = edition;
  const title = [meta.title || narrative, meta.subtitle].filter(Boolean).join(words.colon ?? ': ');
  const quoted = fill(words.paperQuoted, { title });
  const parts = [meta.authors.join(', '), quoted, [capital(kind), meta.date].filter(Boolean).join(', ')];
  const sentences = parts
    .filter(Boolean)
    .map((part) => (/[.?!。？！…][”»」》]?$|[」》]$/u.test(part) ? part : `${part}.`));
  // No full stop behind an address: it would be copied along.
  return [...sentences, address].filter(Boolean).join(' ');
}

/** Date and licence, for the foot of every page. */
export function licenceLine({ date, license }: Meta): string {
  return [date, license].filter(Boolean).join(' · ');
}

/** Where the file can be found; '' when nobody says. */
export function addressOf({ narrative, meta }: Edition, { address }: PrintSettings): string {
  return address.replaceAll('{story}', narrative).replaceAll('{lang}', meta.lang);
}

/** It begins a sentence of its own. */
function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
