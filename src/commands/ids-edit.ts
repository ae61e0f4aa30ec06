import type { Edition, Slide } from '../model/narrative.ts';
import { positionAt } from '../model/span.ts';
import { slidesOf } from '../model/walk.ts';
import { hasHeading, headingAttributes, newAttributes } from './heading-place.ts';

/** An id that goes into a heading. */
interface WrittenId {
  readonly id: string;
  readonly title: string;
  /** From 1. */
  readonly line: number;
}

/** A script with explicit ids. */
export interface WithIds {
  readonly text: string;
  readonly written: readonly WrittenId[];
}

/** Writes the id that each slide has now into its heading. What has no heading, or an id of its own, stays as it is. */
export function withIds(edition: Edition): WithIds {
  const { source } = edition;
  const written: WrittenId[] = [];
  let text = '';
  let done = 0;
  for (const slide of slidesOf(edition)) {
    if (slide.explicitId || slide.kind === 'title' || slide.part > 1 || !hasHeading(source.text, slide)) continue;
    const { at, insert } = placeFor(source.text, slide);
    text += source.text.slice(done, at) + insert;
    done = at;
    written.push({ id: slide.id, title: slide.title, line: positionAt(source, slide.span.start).line });
  }
  return { text: text + source.text.slice(done), written };
}

/**
 * Where the id goes: first into the braces that are there, else into braces of its own before any closing hashes.
 *
 *     ## The fortress {when=1904} ##
 *                      ^
 *     ## The fortress ##
 *                    ^
 */
function placeFor(text: string, slide: Slide): { at: number; insert: string } {
  const attributes = headingAttributes(text, slide);
  if (!attributes) return newAttributes(text, slide, `#${slide.id}`);
  const at = attributes.start + 1;
  return { at, insert: /[\s}]/.test(text[at] ?? '') ? `#${slide.id}` : `#${slide.id} ` };
}
