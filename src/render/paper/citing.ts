import type { Edition, Meta } from '../../model/narrative.ts';
import type { PrintSettings } from '../../model/print-settings.ts';
import type { Words } from '../words.ts';

/** How to cite the lecture: who, what, which form, when, where. What isn't known is left out. */
export function howToCite(edition: Edition, settings: PrintSettings, words: Words, kind: string): string {
  const { meta, narrative } = edition;
  const title = [meta.title || narrative, meta.subtitle].filter(Boolean).join(': ');
  const quoted = (words.paperQuoted ?? '').replace('{title}', title);
  const parts = [
    meta.authors.join(', '),
    quoted,
    [kind, meta.date].filter(Boolean).join(', '),
    addressOf(edition, settings),
  ];
  return parts
    .filter(Boolean)
    .map((part) => (/[.。]”?$|」$/.test(part) ? part : `${part}.`))
    .join(' ');
}

/** Date and licence, for the foot of every page. */
export function licenceLine({ date, license }: Meta): string {
  return [date, license].filter(Boolean).join(' · ');
}

/** Where the file can be found; '' when nobody says. */
export function addressOf({ narrative, meta }: Edition, { address }: PrintSettings): string {
  return address.replaceAll('{story}', narrative).replaceAll('{lang}', meta.lang);
}
