import type { Edition } from '../../model/narrative.ts';
import type { PrintSettings } from '../../model/print-settings.ts';
import { actsFor } from '../page-parts.ts';
import { headingLevel } from '../slide-view.ts';
import { howToCite, licenceLine } from './citing.ts';
import { firstSentence } from './first-sentence.ts';
import { type PaperPage, pageRules, paperPage } from './paper-page.ts';
import type { PaperParts } from './paper-slides.ts';

/** The handout as an outline: headings, and the first sentence of each slide. */
export function renderOutline(
  edition: Edition,
  parts: PaperParts & { readonly css: string; readonly draft: boolean },
  settings: PrintSettings,
): PaperPage {
  const { meta } = edition;
  const { words, templates } = parts;
  const title = meta.title || edition.narrative;
  const entries = actsFor(edition, 'handout').flatMap(({ slides }) =>
    slides
      .filter(({ slide }) => slide.kind !== 'title')
      .map(({ slide, actIndex }) => ({
        id: slide.id,
        level: headingLevel(edition, slide, actIndex),
        isAct: slide.kind === 'act',
        number: slide.number,
        title: slide.title,
        sentence: firstSentence(slide, edition.source, parts),
        lang: slide.lang,
        isNotShown: settings.notShown.includes(slide.id),
      })),
  );
  const body = templates.html('paper/outline', {
    title,
    subtitle: meta.subtitle,
    authors: meta.authors.join(', '),
    draft: parts.draft ? words.draft : '',
    cite: howToCite(edition, settings, words, words.paperHandout ?? ''),
    entries,
    words,
  });
  const css = [
    parts.css,
    pageRules(settings, {
      title,
      parts: new Map(),
      foot: licenceLine(meta),
      margins: { top: 20, side: 24, bottom: 18 },
      bareFirst: false,
    }),
  ].join('\n');
  const html = paperPage(templates, { lang: meta.lang, title, kind: 'outline', css, body, settings });
  return {
    html,
    headings: [title, ...entries.map((entry) => [entry.number, entry.title].filter(Boolean).join(' '))],
    pages: undefined,
  };
}
