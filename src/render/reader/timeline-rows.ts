import { blocksFor } from '../../model/blocks-for.ts';
import { dayOf } from '../../model/calendar.ts';
import { type DateMark, dateMarkOf } from '../../model/date-mark.ts';
import type { DateSpan } from '../../model/date-span.ts';
import { writeDate } from '../../model/date-write.ts';
import { groundsOf } from '../../model/grounds.ts';
import type { Library } from '../../model/library.ts';
import { labelOf } from '../../model/names.ts';
import type { Edition } from '../../model/narrative.ts';
import { citationsIn, type Passage, passagesOf } from '../../model/passages.ts';
import { readDateSpan } from '../../model/read-date-span.ts';
import { runningText } from '../../model/running-text.ts';
import { sentencesIn } from '../../model/sentences.ts';
import { daysOf, writeWhen } from '../../model/span-days.ts';
import { blocksIn, flat, tokensIn } from '../../model/walk.ts';
import type { Words } from '../words.ts';
import type { Section } from './book.ts';

/** A date of the narrative. */
export interface TimelineRow {
  /** In words, Gregorian. */
  readonly date: string;
  /** The same day in the Julian calendar, where the script tells both; else ''. */
  readonly oldStyle: string;
  /** Plain text. */
  readonly text: string;
  /** Language of the text where it isn't the book's; else ''. */
  readonly lang: string;
  /** Whose account it is; '' for the narrative's own. */
  readonly voice: string;
  readonly section: Section;
}

interface Dated extends TimelineRow {
  readonly from: number;
  readonly to: number;
  /** Sentences of the script stand above headlines, and those above events of the library. */
  readonly rank: number;
}

/**
 * The dates of a narrative in order: what it marks `{.timeline}`, the times of its slides, and events of the library
 * whose claims it cites. Days that a sentence of the script tells aren't told again. Events whose labels aren't in the
 * language of the script are left out.
 */
export function timelineRows(
  sections: readonly Section[],
  edition: Edition,
  library: Library,
  words: Words,
): TimelineRow[] {
  const { lang } = edition.meta;
  const rows: Dated[] = [];
  const add = (when: DateSpan, rest: Omit<Dated, 'from' | 'to' | 'date'>): void => {
    const { from, to } = daysOf(when);
    rows.push({ ...rest, from, to, date: writeWhen(when, lang, words) });
  };
  for (const section of sections) {
    for (const { mark, text, voice } of marksIn(section, edition, library))
      add(mark.when, { oldStyle: oldStyleOf(mark, lang), text, lang: section.slide.lang, voice, section, rank: 0 });
    const { slide, act, hasHeading } = section;
    const isOwn = slide.kind === 'act' || slide.when?.text !== act?.opening?.when?.text;
    if (slide.when && isOwn && hasHeading)
      add(slide.when, { oldStyle: '', text: section.title, lang: slide.lang, voice: '', section, rank: 1 });
  }
  for (const { when, label, section } of eventsIn(sections, library))
    add(when, { oldStyle: '', text: label, lang: '', voice: '', section, rank: 2 });
  // A time stands before what lies in it, however it is told: a year before its months, a month before its days.
  rows.sort((a, b) => a.from - b.from || b.to - a.to || a.rank - b.rank);
  return rows.filter((row) => !rows.some((other) => other.rank < row.rank && isToldBy(row, other)));
}

/** A date that a better row has: of the same slide, or for an event of the library anywhere. */
function isToldBy(row: Dated, other: Dated): boolean {
  const isSame = row.from === other.from && row.to === other.to;
  return isSame && (row.rank === 2 || row.section === other.section);
}

/** Sentences with a date that belongs on the timeline. */
function marksIn(
  { slide }: Section,
  edition: Edition,
  library: Library,
): { mark: DateMark; text: string; voice: string }[] {
  const label = (mark: Parameters<typeof labelOf>[1]): string => labelOf(library, mark, edition.meta.lang, slide.when);
  const settings = { label, otherDay: () => '' };
  const shown = { ...slide, blocks: blocksFor(slide.blocks, 'reader'), read: blocksFor(slide.read, 'reader') };
  const passages = passagesOf(shown).filter(
    ({ register }) => register === 'body' || register === 'read' || (register === 'headline' && slide.part === 1),
  );
  const sentence = ({ tokens }: Passage, at: number): string => {
    const { text } = runningText(tokens, edition.source, settings);
    const before = runningText(tokens.slice(0, at), edition.source, settings).text.length;
    const found = sentencesIn(text).find(({ start, end }) => start <= before && before < end);
    return found ? text.slice(found.start, found.end) : text.trim();
  };
  return passages.flatMap((passage) =>
    passage.tokens.flatMap((token, index) => {
      const mark = dateMarkOf(token);
      return mark?.timeline ? [{ mark, text: sentence(passage, index), voice: passage.account?.by ?? '' }] : [];
    }),
  );
}

/** Events of which a passage cites a claim, or that a timeline in it names; each at the passage about its time. */
function eventsIn(
  sections: readonly Section[],
  library: Library,
): { when: DateSpan; label: string; section: Section }[] {
  if (library.events.size === 0) return [];
  const named = sections.map((section) => {
    const blocks = [...section.shown, ...section.read];
    const tokens = [...flat(section.slide.headline), ...tokensIn(blocks)];
    const claims = groundsOf(citationsIn(tokens), library).claims.map(({ id }) => id);
    const keys = [...blocksIn(blocks)].flatMap((block) =>
      block.type === 'drawing' && block.spec.kind === 'timeline' ? block.spec.events.map(({ event }) => event) : [],
    );
    return { section, names: new Set([...claims, ...keys]) };
  });
  return [...library.events.values()].flatMap(({ id, date, label, claims, foreign }) => {
    if (foreign?.label) return [];
    const when = readDateSpan(date);
    const citing = named.filter(({ names }) => names.has(id) || claims.some((claim) => names.has(claim)));
    const section =
      when &&
      closest(
        citing.map((each) => each.section),
        when,
      );
    return section ? [{ when, label, section }] : [];
  });
}

/** The passage with the shortest time that holds a time; the first, where none does. */
function closest(sections: readonly Section[], when: DateSpan): Section | undefined {
  const { from, to } = daysOf(when);
  const around = sections.flatMap((section) => {
    const own = section.slide.when && daysOf(section.slide.when);
    return own && own.from <= from && own.to >= to ? [{ section, length: own.to - own.from }] : [];
  });
  const [best] = around.toSorted((a, b) => a.length - b.length);
  return best?.section ?? sections[0];
}

function oldStyleOf({ when, other }: DateMark, lang: string): string {
  const { from, to } = daysOf(when);
  if (other === '' || !Number.isFinite(from) || !Number.isFinite(to)) return '';
  return writeDate(dayOf(from, 'julian'), dayOf(to, 'julian'), lang);
}
