import type { Edition } from '../model/narrative.ts';
import { contentSecurityPolicy } from './deck.ts';
import { trusted } from './html.ts';
import { actsFor, type PageParts, type SlideInAct } from './page-parts.ts';
import { printedSlides } from './printed-slide.ts';

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
  const print = printedSlides(edition, parts, 'slides');
  const pages = actsFor(edition, 'slides')
    .flatMap((act) => act.slides)
    .flatMap((each) => pagesOf(each, parts.everyStep, print));
  const html = parts.templates.render('slides/slides', {
    lang: edition.meta.lang,
    title: edition.meta.title || edition.narrative,
    csp: contentSecurityPolicy(''),
    css: trusted(parts.css),
    pages: pages.map((page) => page.view),
  });
  return { html, pages: pages.map((page) => page.info) };
}

function pagesOf(each: SlideInAct, everyStep: boolean, print: ReturnType<typeof printedSlides>): PrintedPage[] {
  const { slide } = each;
  const page = (steps: 'shown' | number): PrintedPage & { readonly steps: number } => {
    const made = print(each, steps);
    const id = steps === 'shown' || steps === 0 ? slide.id : `${slide.id}--step-${steps}`;
    const headings = [made.view.title, ...made.headings];
    return {
      view: { id, slideId: slide.id, slide: made.view },
      info: { slide: slide.id, headings },
      steps: made.steps,
    };
  };
  if (!everyStep) return [page('shown')];
  const first = page(0);
  return [first, ...Array.from({ length: first.steps }, (_, index) => page(index + 1))];
}

interface PrintedPage {
  readonly view: object;
  readonly info: PageInfo;
}
