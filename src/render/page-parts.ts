import type { Act, Edition, FormatName, Slide } from '../model/narrative.ts';
import type { ContentSettings } from './content-settings.ts';
import type { EvidenceParts } from './evidence-parts.ts';
import type { Templates } from './templates.ts';
import type { Words } from './words.ts';

/** What every page of an edition needs besides the edition; prepared by `compile.ts`. */
export interface PageParts {
  readonly templates: Templates;
  readonly words: Words;
  readonly picture: ContentSettings['picture'];
  readonly drawing: ContentSettings['drawing'];
  readonly evidence: EvidenceParts;
  /** No historian has signed: the first slide says so. */
  readonly draft: boolean;
  readonly highlight: ContentSettings['highlight'];
  /** Style sheets and fonts, ready to be put into the page. */
  readonly css: string;
  readonly version: string;
  /** Canvas in CSS px. */
  readonly width: number;
  readonly height: number;
}

/** A slide with the act it stands in. */
export interface SlideInAct {
  readonly slide: Slide;
  readonly act: Act | undefined;
  /** From 1, counting acts with an opening slide; 0 outside. */
  readonly actIndex: number;
}

/** The slides that a format shows, by act; the title slide stands before the first. */
export function actsFor(
  edition: Edition,
  format: FormatName,
): { readonly title: string; readonly slides: readonly SlideInAct[] }[] {
  let actIndex = 0;
  const columns = edition.acts.map((act) => {
    const number = act.opening ? ++actIndex : 0;
    const slides = [...(act.opening ? [act.opening] : []), ...act.slides].filter((slide) => slide.audience.has(format));
    return { title: act.opening?.short ?? '', slides: slides.map((slide) => ({ slide, act, actIndex: number })) };
  });
  const title = edition.title?.audience.has(format) ? [{ slide: edition.title, act: undefined, actIndex: 0 }] : [];
  const [first, ...rest] = columns;
  // Slides before any act share the title's column; an act has a column of its own.
  const head =
    first && edition.acts[0]?.opening === undefined
      ? [{ title: '', slides: [...title, ...first.slides] }, ...rest]
      : [{ title: '', slides: title }, ...columns];
  return head.filter((column) => column.slides.length > 0);
}
