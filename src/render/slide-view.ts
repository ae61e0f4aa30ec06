import type { Block } from '../model/block.ts';
import { blocksFor } from '../model/blocks-for.ts';
import type { Edition, FormatName, Slide } from '../model/narrative.ts';
import { notesIn } from '../model/notes-in.ts';
import { blocksIn, flat, slidesOf, tokensIn } from '../model/walk.ts';
import { type Content, createContent } from './content.ts';
import type { ContentSettings } from './content-settings.ts';
import type { Html } from './html.ts';
import { type NoteView, noteViews } from './note-view.ts';
import { type StripView, stripView } from './strip.ts';

/** What `partials/slide.hbs` gets. Every field is set, for a missing one is an error in a template. */
export interface SlideView {
  readonly partial: string;
  readonly layout: string;
  readonly classes: readonly string[];
  /** '' when it is the script's. */
  readonly lang: string;
  readonly level: number;
  readonly number: string;
  /** Plain text. */
  readonly title: string;
  /** '' when the slide has none. */
  readonly headline: Html | '';
  /** `(2)` for a continuation, else ''. */
  readonly repeat: string;
  readonly body: Html | '';
  /** The blocks that the layout is named for, and the others; `body` is both. */
  readonly main: Html | '';
  readonly rest: Html | '';
  /** Caption and source of the map that fills the slide. */
  readonly caption: Html | '';
  readonly notes: readonly NoteView[];
  /** Data address or ''. */
  readonly background: string;
  readonly notice: string;
  readonly act: string;
  readonly actNumber: string;
  readonly strip: StripView | false;
  readonly subtitle: string;
  readonly authors: string;
  readonly draft: string;
  /** The same on the first slide of a script that has no title slide. */
  readonly mark: string;
  readonly words: Readonly<Record<string, string>>;
}

/** Which blocks a layout sets apart. */
const principal: Readonly<Record<string, readonly string[]>> = {
  figure: ['figure', 'drawing'],
  split: ['figure', 'drawing'],
  numbers: ['numbers'],
  map: ['drawing'],
};

export interface SlideSettings extends Omit<ContentSettings, 'level' | 'when'> {
  /** Short title of the act, for the strip. */
  readonly act: string;
  /** From 1; 0 for slides outside acts. */
  readonly actIndex: number;
  /** No historian has signed: the first slide says so. */
  readonly draft: boolean;
  /** Shown on the slide itself; the deck shows a screen before it instead. */
  readonly notice: string;
}

/** The view of one slide, how many steps it has, and the plain text of the headings below its headline. */
export function slideView(
  edition: Edition,
  slide: Slide,
  settings: SlideSettings,
): { view: SlideView; steps: number; headings: readonly string[] } {
  const level = headingLevel(edition, slide, settings.actIndex);
  const isMap = slide.layout === 'map';
  const content = createContent({ ...settings, level, when: slide.when, captionsApart: isMap });
  const kinds = principal[slide.layout] ?? [];
  const apart = slide.blocks.filter((block) => isOf(kinds, block));
  const rest = slide.blocks.filter((block) => !isOf(kinds, block));
  const background = slide.background || (slide.kind === 'title' ? edition.meta.cover : '');
  const headline = slide.headline.length > 0 ? content.inline(slide.headline) : '';
  const parts = partsOf(content, slide, apart, rest);
  const draft = settings.draft && isFirst(edition, slide, settings.format) ? (settings.words.draft ?? '') : '';
  const view: SlideView = {
    partial: `layouts/${slide.layout}`,
    layout: slide.layout,
    classes: [densityOf(slide.blocks), ...slide.classes].filter(Boolean),
    lang: slide.lang,
    level,
    number: slide.number,
    title: slide.title || slide.number,
    headline,
    repeat: slide.part > 1 ? `(${slide.part})` : '',
    ...parts,
    caption: isMap ? captionOf(content, apart) : '',
    notes: noteViews(
      notesIn(edition, [...flat(slide.headline), ...tokensIn(blocksFor(slide.blocks, settings.format))]),
      content,
      settings.evidence,
      settings.words,
    ),
    background: background === '' ? '' : (settings.picture(background)?.address ?? ''),
    notice: settings.notice,
    act: shortened(settings.act),
    actNumber: slide.kind === 'act' ? roman(settings.actIndex) : '',
    strip: stripView(edition.meta, slide.when) ?? false,
    subtitle: slide.kind === 'title' ? edition.meta.subtitle : '',
    authors: slide.kind === 'title' ? edition.meta.authors.join(', ') : '',
    draft: slide.kind === 'title' ? draft : '',
    mark: slide.kind === 'title' ? '' : draft,
    words: settings.words,
  };
  return { view, steps: content.stepCount(), headings: content.headings() };
}

function isFirst(edition: Edition, slide: Slide, format: FormatName): boolean {
  for (const each of slidesOf(edition)) if (each.audience.has(format)) return each === slide;
  return false;
}

/** The act's name as it fits beside the time strip. */
function shortened(act: string): string {
  return act.length <= 26 ? act : `${act.slice(0, 26).replace(/\s+\S*$/, '')}…`;
}

/** The HTML in the order in which the layout shows it, for steps are counted on the way. */
function partsOf(
  content: Content,
  slide: Slide,
  apart: readonly Block[],
  rest: readonly Block[],
): Pick<SlideView, 'body' | 'main' | 'rest'> {
  if (apart.length === 0) return { rest: '', main: '', body: htmlOf(content, slide.blocks) };
  if (slide.layout === 'figure') return { main: htmlOf(content, apart), rest: htmlOf(content, rest), body: '' };
  return { rest: htmlOf(content, rest), main: htmlOf(content, apart), body: '' };
}

/** A step or group counts as what it holds, when that is of one kind. */
function isOf(kinds: readonly string[], block: Block): boolean {
  const isShell = block.type === 'step' || block.type === 'group' || block.type === 'incremental';
  return isShell
    ? block.blocks.length > 0 && block.blocks.every((each) => isOf(kinds, each))
    : kinds.includes(block.type);
}

/** Of the first figure that has one; a slide in the layout `map` has one figure. */
function captionOf(content: Content, blocks: readonly Block[]): Html | '' {
  for (const block of blocksIn(blocks)) {
    const caption = block.type === 'drawing' ? content.caption(block) : '';
    if (caption !== '') return caption;
  }
  return '';
}

function htmlOf(content: Content, blocks: readonly Block[]): Html | '' {
  return blocks.length > 0 ? content.blocks(blocks) : '';
}

/** Title 1, acts below it, slides below those; levels that the script doesn't use are left out. */
export function headingLevel(edition: Edition, slide: Slide, actIndex: number): number {
  if (slide.kind === 'title') return 1;
  const acts = edition.title ? 2 : 1;
  if (slide.kind === 'act') return acts;
  return acts + (actIndex > 0 ? 1 : 0);
}

/** How much stands on a slide: `airy` ones may be set larger, `dense` ones smaller. */
function densityOf(blocks: readonly Block[]): string {
  const text = [...tokensIn(blocks)].flatMap((token) => (token.type === 'text' ? [token.content] : [])).join(' ');
  const words = text.split(/\s+/).filter(Boolean).length;
  if (words <= 30) return 'airy';
  return words > 75 ? 'dense' : '';
}

/** 4 is IV. */
function roman(number: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let text = '';
  let left = number;
  for (const [value, letters] of parts) for (; left >= value; left -= value) text += letters;
  return text;
}
