import { createHash } from 'node:crypto';
import type { Claim, Library, Source } from './library.ts';
import { type NameMark, nameMarkOf } from './name-mark.ts';
import type { Edition, Slide } from './narrative.ts';
import type { Statement } from './statement-draft.ts';
import type { Ground } from './statement-ground.ts';
import { statementsBySlide } from './statements.ts';
import { flat, tokensIn } from './walk.ts';

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
