import { type Diagnostic, problem } from '../diagnostic.ts';
import type { Block } from '../model/block.ts';
import type { Act, Edition, Meta, Slide, SlideKind } from '../model/narrative.ts';
import type { SourceText, Span } from '../model/span.ts';
import { noAttributes } from './attributes.ts';
import { readBlocks, type SlideContent } from './blocks.ts';
import { createContext, type ParseContext } from './context.ts';
import { type Dialect, native } from './dialects/native.ts';
import { readFrontMatter } from './front-matter.ts';
import { createIds, slugOf } from './ids.ts';
import { builtInLayouts, layoutFor } from './layout.ts';
import { parseMarkdown } from './markdown.ts';
import { numberNotes } from './notes.ts';
import { readSlideAttributes, type SlideAttributes } from './slide-attributes.ts';
import { type Cut, cutSlides } from './slides.ts';

export interface ParseOptions {
  /** Id of the narrative. */
  readonly narrative: string;
  /** Language when the front matter names none. */
  readonly lang?: string;
  /** Layouts besides the built-in ones. */
  readonly layouts?: readonly string[];
  /** `html: trusted` in the configuration. */
  readonly trustHtml?: boolean;
  readonly dialect?: Dialect;
}

export interface Parsed {
  readonly edition: Edition;
  readonly problems: readonly Diagnostic[];
}

/** Reads a script. Never throws on bad input: what can't be read is reported, and the model is smaller. */
export function parse(source: SourceText, options: ParseOptions): Parsed {
  const problems: Diagnostic[] = [];
  const front = readFrontMatter(source);
  problems.push(...front.problems);
  const lang = front.meta.lang || options.lang || 'en';
  const context = createContext(source, lang, options.trustHtml ?? false, problems);
  const markup = parseMarkdown(source, front.bodyLine, lang);
  const { cuts, footnotes } = cutSlides(context, markup.tokens, options.dialect ?? native);
  const layouts = [...new Set([...builtInLayouts, ...(options.layouts ?? [])])];
  const drafts = cuts.map((cut, index) => draftOf(context, cut, cuts[index + 1], layouts));
  const title = front.meta.title || drafts.find((draft) => draft.cut.heading)?.cut.heading?.text || '';
  const meta: Meta = { ...front.meta, title, lang };
  const slides = finishDrafts(context, mergeTitle(context, drafts, front.meta, front.span), meta);
  if (source.text.trim() === '') problems.push(problem('file-empty', source, { start: 0, end: 0 }, {}));
  else if (slides.length === 0) problems.push(problem('slides-missing', source, { start: 0, end: 0 }, {}));
  const edition: Edition = {
    narrative: options.narrative,
    source,
    meta,
    title: slides.find((slide) => slide.kind === 'title'),
    acts: groupActs(slides),
    ...numberNotes(
      context,
      cuts.map((cut) => [...(cut.heading?.inline ?? []), ...cut.tokens]),
      footnotes,
      markup.footnotes,
    ),
    // After the notes: they may name entries too.
    namesEntries: context.namesEntries,
  };
  return { edition, problems };
}

interface Draft {
  readonly cut: Cut;
  readonly attributes: SlideAttributes;
  readonly content: SlideContent;
  readonly extent: Span;
}

function draftOf(context: ParseContext, cut: Cut, next: Cut | undefined, layouts: readonly string[]): Draft {
  const attributes = readSlideAttributes(
    context,
    cut.heading?.placed ?? { attributes: noAttributes, runs: [] },
    layouts,
  );
  const following = next?.heading ? `"${next.heading.text}"` : next ? 'the next slide' : 'the end of the script';
  const content = readBlocks(context, cut.tokens, following);
  return {
    cut,
    attributes,
    content,
    extent: { start: cut.span.start, end: next?.span.start ?? context.source.text.length },
  };
}

/** A draft with the part it plays. */
interface Cast extends Draft {
  readonly kind: SlideKind;
}

/** The title slide: from the front matter, with the text before the first heading and a first `#` that repeats it. */
function mergeTitle(context: ParseContext, drafts: readonly Draft[], meta: Meta, frontMatter: Span): Cast[] {
  const [preamble, ...rest] = drafts;
  if (!preamble) return [];
  const cast = rest.map((draft): Cast => ({ ...draft, kind: draft.cut.kind === 'act' ? 'act' : 'slide' }));
  const isEmpty = preamble.content.shown.length === 0 && preamble.content.registers.length === 0;
  if (meta.title === '') return isEmpty ? cast : [{ ...preamble, kind: 'slide' }, ...cast];
  const first = rest[0];
  if (first?.cut.kind === 'act' && sameWords(first.cut.heading?.text ?? '', meta.title)) {
    context.report('title-repeated', first.cut.span, {});
    const content = {
      shown: [...preamble.content.shown, ...first.content.shown],
      registers: [...preamble.content.registers, ...first.content.registers],
    };
    return [{ ...first, content, kind: 'title' }, ...cast.slice(1)];
  }
  return [{ ...preamble, cut: { ...preamble.cut, span: frontMatter }, kind: 'title' }, ...cast];
}

