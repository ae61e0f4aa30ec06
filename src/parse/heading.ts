import type { MarkdownIt, Token } from 'markdown-it';
import { nameMarkOf } from '../model/name-mark.ts';
import type { Span } from '../model/span.ts';
import { type Attributes, isRead, type MalformedAttributes, noAttributes, parseAttributes } from './attributes.ts';
import type { ParseContext, PlacedAttributes } from './context.ts';
import { offsetOf, type Runs, spanOf } from './places.ts';
import { finishProse } from './prose.ts';
import { plainText } from './text.ts';

export interface Heading {
  readonly inline: readonly Token[];
  readonly text: string;
  readonly placed: PlacedAttributes;
  readonly span: Span;
}

/** What `addHeadingAttributes` leaves on the inline token of a heading. */
interface HeadingMeta {
  /** The content before the attributes were cut off: places count from it. */
  readonly uncut: string;
  readonly attributes: Attributes | MalformedAttributes;
}

/**
 * Cuts the attributes off the end of headings before their words are read.
 *
 *     ## The fortress surrendered on two different days {#two-dates when=1905-01-02}
 *                                                       ^
 */
export function addHeadingAttributes(md: MarkdownIt): void {
  md.core.ruler.before('inline', 'heading_attributes', (state) => {
    for (const [index, token] of state.tokens.entries()) {
      const inline = state.tokens[index + 1];
      if (token.type !== 'heading_open' || !inline) continue;
      const brace = attributesStart(inline.content);
      const attributes = brace < 0 ? undefined : parseAttributes(inline.content, brace);
      // What isn't at the very end belongs to the words.
      if (!attributes || attributes.end !== inline.content.length) continue;
      inline.meta = { heading: { uncut: inline.content, attributes } satisfies HeadingMeta };
      if (isRead(attributes)) inline.content = inline.content.slice(0, brace).trimEnd();
    }
  });
}

/** The content of an inline token as it stands in the script. */
export function uncutContent(inline: Token): string {
  return headingMeta(inline)?.uncut ?? inline.content;
}

function headingMeta(inline: Token): HeadingMeta | undefined {
  const found = inline.meta?.heading;
  return typeof found === 'object' && found !== null && 'uncut' in found ? (found as HeadingMeta) : undefined;
}

/** The heading that begins with `open`; its attributes that can't be read are reported. */
export function readHeading(context: ParseContext, open: Token, inline: Token): Heading {
  finishProse(context, [inline]);
  for (const token of inline.children ?? []) {
    const mark = nameMarkOf(token);
    if (mark?.words !== '') continue;
    context.report('construct-malformed', mark.span, {
      what: `"${mark.id}" in a headline`,
      found: 'an empty span',
      expected: 'words: menus and bookmarks print them too',
      hint: `Write the name between the brackets, [Name]{${mark.kind}=${mark.id}}.`,
    });
  }
  const runs = (inline.meta?.runs ?? []) as Runs;
  const children = inline.children ?? [];
  const heading = {
    inline: children,
    text: plainText(children),
    span: { start: spanOf(open).start, end: spanOf(inline).end },
  };
  const read = headingMeta(inline)?.attributes;
  if (!read || isRead(read)) return { ...heading, placed: { attributes: read ?? noAttributes, runs } };
  const place = { start: offsetOf(runs, read.start), end: offsetOf(runs, read.end) };
  const text = uncutContent(inline).slice(read.start, read.end);
  context.report('attribute-malformed', place, { text, reason: read.reason });
  return { ...heading, placed: { attributes: noAttributes, runs } };
}

/**
 * Offset of the `{` whose braces end the content; -1 when there are none, or when they belong to a span or picture.
 * Quotation marks protect braces, unless one of them is never closed.
 */
function attributesStart(content: string): number {
  if (!content.endsWith('}') || content.endsWith('\\}')) return -1;
  let quoted = false;
  for (let at = content.length - 2; at >= 0; at--) {
    if (content[at] === '"') quoted = !quoted;
    if (content[at] === '{' && !quoted) return standsAlone(content, at) ? at : -1;
  }
  const last = content.lastIndexOf('{');
  return standsAlone(content, last) ? last : -1;
}

function standsAlone(content: string, brace: number): boolean {
  return brace === 0 || (brace > 0 && /\s/.test(content[brace - 1] ?? ''));
}
