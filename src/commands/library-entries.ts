import type { Claim, EntryPlace, Library, Name, Question } from '../model/library.ts';
import { editorKey } from '../model/library.ts';
import { writeQuantity } from '../model/quantity-write.ts';
import { readingWordsFor } from '../model/reading-words.ts';
import type { LibraryKind } from './library-kinds.ts';

/** An entry of a library as it is printed. */
export interface FoundEntry {
  readonly kind: LibraryKind;
  readonly id: string;
  /** What it is called, or says. */
  readonly title: string;
  /** Whose voice, where, when; one line each. */
  readonly about: readonly string[];
  /** What to paste into a script; a question's takes several lines. */
  readonly notation: string;
  /** Other words that lead here. */
  readonly words: readonly string[];
  readonly at: EntryPlace;
}

/** All entries of a kind, in the order of the library. */
export function entriesOf(kind: LibraryKind, library: Library): FoundEntry[] {
  switch (kind) {
    case 'sources':
      return [...library.sources.values()].map((source) => ({
        ...base(kind, source),
        title: [source.voice, textOf(source.csl.title)].filter(Boolean).join(': '),
        about: [source.perspective, source.partisan ? 'partisan' : '', source.reliability].filter(Boolean),
        notation: `[@${source.id}]`,
        words: [...source.names, textOf(source.csl['container-title']), textOf(source.csl.author)],
      }));
    case 'claims':
      return [...library.claims.values()].map((claim) => ({
        ...base(kind, claim),
        title: claim.statement,
        about: [
          [claim.stance, claim.date].filter(Boolean).join(', '),
          claim.sources.map((each) => sourceLine(each, library)).join('; '),
          claim.contests.length > 0 ? `contests ${claim.contests.join(', ')}` : '',
        ].filter(Boolean),
        notation: `[@${claim.id}]`,
        words: [
          ...claim.places,
          ...claim.people,
          ...claim.narratives,
          ...claim.figures.map(({ unit, of }) => `${unit} ${of}`),
          claim.note,
        ],
      }));
    case 'questions':
      return [...library.questions.values()].map((question) => ({
        ...base(kind, question),
        title: question.question,
        about: [question.as],
        notation: contestedBlock(question, library),
        words: question.sides.flatMap(({ label, claims }) => [label, ...claims]),
      }));
    case 'places':
      return [...library.places.values()].map((place) => named(kind, place, 'place', [place.kind]));
    case 'people':
      return [...library.people.values()].map((person) => {
        const years = person.born === '' && person.died === '' ? '' : `${person.born || '?'}–${person.died || '?'}`;
        return named(kind, person, 'person', [person.role, years]);
      });
    case 'events':
      return [...library.events.values()].map((event) => ({
        ...base(kind, event),
        title: event.label,
        about: [[event.date, event.place].filter(Boolean).join(', ')],
        notation: cited(event.claims),
        words: [...event.narratives, ...event.claims],
      }));
    case 'statistics':
      return [...library.datasets.values()].map((dataset) => ({
        ...base(kind, dataset),
        title: dataset.title,
        about: [
          ...dataset.rows.map(({ label, quantity }) => `${label}: ${quantity.text} ${dataset.unit}`.trim()),
          dataset.warning,
        ].filter(Boolean),
        notation: cited([...new Set(dataset.rows.flatMap(({ claim }) => claim || []))]),
        words: [dataset.unit, dataset.note],
      }));
    default:
      return kind satisfies never;
  }
}

function base(kind: LibraryKind, { id, at }: { readonly id: string; readonly at: EntryPlace }) {
  return { kind, id, at };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : '';
}

function sourceLine(
  { source, locator, confidence }: { readonly source: string; readonly locator: string; readonly confidence: string },
  library: Library,
): string {
  const voice = source === editorKey ? 'Editor' : (library.sources.get(source)?.voice ?? source);
  return [voice, locator, confidence === '' ? '' : `confidence ${confidence}`].filter(Boolean).join(', ');
}

function cited(keys: readonly string[]): string {
  return keys.length === 0 ? '' : `[${keys.map((key) => `@${key}`).join('; ')}]`;
}

interface Named {
  readonly id: string;
  readonly at: EntryPlace;
  readonly names: readonly Name[];
  readonly variants: readonly string[];
  readonly note: string;
}

function named(kind: LibraryKind, entry: Named, attribute: string, about: readonly string[]): FoundEntry {
  const names = [...new Set(entry.names.map(({ text }) => text))];
  return {
    ...base(kind, entry),
    title: names.join(' · '),
    about: about.filter(Boolean),
    notation: `[${names[0] ?? ''}]{${attribute}=${entry.id}}`,
    words: [...entry.variants, entry.note],
  };
}

/**
 * A question as the slide that asks it, a line a voice.
 *
 *     - **Izvestia:** [1.6 million]{value=~1600000 of="troops"}. [@pa-strength]
 */
function contestedBlock({ question, as, sides }: Question, library: Library): string {
  const accounts = sides.map(({ label, claims }) => {
    const found = claims.flatMap((id) => library.claims.get(id) ?? []);
    const [, voice = label, said = ''] = /^(.{1,40}?):\s+(.+)$/.exec(label) ?? [];
    const [first] = found;
    const words = escaped(said || (first ? shortStatement(first, as) : ''));
    const marks = first ? measured(first, as) : '';
    const told = marks === '' || words === '' ? words : `[${words.replace(/\.$/, '')}]{${marks}}`;
    const ended = told === '' || /[.!?…]$/.test(told) ? told : `${told}.`;
    return [`- **${escaped(voice)}:**`, ended, cited(found.map(({ id }) => id))].filter(Boolean).join(' ');
  });
  return [`## ${question}`, '', `::: {.contested as=${as}}`, ...accounts, ':::'].join('\n');
}

/** The figure of a claim where figures are compared, else its first clause that can stand alone. */
function shortStatement({ figures, statement }: Claim, as: Question['as']): string {
  const [figure] = as === 'range' ? figures : [];
  if (!figure) return statement.split(/;\s|(?<=[.!?])\s+(?=\p{Lu})/u, 1)[0] ?? '';
  const count = writeQuantity(figure.quantity, 'en', readingWordsFor('en')).replaceAll('\u00A0', ' ');
  return [count, figure.unit].filter(Boolean).join(' ');
}

/** What places an account at its mark, whatever its words are. */
function measured({ figures, date }: Claim, as: Question['as']): string {
  const [figure] = figures;
  if (as === 'dates') return date === '' ? '' : `date=${date}`;
  if (as !== 'range' || !figure) return '';
  const of = figure.of === '' ? '' : ` of="${figure.of.replace(/"/g, "'")}"`;
  return `value=${figure.quantity.text.replace(/\s+/g, '')}${of}`;
}

/** Signs that would mark the words up. */
function escaped(text: string): string {
  return text.replace(/[[\]*\\]/g, '\\$&');
}
