import { blocksFor } from '../../model/blocks-for.ts';
import type { Edition, Slide } from '../../model/narrative.ts';
import { type Passage, passagesIn, passagesOf, wordsIn } from '../../model/passages.ts';
import { slidesOf } from '../../model/walk.ts';

/** The slides that become pages of a kiosk, without what belongs to other outputs. */
export function kioskPages(edition: Edition): Slide[] {
  return [...slidesOf(edition)]
    .filter((slide) => slide.audience.has('kiosk'))
    .map((slide) => ({
      ...slide,
      blocks: blocksFor(slide.blocks, 'kiosk'),
      read: blocksFor(slide.read, 'kiosk'),
      notes: [],
      cue: [],
    }));
}

/** The prose of a page's body, a stretch each; captions of figures and pictures apart. */
export function bodyOf(page: Slide): Passage[] {
  return passagesIn(page, 'body').filter(({ within }) => within !== 'caption');
}

/** Everything that a visitor reads on a page: headline, body, captions, and with `more` what stands behind "More". */
export function textOf(page: Slide, more: boolean): string {
  const passages = passagesOf(page).filter(({ register }) => more || register !== 'read');
  return [page.kind === 'title' ? page.title : '', ...passages.map(({ tokens }) => wordsIn(tokens))].join(' ');
}
