import { escapeHtml, foreignHtml } from '../model/escape.ts';
import type { Note } from '../model/evidence.ts';
import { groundsOf } from '../model/grounds.ts';
import type { Confidence, Library } from '../model/library.ts';
import { closedNote } from './closed-note.ts';
import type { Content } from './content.ts';
import type { EvidenceParts } from './evidence-parts.ts';
import { type Html, trusted } from './html.ts';
import type { Words } from './words.ts';

/** A note at the foot of a slide, and in full. */
export interface NoteView {
  readonly number: number;
  /** As short as the foot of the slide asks for. */
  readonly html: Html;
  /** "Editor’s note, confidence high", or '' for a document's voice. */
  readonly badge: string;
  readonly full: Html;
  /** Of a citation its short form with every place, for paper; where only the editor speaks, what the editor says. */
  readonly short: Html;
  /** True when the foot of the slide tells less than the full note. */
  readonly shortened: boolean;
}

/** Characters of notes that the foot of a slide holds in one column, without taking room from what it shows. */
const footRoom = 460;
/** More notes than this stand in two columns. */
const oneColumn = 3;
/** Characters of a line in a column, and lines that two columns hold. */
const columnLine = 62;
const columnLines = 4;

/** The notes of a slide, shortened where there are many or long ones. */
export function noteViews(
  notes: readonly Note[],
  content: Content,
  { cited, library }: EvidenceParts,
  words: Words,
): NoteView[] {
  const full = notes.map((note) => fullOf(note, content, cited, library));
  const short = notes.map((note, index) => shortOf(note, cited, library) ?? full[index] ?? '');
  const room = roomFor(short.map((html) => textOf(html).length));
  return notes.map((note, index) => {
    const html = short[index] ?? '';
    const cut = textOf(html).length > room ? escapeHtml(cutAt(textOf(html), room)) : html;
    const whole = full[index] ?? '';
    return {
      number: note.number,
      html: trusted(cut),
      badge: badgeOf(note, cited, words),
      full: trusted(whole),
      short: trusted(uncutOf(note, cited) ?? html),
      shortened: cut !== whole,
    };
  });
}

/** Characters that each note may take. */
function roomFor(lengths: readonly number[]): number {
  const count = lengths.length;
  if (count <= oneColumn) {
    const total = lengths.reduce((sum, length) => sum + length, 0);
    return total <= footRoom ? Number.POSITIVE_INFINITY : Math.floor(footRoom / count);
  }
  return columnLine * Math.max(1, Math.floor(columnLines / Math.ceil(count / 2)));
}

/** The editor's voice, with how sure it is. */
export function editorBadge(words: Words, confidence: Confidence | ''): string {
  const name = words.editor ?? '';
  return confidence === '' ? name : `${name} · ${words[`confidence-${confidence}`] ?? confidence}`;
}

function badgeOf(note: Note, cited: EvidenceParts['cited'], words: Words): string {
  if (note.type === 'editor') return editorBadge(words, note.confidence);
  const made = cited.notes.get(note.number);
  return made?.editor ? editorBadge(words, made.confidence) : '';
}

function fullOf(note: Note, content: Content, cited: EvidenceParts['cited'], library: Library): string {
  if (note.type !== 'citation')
    return String(content.tokens(note.type === 'editor' ? closedNote(note.tokens) : note.tokens));
  const made = cited.notes.get(note.number);
  // The badge has said already who speaks, and how surely.
  return made?.editor ? (shortOf(note, cited, library) ?? '') : (made?.full ?? '');
}

/** Of a citation its short form; where only the editor speaks, what the editor says. */
function shortOf(note: Note, cited: EvidenceParts['cited'], library: Library): string | undefined {
  if (note.type !== 'citation') return undefined;
  const made = cited.notes.get(note.number);
  if (!made?.editor) return made?.short;
  const { claims } = groundsOf([note.citation], library);
  return claims.map(({ statement, foreign }) => foreignHtml(escapeHtml(statement), foreign?.statement)).join(' ');
}

function uncutOf({ number, type }: Note, { notes }: EvidenceParts['cited']): string | undefined {
  const made = notes.get(number);
  return type === 'citation' && !made?.editor ? made?.uncut : undefined;
}

/** The words of HTML, with its entities read. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim();
}

function cutAt(text: string, room: number): string {
  const cut = text.slice(0, room - 1);
  return `${cut.replace(/[\s,;:]+\S*$/, '') || cut}…`;
}
