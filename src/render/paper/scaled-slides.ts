import type { Edition } from '../../model/narrative.ts';
import { actsFor, type PageParts } from '../page-parts.ts';
import type { SlideView } from '../slide-view.ts';

const pxToMm = 25.4 / 96;

/** What the line around a slide needs, in mm: at the edge of a page it would be cut. */
export const frame = 0.3;

/** From one ruled line to the next, in mm, as `print-page.css` has it. */
const ruling = 8;

/** Ruled lines for a height in mm: no more than fit, for a browser lays out those that are cut off as well. */
export function ruledLines(height: number): readonly number[] {
  return Array.from({ length: Math.ceil(height / ruling) }, (_, index) => index);
}

/** A length as CSS writes it. */
export function mm(length: number): string {
  return `${length.toFixed(3)}mm`;
}

/** The height in mm that a slide takes when it is shown so many mm wide. */
export function heightFor(width: number, { width: across, height }: Pick<PageParts, 'width' | 'height'>): number {
  return (width * height) / across;
}

/** What `scaled-slide.css` asks for: slides are shown so many mm wide. */
export function scaledRules(width: number, parts: Pick<PageParts, 'width' | 'height'>): string {
  const scale = width / (parts.width * pxToMm);
  return `:root{--frame:${mm(frame)};--scale:${scale.toFixed(5)};--shown-width:${mm(width)};--shown-height:${mm(heightFor(width, parts))}}`;
}

/** The slides of the handout by act, each act with the key of its pages. */
export function keyedActs(
  edition: Edition,
): readonly (ReturnType<typeof actsFor>[number] & { readonly key: string })[] {
  return actsFor(edition, 'handout').map((act, index) => ({ ...act, key: `act-${index + 1}` }));
}

/** What stands at the head of the pages of each act. */
export function runningHeads(acts: ReturnType<typeof keyedActs>): ReadonlyMap<string, string> {
  return new Map(acts.map(({ key, title }) => [key, title]));
}

/** The slide without what would be too small to read on paper: sources, time strip and number stand beside it. */
export function bare(view: SlideView): SlideView {
  return { ...view, notes: [], strip: false, act: '' };
}
