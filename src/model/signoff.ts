import { createHash } from 'node:crypto';
import { isEvidenceAsked } from './evidence-level.ts';
import type { Claim, Library, Source } from './library.ts';
import { type NameMark, nameMarkOf } from './name-mark.ts';
import type { Edition, Slide } from './narrative.ts';
import { sentenceChange } from './sentence-diff.ts';
import type { Span } from './span.ts';
import type { Statement } from './statement-draft.ts';
import type { Ground } from './statement-ground.ts';
import { statementsBySlide } from './statements.ts';
import { flat, slidesOf, tokensIn } from './walk.ts';

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

/** A slide as a signature keeps it. */
export interface SlideRead {
  readonly slide: Slide;
  readonly statements: readonly Statement[];
  readonly hash: string;
  readonly text: readonly string[];
  /** Short hashes of the entries behind it: `pa-159-days`, `izvestia`, `place=port-arthur`. */
  readonly library: Readonly<Record<string, string>>;
}

/** What can be read on each slide of an edition, and the hash of it. */
export function slidesRead(edition: Edition, library: Library): SlideRead[] {
  return [...statementsBySlide(edition, library)].map(([slide, all]) => {
    // These stand where an entry is met first; the hash has the entries behind every slide that leads to them.
    const statements = all.filter(({ register }) => register !== 'library');
    const cards = cardsOf(slide, library);
    return {
      slide,
      statements,
      hash: hashOf(statements, cards, library),
      text: statements.map(lineOf),
      library: entriesBehind(statements, cards, library),
    };
  });
}

/** What can be read of an entry, by `place=port-arthur`. */
type Cards = ReadonlyMap<string, unknown>;

/** The places and people that a slide shows. */
function cardsOf(slide: Slide, library: Library): Cards {
  const tokens = [...flat(slide.headline), ...tokensIn(slide.blocks)];
  const marks = tokens.flatMap((token) => nameMarkOf(token) ?? []);
  return new Map(marks.map((mark) => [`${mark.kind}=${mark.id}`, nameRead(mark, library)]));
}

/** The claims, sources, places and people of a slide by their keys, each with a hash of what it says. */
function entriesBehind(statements: readonly Statement[], cards: Cards, library: Library): Record<string, string> {
  const grounds = statements.flatMap((statement) => statement.grounds);
  const claims = grounds.filter(({ type }) => type === 'claim').map(({ key }) => key);
  const sources = grounds.flatMap(({ voices }) => voices.map(({ source }) => source));
  const entries = [
    ...claims.map((key) => [key, claimRead(library.claims.get(key))] as const),
    ...sources.map((key) => [key, sourceRead(library.sources.get(key))] as const),
    ...cards,
  ];
  return Object.fromEntries(entries.flatMap(([key, read]) => (read ? [[key, shortHash(read)]] : [])));
}

/** What can be read of an entry, whatever else the library has of it. */
function claimRead(claim: Claim | undefined): unknown {
  return claim && [claim.statement, claim.stance, claim.sensitivity, claim.sources.map((each) => sorted(each))];
}

function sourceRead(source: Source | undefined): readonly unknown[] | undefined {
  if (!source) return undefined;
  const { csl, voice, perspective, partisan, translation, note } = source;
  return [sorted(csl), voice, perspective, partisan, translation, note];
}

function nameRead({ kind, id }: NameMark, library: Library): unknown {
  const place = kind === 'place' ? library.places.get(id) : undefined;
  const person = kind === 'person' ? library.people.get(id) : undefined;
  const entry = place ?? person;
  // Years may be endless, which JSON has no word for.
  const years = (each: { readonly from: number; readonly to: number }): string => `${each.from}..${each.to}`;
  const life = place ? [place.kind, years(place)] : [person?.role, person?.born, person?.died];
  return entry && [entry.names.map((name) => [name.text, name.lang, years(name)]), life, entry.note];
}

/** Eight digits are enough to tell one version of an entry from another. */
function shortHash(read: unknown): string {
  return createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 8);
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

function hashOf(statements: readonly Statement[], cards: Cards, library: Library): string {
  const readable = statements.map(({ register, voice, text, grounds }) => [
    register,
    voice,
    text,
    // Numbers of footnotes move when another one is added before them.
    grounds.filter(({ type }) => type !== 'footnote').map((ground) => behind(ground, library)),
  ]);
  const whole = cards.size > 0 ? [...readable, [...cards]] : readable;
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
}

/** A ground with all that the outputs tell of its claim and its sources. */
function behind(ground: Ground, library: Library): unknown {
  const claim = ground.type === 'claim' ? library.claims.get(ground.key) : undefined;
  const sources = ground.voices.map(({ source, locator, confidence }) => {
    return [source, locator, confidence, ...(sourceRead(library.sources.get(source)) ?? [])];
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
