import type { Token } from 'markdown-it';
import { type CitationItem, citationOf, type Note, noteNumberOf } from './evidence.ts';
import { type Confidence, editorKey, type Library, type Stance } from './library.ts';

/** One thing that a sentence rests on. */
export interface Ground {
  readonly type: 'claim' | 'source' | 'editor' | 'footnote';
  /** The cited key, `editor`, or the number of the footnote. */
  readonly key: string;
  /** As the script writes it behind the key; '' when there is none. */
  readonly locator: string;
  /** Of a claim; '' for the others. */
  readonly stance: Stance | '';
  /** The claim in the library's words; '' for the others. */
  readonly says: string;
  /** The language of what it says, BCP 47, where that isn't the reader's. */
  readonly saysLang?: string;
  /** Who says so, and where; for a claim as the library has it. */
  readonly voices: readonly GroundVoice[];
}

export interface GroundVoice {
  /** A source's key, or `editor`. */
  readonly source: string;
  /** Its short name; '' for the editor. */
  readonly voice: string;
  readonly locator: string;
  /** Of the editor; '' for documents. */
  readonly confidence: Confidence | '';
}

/** What a citation's token rests on; keys that the library doesn't have are left out, for `check/` reports them. */
export function groundsBehind(token: Token, library: Library): Ground[] {
  return (citationOf(token)?.items ?? []).flatMap((item) => itemGround(item, '', library));
}

/** What a superscript rests on, whatever it leads to. */
export function referenceGrounds(token: Token, notes: readonly Note[], library: Library): Ground[] {
  const note = notes[noteNumberOf(token) - 1];
  if (note?.type === 'footnote') return [footnoteGround(note.number)];
  if (note?.type === 'editor') return [editorGround(note.confidence)];
  return groundsBehind(token, library);
}

/** The source of an account. */
export function keyGround(key: string, confidence: Confidence | '', library: Library): Ground[] {
  return itemGround({ key, locator: '' }, confidence, library);
}

function itemGround(
  { key, locator }: Pick<CitationItem, 'key' | 'locator'>,
  confidence: Confidence | '',
  library: Library,
): Ground[] {
  if (key === editorKey) return [editorGround(confidence)];
  const source = library.sources.get(key);
  if (source) {
    const voices = [{ source: key, voice: source.voice, locator, confidence: '' }] as const;
    return [{ type: 'source', key, locator, stance: '', says: '', voices }];
  }
  const claim = library.claims.get(key);
  if (!claim) return [];
  const voices = claim.sources.map((each) => ({
    ...each,
    voice: library.sources.get(each.source)?.voice ?? '',
    confidence: each.source === editorKey ? each.confidence : ('' as const),
  }));
  const saysLang = claim.foreign?.statement;
  const says = { says: claim.statement, ...(saysLang ? { saysLang } : {}) };
  return [{ type: 'claim', key, locator, stance: claim.stance, ...says, voices }];
}

/** The editor's own voice. */
export function editorGround(confidence: Confidence | ''): Ground {
  const voices = [{ source: editorKey, voice: '', locator: '', confidence }];
  return { type: 'editor', key: editorKey, locator: '', stance: '', says: '', voices };
}

/** A footnote, whose sentences are told behind the one that refers to it. */
export function footnoteGround(number: number): Ground {
  return { type: 'footnote', key: String(number), locator: '', stance: '', says: '', voices: [] };
}
