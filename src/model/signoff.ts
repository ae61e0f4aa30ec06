import { isEvidenceAsked } from './evidence-level.ts';
import type { Library } from './library.ts';
import type { Edition } from './narrative.ts';
import { sentenceChange } from './sentence-diff.ts';
import { type SlideRead, slidesRead } from './slide-read.ts';
import type { Span } from './span.ts';
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
  /** What the library said behind it, a short hash an entry, to tell later which has changed. */
  readonly library: Readonly<Record<string, string>>;
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
      return [slide.id, signature && now ? stateOf(signature, now, library) : { type: 'unsigned' }];
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

/** `claim "pa-159-days" has changed in the library`; '' when no entry has, or none was kept. */
function entryChange(before: Signature['library'], { library: now }: SlideRead, { claims }: Library): string {
  const changed = Object.keys(now).filter((key) => Object.hasOwn(before, key) && before[key] !== now[key]);
  const [first, ...more] = changed;
  if (first === undefined) return '';
  const [, kind, id] = /^(place|person)=(.*)$/.exec(first) ?? [];
  const name = kind === undefined ? `${claims.has(first) ? 'claim' : 'source'} "${first}"` : `${kind} "${id}"`;
  return `${name} has changed in the library${more.length > 0 ? `, and ${more.length} more` : ''}`;
}

function stateOf({ by, date, hash, text, library: before }: Signature, now: SlideRead, library: Library): SlideState {
  if (hash === now.hash) return { type: 'signed', by, date };
  const { change, span } = changeOf(text, now);
  const entry = entryChange(before, now, library);
  const told = [change, entry].filter(Boolean).join('; ');
  return { type: 'changed', by, date, change: told === '' ? unnamed : told, span };
}

/** Also what is told of signatures that kept no entries. */
const unnamed = 'the sentences are the same, but not what the library says behind them or where they are shown';

/** The first sentence that differs; '' for the change when all are the same. */
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
  return { change: '', span: slide.span };
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).replace(/\s+\S*$/, '')}…`;
}