/** Equal but for the shape of quotation marks. */
function sameWords(a: string, b: string): boolean {
  const plain = (text: string): string =>
    text
      .replace(/[“”„«»]/g, '"')
      .replace(/[‘’‚‹›]/g, "'")
      .trim();
  return plain(a) === plain(b);
}

function finishDrafts(context: ParseContext, cast: readonly Cast[], meta: Meta): Slide[] {
  const explicit = new Map<string, number>();
  for (const { attributes } of cast) {
    if (attributes.id === '') continue;
    const first = explicit.get(attributes.id);
    if (first === undefined) explicit.set(attributes.id, attributes.idSpan.start);
    else context.report('id-duplicate', attributes.idSpan, { id: attributes.id, first: lineOf(context.source, first) });
  }
  const ids = createIds(explicit.keys());
  const claimed = new Set<string>();
  const slides: Slide[] = [];
  let count = 0;
  let part = 1;
  let act: Cast | undefined;
  let lead: { slide: Slide; attributes: SlideAttributes; text: string } | undefined;
  for (const draft of cast) {
    const { cut, attributes, content, kind } = draft;
    if (kind === 'act') act = draft;
    const continued = cut.kind === 'continuation' ? lead : undefined;
    if (continued) part++;
    else [part, count] = [1, count + 1];
    const text = kind === 'title' ? meta.title : (cut.heading?.text ?? continued?.text ?? '');
    const isFree = attributes.id !== '' && !claimed.has(attributes.id);
    const wish = continued
      ? `${continued.slide.id}-${part}`
      : kind === 'title'
        ? 'title'
        : slugOf(text) || `slide-${count}`;
    const id = isFree ? attributes.id : ids.free(wish);
    claimed.add(id);
    const inherited = continued?.attributes;
    const slide: Slide = {
      kind,
      id,
      explicitId: attributes.id !== '',
      number: continued ? `${count}${letterOf(part)}` : String(count),
      headline: cut.heading?.inline ?? continued?.slide.headline ?? [],
      title: part > 1 ? `${text} (${part})` : text,
      short: attributes.short || continued?.slide.short || text,
      part,
      layout: attributes.layout || inherited?.layout || layoutFor(continued ? 'slide' : kind, content.shown),
      classes: inherited?.classes ?? attributes.classes,
      background: attributes.background || inherited?.background || '',
      narration: attributes.narration,
      notice: attributes.notice || inherited?.notice || '',
      optional: attributes.optional || (inherited?.optional ?? false),
      audience: inherited?.audience ?? attributes.audience,
      when: attributes.when ?? inherited?.when ?? act?.attributes.when,
      time: attributes.time,
      lang: attributes.lang || inherited?.lang || '',
      blocks: content.shown,
      notes: registerOf(content, 'notes'),
      cue: registerOf(content, 'cue'),
      read: registerOf(content, 'read'),
      allow: { ...inherited?.allow, ...attributes.allow },
      span: cut.span,
      extent: draft.extent,
    };
    slides.push(slide);
    if (!continued) lead = { slide, attributes, text };
  }
  return slides;
}

function registerOf(content: SlideContent, register: 'notes' | 'cue' | 'read'): Block[] {
  return content.registers.filter((each) => each.register === register).flatMap((each) => each.blocks);
}

/** 2 is b, 27 is aa. */
function letterOf(part: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  return part <= 26
    ? (letters[part - 1] ?? '')
    : letterOf(Math.floor((part - 1) / 26)) + letterOf(((part - 1) % 26) + 1);
}

function lineOf(source: SourceText, offset: number): number {
  return source.lineStarts.findLastIndex((start) => start <= offset) + 1;
}

function groupActs(slides: readonly Slide[]): Act[] {
  const acts: { opening: Slide | undefined; slides: Slide[] }[] = [];
  for (const slide of slides) {
    if (slide.kind === 'title') continue;
    if (slide.kind === 'act') acts.push({ opening: slide, slides: [] });
    else {
      if (acts.length === 0) acts.push({ opening: undefined, slides: [] });
      acts.at(-1)?.slides.push(slide);
    }
  }
  return acts;
}
