import { actNotice, slideNotice } from '../model/content-notice.ts';
import { noticeText } from '../model/library-texts.ts';
import type { Edition } from '../model/narrative.ts';
import { contentSecurityPolicy } from './deck.ts';
import { trusted } from './html.ts';
import { printLink } from './links.ts';
import { actsFor, type PageParts, type SlideInAct } from './page-parts.ts';
import { slideView } from './slide-view.ts';

export interface SlidesParts extends PageParts {
  /** A page per step instead of a page per slide. */
  readonly everyStep: boolean;
}

/** A page of slides.pdf. */
export interface PageInfo {
  /** Id of the slide it shows. */
  readonly slide: string;
  /** Plain text of its headings in document order: the bookmarks. */
  readonly headings: readonly string[];
}

/** The static page that is printed to slides.pdf, and what its pages show. */
export function renderSlidesPage(edition: Edition, parts: SlidesParts): { html: string; pages: PageInfo[] } {
  const pages = actsFor(edition, 'slides')
    .flatMap((act) => act.slides)
    .flatMap((each) => pagesOf(edition, each, parts));
  const html = parts.templates.render('slides/slides', {
    lang: edition.meta.lang,
    title: edition.meta.title || edition.narrative,
    csp: contentSecurityPolicy(''),
    css: trusted(parts.css),
    pages: pages.map((page) => page.view),
  });
  return { html, pages: pages.map((page) => page.info) };
}

function pagesOf(
  edition: Edition,
  { slide, act, actIndex }: SlideInAct,
  parts: SlidesParts,
): { view: object; info: PageInfo }[] {
  const { library } = parts.evidence;
  const settings = {
    format: 'slides',
    templates: parts.templates,
    words: parts.words,
    picture: parts.picture,
    drawing: parts.drawing,
    highlight: parts.highlight,
    link: printLink,
    evidence: parts.evidence,
    draft: parts.draft,
    act: act?.opening?.short ?? '',
    actIndex,
    notice: noticeText(slide.kind === 'act' ? actNotice(act, library) : slideNotice(slide, act, library), parts.words),
  } as const;
  const page = (steps: 'shown' | number): { view: object; info: PageInfo; steps: number } => {
    const made = slideView(edition, slide, { ...settings, steps });
    const id = steps === 'shown' || steps === 0 ? slide.id : `${slide.id}--step-${steps}`;
    const headings = [made.view.title, ...made.headings];
    return {
      view: { id, slideId: slide.id, slide: made.view },
      info: { slide: slide.id, headings },
      steps: made.steps,
    };
  };
  if (!parts.everyStep) return [page('shown')];
  const first = page(0);
  return [first, ...Array.from({ length: first.steps }, (_, index) => page(index + 1))];
}
