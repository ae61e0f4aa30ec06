import { escapeHtml, foreignHtml } from '../../model/escape.ts';
import { fill, type Words } from '../words.ts';
import type { Book } from './book.ts';
import type { Voice } from './voices.ts';

/** A paragraph about a source: its name, then what a reader should know of it. */
export interface EditorialLine {
  /** '' for a paragraph about the whole. */
  readonly voice: string;
  /** HTML: what isn't translated names its language. */
  readonly html: string;
}

/** Who speaks in the text, and from where. Empty for a text that names no sources. */
export function editorialText({ voices, editor, hasEditorsNotes }: Book, words: Words): EditorialLine[] {
  if (voices.length === 0 && !hasEditorsNotes) return [];
  const general = (text: string | undefined): EditorialLine => ({ voice: '', html: escapeHtml(text ?? '') });
  const editors = editor === '' ? words.readerEditorsNotes : fill(words.readerEditorsNotesBy, { editor });
  return [
    general(words.readerRegisters),
    ...(hasEditorsNotes ? [general(editors)] : []),
    ...(voices.length > 0 ? [general(words.readerVoices)] : []),
    ...voices.map((voice) => ({ voice: voice.voice, html: aboutVoice(voice, words) })),
  ];
}

/** "Russian newspaper, partisan. It leaves out … Machine translation from Russian." */
function aboutVoice({ perspective, partisan, omits, translation, foreign }: Voice, words: Words): string {
  const told = (text: string, lang: string | undefined): string => foreignHtml(escapeHtml(text), lang);
  const whose = [told(perspective, foreign?.perspective), partisan ? escapeHtml(words.partisan ?? '') : ''];
  const gaps = told(omits, foreign?.omits);
  return [
    closed(whose.filter(Boolean).join(' · ')),
    gaps === '' ? '' : fill(escapeHtml(words.kioskHowOmits ?? ''), { omits: gaps }),
    told(closed(translation), foreign?.translation),
  ]
    .filter(Boolean)
    .map(capital)
    .join(' ')
    .replaceAll('。 ', '。');
}

/** Texts of the library are parts of sentences; here each begins one. */
function capital(html: string): string {
  return html.replace(/^((?:<[^>]*>)*)(.)/su, (_, tags: string, first: string) => tags + first.toUpperCase());
}

function closed(text: string): string {
  if (text === '' || /[.!?。](?:<\/span>)?$/.test(text)) return text;
  return text + (/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]$/u.test(text) ? '。' : '.');
}
