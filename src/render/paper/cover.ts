import { renderSVG } from 'uqr';
import type { Edition } from '../../model/narrative.ts';
import type { PrintSettings } from '../../model/print-settings.ts';
import { type Html, trusted } from '../html.ts';
import type { Templates } from '../templates.ts';
import type { Words } from '../words.ts';
import { addressOf, howToCite } from './citing.ts';

/** A page in front: title, authors, how to cite, and a square for phones that leads to the file. */
export function coverOf(
  edition: Edition,
  { templates, words, draft }: { readonly templates: Templates; readonly words: Words; readonly draft: boolean },
  settings: PrintSettings,
): { readonly html: Html } {
  const { meta, narrative } = edition;
  const title = meta.title || narrative;
  const address = addressOf(edition, settings);
  const html = templates.html('paper/cover', {
    // The title slide has the first heading; a cover would be a second one of the same words.
    title,
    subtitle: meta.subtitle,
    authors: meta.authors.join(', '),
    date: meta.date,
    draft: draft ? words.draft : '',
    license: meta.license,
    cite: howToCite(edition, settings, words, words.paperHandout ?? ''),
    address,
    square: address === '' ? '' : trusted(renderSVG(address, { border: 0 })),
    words,
  });
  return { html };
}
