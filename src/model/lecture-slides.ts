import { blocksFor } from './blocks-for.ts';
import type { Edition, Slide } from './narrative.ts';

/** A slide that is shown in the hall, with the short title of its act. */
export interface LectureSlide {
  readonly slide: Slide;
  /** '' for slides before any act. */
  readonly act: string;
}

/** The slides that a deck shows, in their order, without what belongs to other outputs. */
export function lectureSlides(edition: Edition): LectureSlide[] {
  const all: LectureSlide[] = edition.title ? [{ slide: edition.title, act: '' }] : [];
  for (const { opening, slides } of edition.acts) {
    const act = opening?.short ?? '';
    all.push(...[...(opening ? [opening] : []), ...slides].map((slide) => ({ slide, act })));
  }
  return all
    .filter(({ slide }) => slide.audience.has('deck'))
    .map(({ slide, act }) => ({ act, slide: { ...slide, blocks: blocksFor(slide.blocks, 'deck') } }));
}
