import { actNotice, slideNotice } from '../../model/content-notice.ts';
import { noticeText } from '../../model/library-texts.ts';
import type { Edition } from '../../model/narrative.ts';
import type { PrintSettings } from '../../model/print-settings.ts';
import { bibliographyView } from '../bibliography-view.ts';
import { actsFor, type SlideInAct } from '../page-parts.ts';
import { howToCite, licenceLine } from './citing.ts';
import { coverOf } from './cover.ts';
import { type PaperPage, pageRules, paperPage } from './paper-page.ts';
import { type PaperParts, paperSlide } from './paper-slides.ts';

/** The handout as a guide: number, headline and text of every slide, what is written for readers, room for notes. */
export function renderGuide(
  edition: Edition,
  parts: PaperParts & { readonly css: string; readonly draft: boolean },
  settings: PrintSettings,
): PaperPage {
  const { words, templates, evidence } = parts;
  const { meta } = edition;
  const title = meta.title || edition.narrative;
  const acts = actsFor(edition, 'handout')
    .map(({ slides, title: act }) => ({ act, slides: slides.filter(({ slide }) => slide.kind !== 'title') }))
    .filter(({ slides }) => slides.length > 0)
    .map(({ slides, act }, index) => ({
      key: `act-${index + 1}`,
      act,
      slides: slides.map((each) => guideSlide(edition, each, parts, settings)),
    }));
  const opening = edition.title?.audience.has('handout') ? edition.title : undefined;
  const front = opening ? paperSlide(edition, opening, undefined, 0, 'handout', parts) : undefined;
  const { bibliography } = evidence.cited;
  const headings = [
    title,
    ...(front?.headings.slice(1) ?? []),
    ...acts.flatMap(({ slides }) => slides.flatMap((slide) => slide.headings)),
    ...(bibliography.length > 0 ? [words.sources ?? ''] : []),
  ];
  const cover = settings.cover ? coverOf(edition, parts, settings).html : '';
  const body = templates.html('paper/guide', {
    cover,
    title,
    subtitle: meta.subtitle,
    authors: meta.authors.join(', '),
    draft: parts.draft ? words.draft : '',
    front: front ?? false,
    frontId: opening?.id ?? '',
    frontNotice: opening ? noticeText(slideNotice(opening, undefined, evidence.library), words) : '',
    cite: howToCite(edition, settings, words, words.paperHandout ?? ''),
    acts,
    // Where there are no acts, nothing asks for a page of their own.
    sourcesKey: acts.at(-1)?.act === '' ? acts.at(-1)?.key : '',
    sourcesLevel: edition.title ? 2 : 1,
    bibliography: bibliography.length > 0 ? bibliographyView(bibliography, words) : false,
    words,
  });
  const css = [
    parts.css,
    pageRules(settings, {
      title,
      parts: new Map(acts.map(({ key, act }) => [key, act])),
      foot: licenceLine(meta),
      margins: { top: 20, side: 18, bottom: 18 },
      bareFirst: settings.cover,
    }),
  ].join('\n');
  const html = paperPage(templates, { lang: meta.lang, title, kind: 'guide', css, body, settings });
  return { html, headings, pages: undefined };
}

function guideSlide(
  edition: Edition,
  { slide, act, actIndex }: SlideInAct,
  parts: PaperParts,
  { notShown }: PrintSettings,
): GuideSlide {
  const { library } = parts.evidence;
  const notice = slide.kind === 'act' ? actNotice(act, library) : slideNotice(slide, act, library);
  const made = paperSlide(edition, slide, act, actIndex, 'handout', parts);
  return {
    ...made,
    id: slide.id,
    lang: slide.lang,
    number: slide.number,
    isAct: slide.kind === 'act',
    title: slide.title,
    // The number stands in the heading, and so in the bookmark.
    headings: [[slide.number, slide.title].filter(Boolean).join(' '), ...made.headings.slice(1)],
    repeat: slide.part > 1 ? `(${slide.part})` : '',
    notice: noticeText(notice, parts.words),
    isNotShown: notShown.includes(slide.id),
    lines: Array.from({ length: 4 }, (_, index) => index),
    words: parts.words,
  };
}

interface GuideSlide extends ReturnType<typeof paperSlide> {
  readonly id: string;
  readonly lang: string;
  readonly number: string;
  readonly isAct: boolean;
  readonly title: string;
  readonly repeat: string;
  readonly notice: string;
  readonly isNotShown: boolean;
  /** Ruled lines for the reader's own notes. */
  readonly lines: readonly number[];
  readonly words: PaperParts['words'];
}
