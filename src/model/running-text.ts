import type { Token } from 'markdown-it';
import type { Inline } from './block.ts';
import { type DateMark, dateMarkOf } from './date-mark.ts';
import { isReference } from './evidence.ts';
import { type NameMark, nameMarkOf } from './name-mark.ts';
import type { SourceText, Span } from './span.ts';

/** Inline tokens as they are read: words without superscripts, and what is met on the way. */
export interface RunningText {
  readonly text: string;
  /** Where a character of the text stands in the script. */
  readonly offsetAt: (index: number) => number;
  /** Citations, editor's notes and footnotes, with the length of the text before them. */
  readonly references: readonly { readonly at: number; readonly token: Token }[];
  readonly pictures: readonly Token[];
  readonly names: readonly NameMark[];
}

/** How a reader meets marked names and dates. */
export interface ReadingSettings {
  /** The words for a name that the author left to the library. */
  readonly label: (mark: NameMark) => string;
  /** The day in the other calendar where it is told, else ''. */
  readonly otherDay: (mark: DateMark) => string;
}

/** A stretch of the text and where it begins in the script. */
interface Piece {
  readonly at: number;
  readonly source: number;
  /** '' for what doesn't stand in the script as it is read. */
  readonly content: string;
}

/** Joins inline tokens to what is read. */
export function runningText(tokens: Inline, source: SourceText, settings: ReadingSettings): RunningText {
  const pieces: Piece[] = [];
  const references: { at: number; token: Token }[] = [];
  const pictures: Token[] = [];
  const names: NameMark[] = [];
  const open: string[] = [];
  let text = '';
  const add = (content: string, at: number, isWritten = true): void => {
    // "159 days [@key]." reads "159 days.", and "It fell. [@key]Then" are two sentences.
    const isBehindReference = references.at(-1)?.at === text.length;
    if (isBehindReference && /^[.,;:!?…]/.test(content)) text = text.trimEnd();
    if (isBehindReference && /[.!?…]$/.test(text) && /^\p{L}/u.test(content)) text += ' ';
    if (content !== '') pieces.push({ at: text.length, source: at, content: isWritten ? content : '' });
    text += content;
  };
  const visit = (token: Token): void => {
    const at = spanOf(token).start;
    if (token.type === 'text') add(token.content, at);
    else if (token.type === 'code_inline') add(token.content, at + token.markup.length);
    else if (token.type === 'softbreak' || token.type === 'hardbreak') add(' ', at, false);
    else if (token.type === 'image') pictures.push(token);
    else if (isReference(token)) references.push({ at: text.length, token });
    else if (token.type === 'span_open') {
      const name = nameMarkOf(token);
      if (name) names.push(name);
      if (name?.words === '') add(settings.label(name), at, false);
      const mark = dateMarkOf(token);
      const other = mark ? settings.otherDay(mark) : '';
      open.push(other === '' ? '' : ` (${other})`);
    } else if (token.type === 'span_close') add(open.pop() ?? '', at, false);
    else for (const child of token.children ?? []) visit(child);
  };
  for (const token of tokens) visit(token);
  const offsetAt = (index: number): number => {
    const piece = pieces.findLast((each) => each.at <= index) ?? pieces[0];
    if (!piece) return 0;
    return piece.content === '' ? piece.source : aligned(source.text, piece, index - piece.at);
  };
  return { text, offsetAt, references, pictures, names };
}

/** Goes along the script and the words that were read from it: escapes and entities are longer than what they say. */
function aligned(text: string, { source, content }: Piece, length: number): number {
  let at = source;
  for (let index = 0; index < Math.min(length, content.length); index++) {
    const sign = content[index] ?? '';
    const entity = /^&[#\w]+;/.exec(text.slice(at, at + 40))?.[0];
    if (text[at] === '\\' && text[at + 1] === sign) at += 2;
    else if (entity !== undefined && !content.startsWith(entity, index)) at += entity.length;
    else if (text[at] === sign || !/[\uDC00-\uDFFF]/.test(sign)) at++;
  }
  return at;
}

function spanOf(token: Token): Span {
  const span = token.meta?.span;
  return typeof span === 'object' && span !== null && 'start' in span ? (span as Span) : { start: 0, end: 0 };
}
