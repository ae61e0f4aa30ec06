import type { Slide } from '../model/narrative.ts';
import { type Attributes, isRead, parseAttributes } from '../parse/attributes.ts';

/** A slide may also begin with the script itself, or with a rule that nothing comes before. */
export function hasHeading(text: string, { span }: Slide): boolean {
  const found = text.slice(span.start, span.end);
  return found !== '' && !/^-[ \t]*(?:-[ \t]*){2,}$/.test(found);
}

/** The attributes that end a slide's heading, with offsets into the script; undefined when it has none. */
export function headingAttributes(text: string, { span }: Slide): Attributes | undefined {
  const heading = text.slice(span.start, span.end);
  if (!heading.endsWith('}')) return undefined;
  for (let at = heading.lastIndexOf('{'); at >= 0; at = at === 0 ? -1 : heading.lastIndexOf('{', at - 1)) {
    if (at > 0 && !/\s/.test(heading[at - 1] ?? '')) continue;
    const read = parseAttributes(text.slice(0, span.end), span.start + at);
    if (read && isRead(read) && read.end === span.end) return read;
  }
  return undefined;
}

/**
 * Attributes for a heading that has none: in braces of their own, before any closing hashes.
 *
 *     ## The fortress ##
 *                    ^
 */
export function newAttributes(text: string, { span }: Slide, attributes: string): { at: number; insert: string } {
  const before = /\s/.test(text[span.end - 1] ?? '') ? '' : ' ';
  const after = text[span.end] === '#' ? ' ' : '';
  return { at: span.end, insert: `${before}{${attributes}}${after}` };
}
