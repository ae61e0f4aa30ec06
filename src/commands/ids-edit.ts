import type { Edition, Slide } from '../model/narrative.ts';
import { positionAt } from '../model/span.ts';
import { slidesOf } from '../model/walk.ts';
import { isRead, parseAttributes } from '../parse/attributes.ts';

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

/** A slide may also begin with the script itself, or with a rule that nothing comes before. */
function hasHeading(text: string, { span }: Slide): boolean {
  const found = text.slice(span.start, span.end);
  return found !== '' && !/^-[ \t]*(?:-[ \t]*){2,}$/.test(found);
}

/**
 * Where the id goes: first into the braces that are there, else into braces of its own before any closing hashes.
 *
 *     ## The fortress {when=1904} ##
 *                      ^
 *     ## The fortress ##
 *                    ^
 */
function placeFor(text: string, { id, span }: Slide): { at: number; insert: string } {
  const brace = lastBrace(text.slice(span.start, span.end));
  if (brace >= 0) {
    const at = span.start + brace + 1;
    return { at, insert: /[\s}]/.test(text[at] ?? '') ? `#${id}` : `#${id} ` };
  }
  const before = /\s/.test(text[span.end - 1] ?? '') ? '' : ' ';
  const after = text[span.end] === '#' ? ' ' : '';
  return { at: span.end, insert: `${before}{#${id}}${after}` };
}

/** Offset of the `{` of the attributes that end a heading; -1 when it has none. */
function lastBrace(heading: string): number {
  if (!heading.endsWith('}')) return -1;
  for (let at = heading.lastIndexOf('{'); at >= 0; at = at === 0 ? -1 : heading.lastIndexOf('{', at - 1)) {
    if (at > 0 && !/\s/.test(heading[at - 1] ?? '')) continue;
    const read = parseAttributes(heading, at);
    if (read && isRead(read) && read.end === heading.length) return at;
  }
  return -1;
}
