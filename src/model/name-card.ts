import type { DateSpan } from './date-span.ts';
import { writeDate } from './date-write.ts';
import type { Library, Name, Person } from './library.ts';
import type { NameMark } from './name-mark.ts';
import { nameFor } from './names.ts';

/** What can be read about a place or a person that a slide names. */
export interface NameCard {
  /** As the slide's time and language choose it. */
  readonly name: string;
  /** BCP 47; '' when unknown. */
  readonly lang: string;
  readonly others: readonly OtherName[];
  /** A place's kind or a person's role; '' when unknown. */
  readonly about: string;
  /** The languages of `about` and `note`, BCP 47; '' for the reader's own. */
  readonly aboutLang: string;
  readonly noteLang: string;
  /** When the person lived, or the place existed; '' when unknown. */
  readonly life: string;
  readonly note: string;
}

interface OtherName {
  readonly text: string;
  /** BCP 47; '' when unknown. */
  readonly lang: string;
  /** The languages that the page should name beside it, with spaces between; '' for the reader's own. */
  readonly foreign: string;
  /** When it was in use; '' for always. */
  readonly years: string;
}

type Words = Readonly<Record<string, string>>;

/** The card of a marked name on a slide that speaks of a time; undefined for a key that the library doesn't have. */
export function nameCard(
  library: Library,
  { kind, id }: NameMark,
  when: DateSpan | undefined,
  lang: string,
  words: Words,
): NameCard | undefined {
  const place = kind === 'place' ? library.places.get(id) : undefined;
  const person = kind === 'person' ? library.people.get(id) : undefined;
  const entry = place ?? person;
  if (!entry) return undefined;
  const name = nameFor(entry.names, lang, when);
  return {
    name,
    lang: entry.names.find((each) => each.text === name)?.lang ?? '',
    others: otherNames(entry.names, name, lang, words),
    about: place ? (place.kindWord ?? place.kind.replaceAll('-', ' ')) : (person?.role ?? ''),
    aboutLang: entry.foreign?.[place ? 'kind' : 'role'] ?? '',
    noteLang: entry.foreign?.note ?? '',
    life: place ? yearsOf(place.from, place.to, lang, words) : person ? lifeOf(person, words) : '',
    note: entry.note,
  };
}

/** The reader's own language first, by time; a name that several languages share stands once. */
function otherNames(names: readonly Name[], chosen: string, lang: string, words: Words): readonly OtherName[] {
  const rest = names.filter(({ text }) => text !== chosen);
  const own = rest.filter((name) => !isForeign(name, lang)).sort((a, b) => a.from - b.from);
  const ordered = [...own, ...rest.filter((name) => isForeign(name, lang))];
  return [...new Set(ordered.map(({ text }) => text))].flatMap((text) => {
    const same = ordered.filter((name) => name.text === text);
    const foreign = same.filter((name) => isForeign(name, lang)).map((name) => name.lang);
    return same.slice(0, 1).map((name) => ({
      text,
      lang: name.lang,
      foreign: [...new Set(foreign)].join(' '),
      years: yearsOf(name.from, name.to, lang, words),
    }));
  });
}

function isForeign(name: Name, lang: string): boolean {
  return name.lang !== '' && baseOf(name.lang) !== baseOf(lang);
}

function baseOf(lang: string): string {
  return lang.toLowerCase().split('-')[0] ?? '';
}

/** "1896–1962", "born 1896", "died about 1962". */
function lifeOf({ born, died }: Person, words: Words): string {
  if (born !== '' && died !== '') return `${yearIn(born, words)}–${yearIn(died, words)}`;
  if (born !== '') return filled(words.bornIn, yearIn(born, words));
  return died === '' ? '' : filled(words.diedIn, yearIn(died, words));
}

/** The year of an EDTF date, with what it says of its certainty; anything longer as written. */
function yearIn(date: string, words: Words): string {
  const [, year, sign] = /^(\d{4})(?:-\d\d){0,2}([~?%]?)$/.exec(date) ?? [];
  if (year === undefined) return date;
  return `${sign === '~' || sign === '%' ? `${words.about} ` : ''}${Number(year)}${sign === '?' || sign === '%' ? '?' : ''}`;
}

/** Decimal years as "1905–1945", "from 1945", "until 1905"; '' for always. */
function yearsOf(from: number, to: number, lang: string, words: Words): string {
  const [first, last] = [from, to].map((moment) => (Number.isFinite(moment) ? Math.floor(moment) : undefined));
  if (first === undefined) return last === undefined ? '' : filled(words.nameUntil, yearText(last, lang));
  if (last === undefined) return filled(words.nameSince, yearText(first, lang));
  return first === last ? yearText(first, lang) : `${yearText(first, lang)}–${yearText(last, lang)}`;
}

function yearText(year: number, lang: string): string {
  const date = { year, month: undefined, day: undefined };
  return year > 0 ? String(year) : writeDate(date, date, lang);
}

function filled(text: string | undefined, year: string): string {
  return (text ?? '').replace('{year}', year);
}
