import type { Inline } from '../model/block.ts';
import type { Drawing } from '../model/drawing.ts';
import type { DataTable, Drawn, Moment } from '../model/drawn.ts';
import { escapeHtml } from '../model/escape.ts';
import { groundsOf } from '../model/grounds.ts';
import type { Library } from '../model/library.ts';
import { citationsIn, wordsIn } from '../model/passages.ts';
import { flat } from '../model/walk.ts';
import { type Html, trusted } from './html.ts';
import type { Words } from './words.ts';

/** What `blocks/drawing.hbs` gets, besides the caption. */
export interface DrawingView {
  readonly kind: string;
  readonly svg: Html | '';
  readonly title: string;
  readonly table: DataTable | false;
  readonly moments: readonly Moment[];
  readonly words: Words;
}

/** What `blocks/drawing-caption.hbs` gets. */
export interface CaptionView {
  readonly caption: Html | '';
  readonly source: Html | '';
  readonly words: Words;
}

/** A figure from data. */
export function drawingView(
  { spec }: Drawing,
  drawn: Drawn | undefined,
  { nextStep, words }: { readonly nextStep: () => string; readonly words: Words },
): DrawingView {
  return {
    kind: spec.kind,
    svg: drawn ? trusted(inlineSvg(drawn, nextStep)) : '',
    title: drawn?.title ?? '',
    table: drawn?.table ?? false,
    moments: drawn?.moments ?? [],
    words,
  };
}

/** What writing a caption needs. */
interface Writing {
  readonly inline: (tokens: Inline) => Html;
  readonly words: Words;
  readonly library: Library;
}

/** Its caption, and what it rests on. */
export function captionView({ caption, source }: Drawing, { inline, words, library }: Writing): CaptionView {
  const voices = voicesOf(source, library, words);
  return {
    caption: caption.length > 0 ? inline(caption) : '',
    source: source.length > 0 ? trusted(`${escapeHtml(voices)}${inline(source)}`) : '',
    words,
  };
}

/** Whose voices a source line cites, where it says nothing in words: "The Japan News, editor’s note". */
export function voicesOf(source: Inline, library: Library, words: Words): string {
  if (wordsIn(source).trim() !== '') return '';
  const { sources, editor } = groundsOf(citationsIn(source), library);
  const names = [...new Set(sources.map(({ voice }) => voice))];
  const hasEditor = editor.length > 0 || flat(source).some(({ type }) => type === 'editor_note');
  return [...names, ...(hasEditor ? [words.editorVoice ?? ''] : [])].join(words.comma ?? ', ');
}

/** The drawing as it stands in a page: an image to those who don't see it, its steps as the output shows them. */
function inlineSvg({ svg, title, description }: Drawn, nextStep: () => string): string {
  const told = [title.replace(/[.!?]$/, ''), description].filter((text) => text !== '').join('. ');
  return svg
    .replace('<svg ', () => `<svg role="img" aria-label="${escapeHtml(told)}" `)
    .replace(/data-step="([^"]*)"/g, (_all, own: string) => `class="${[own, nextStep()].filter(Boolean).join(' ')}"`);
}
