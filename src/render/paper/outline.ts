import type { Edition, Slide } from '../../model/narrative.ts';
import { passagesOf, wordsIn } from '../../model/passages.ts';
import type { PrintSettings } from '../../model/print-settings.ts';
import { sentencesIn } from '../../model/sentences.ts';
import { actsFor } from '../page-parts.ts';
import { headingLevel } from '../slide-view.ts';
import { howToCite, licenceLine } from './citing.ts';
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
        sentence: firstSentence(slide),
        lang: slide.lang,
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

/** Of what the slide shows, captions apart; '' where it shows no sentence. */
function firstSentence(slide: Slide): string {
  const passage = passagesOf(slide).find(
    ({ register, within, tokens }) => register === 'body' && within !== 'caption' && wordsIn(tokens).trim() !== '',
  );
  if (!passage) return '';
  const text = wordsIn(passage.tokens).replace(/\s+/g, ' ');
  const [first] = sentencesIn(text);
  return first ? text.slice(first.start, first.end) : '';
}
