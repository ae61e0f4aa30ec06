import { createHash } from 'node:crypto';
import { isEvidenceAsked } from './evidence-level.ts';
import type { Library } from './library.ts';
import type { Edition, Slide } from './narrative.ts';
import { sentenceChange } from './sentence-diff.ts';
import type { Span } from './span.ts';
import type { Ground } from './statement-ground.ts';
import { type Statement, statementsBySlide } from './statements.ts';
import { slidesOf } from './walk.ts';

/** Somebody has read a slide and stands for it. */
export interface Signature {
  /** BCP 47, of the edition. */
  readonly lang: string;
  /** The slide's id. */
  readonly slide: string;
  readonly by: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** SHA-256 of everything readable on the slide and behind it. */
  readonly hash: string;
  /** What was read, a line a sentence, to tell later what has changed. */
  readonly text: readonly string[];
}

/** How a slide stands. */
export type SlideState =
  | { readonly type: 'unsigned' }
  | { readonly type: 'signed'; readonly by: string; readonly date: string }
  | {
      readonly type: 'changed';
      readonly by: string;
      readonly date: string;
      /** What has changed first, in few words. */
      readonly change: string;
      /** The first altered sentence. */
      readonly span: Span;
    };

/** How an edition stands. */
export interface Signed {
  /** Absolute path of the file with the signatures, whether it is there or not. */
  readonly file: string;
  readonly signatures: readonly Signature[];
  /** By the slides' ids. */
  readonly slides: ReadonlyMap<string, SlideState>;
  /** Signatures of slides that aren't in the script any more. */
  readonly gone: readonly Signature[];
  /** True when every slide is signed and unchanged. */
  readonly isComplete: boolean;
}

/** What the signatures of an edition are worth today. */
export function signedOf(edition: Edition, library: Library, file: string, signatures: readonly Signature[]): Signed {
  const own = signatures.filter(({ lang }) => lang === edition.meta.lang);
  const read = new Map(own.length > 0 ? slidesRead(edition, library).map((each) => [each.slide, each]) : []);
  const byId = new Map(own.map((each) => [each.slide, each]));
  const slides = new Map(
    [...slidesOf(edition)].map((slide): [string, SlideState] => {
      const signature = byId.get(slide.id);
      const now = read.get(slide);
      return [slide.id, signature && now ? stateOf(signature, now) : { type: 'unsigned' }];
    }),
  );
  const states = [...slides.values()];
  return {
    file,
    signatures,
    slides,
    gone: own.filter(({ slide }) => !slides.has(slide)),
    isComplete: states.length > 0 && states.every(({ type }) => type === 'signed'),
  };
}

/** True while the words "Draft, not reviewed by a historian" must be shown: only signatures lift them. */
export function isDraft(edition: Edition, { isComplete }: Pick<Signed, 'isComplete'>): boolean {
  const { status } = edition.meta;
  if (status === '' || isComplete) return false;
  return status === 'draft' || isEvidenceAsked(edition);
}

/** A slide as a signature keeps it. */
export interface SlideRead {
  readonly slide: Slide;
  readonly statements: readonly Statement[];
  readonly hash: string;
  readonly text: readonly string[];
}

/** What can be read on each slide of an edition, and the hash of it. */
export function slidesRead(edition: Edition, library: Library): SlideRead[] {
  return [...statementsBySlide(edition, library)].map(([slide, statements]) => {
    return { slide, statements, hash: hashOf(statements, library), text: statements.map(lineOf) };
  });
}

/**
 * A sentence as it is kept: its voice, its words, and the keys it rests on.
 *
 *     Izvestia: 159 days. [@pa-159-days, sec. 3]
 */
function lineOf({ voice, text, grounds }: Statement): string {
  const keys = grounds.flatMap(({ type, key, locator, voices }) => {
    if (type === 'footnote') return [];
    const sure = type === 'editor' ? (voices[0]?.confidence ?? '') : locator;
    return [[`@${key}`, sure].filter(Boolean).join(', ')];
  });
  const cited = keys.length > 0 ? ` [${keys.join('; ')}]` : '';
  return `${voice === '' ? '' : `${voice}: `}${text}${cited}`;
}

function hashOf(statements: readonly Statement[], library: Library): string {
  const readable = statements.map(({ register, voice, text, grounds }) => [
    register,
    voice,
    text,
    // Numbers of footnotes move when another one is added before them.
    grounds.filter(({ type }) => type !== 'footnote').map((ground) => behind(ground, library)),
  ]);
  return createHash('sha256').update(JSON.stringify(readable)).digest('hex');
}

/** A ground with all that the outputs tell of its claim and its sources. */
function behind(ground: Ground, library: Library): unknown {
  const claim = ground.type === 'claim' ? library.claims.get(ground.key) : undefined;
  const sources = ground.voices.map(({ source, locator, confidence }) => {
    const { csl, voice, perspective, partisan, translation, note } = library.sources.get(source) ?? {};
    return [source, locator, confidence, sorted(csl), voice, perspective, partisan, translation, note];
  });
  return [ground.key, ground.locator, ground.stance, ground.says, claim?.sensitivity, sources];
}

/** The same value with the keys of its objects in order, whatever their order in the file. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, each]) => [key, sorted(each)]);
}

function stateOf({ by, date, hash, text }: Signature, now: SlideRead): SlideState {
  if (hash === now.hash) return { type: 'signed', by, date };
  return { type: 'changed', by, date, ...changeOf(text, now) };
}

function changeOf(before: readonly string[], { slide, statements, text }: SlideRead): { change: string; span: Span } {
  let start = 0;
  while (start < before.length && start < text.length && before[start] === text[start]) start++;
  let end = 0;
  const most = Math.min(before.length, text.length) - start;
  while (end < most && before.at(-1 - end) === text.at(-1 - end)) end++;
  const old = before.slice(start, before.length - end);
  const now = text.slice(start, text.length - end);
  const span = statements[start]?.span ?? slide.span;
  // What stands further below on the other side was pushed down by a sentence that came, or moved up when one went.
  const was = old[0] !== undefined && now.includes(old[0]) ? undefined : old[0];
  const is = now[0] !== undefined && old.includes(now[0]) ? undefined : now[0];
  const more = Math.max(old.length, now.length) - 1;
  const rest = more > 0 ? `, and ${more} more` : '';
  if (was !== undefined && is !== undefined) return { change: sentenceChange(was, is) + rest, span };
  if (is !== undefined) return { change: `"${short(is)}" is new${rest}`, span };
  if (was !== undefined)
    return { change: `"${short(was)}" was removed${rest}`, span: now.length > 0 ? span : slide.span };
  if (now[0] !== undefined) return { change: `"${short(now[0])}" was moved${rest}`, span };
  return {
    change: 'the sentences are the same, but not what the library says behind them or where they are shown',
    span: slide.span,
  };
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).replace(/\s+\S*$/, '')}…`;
}
