import type { EntryPlace, Library, Name, Question } from '../model/library.ts';
import { editorKey } from '../model/library.ts';
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
        notation: `[@${source.id}, place]`,
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

/** A question as the slide that asks it. */
function contestedBlock({ question, as, sides }: Question, library: Library): string {
  const accounts = sides.map(({ label, claims }) => {
    const found = claims.flatMap((id) => library.claims.get(id) ?? []);
    const [first] = found;
    const voices = new Set(found.flatMap(({ sources }) => sources.map(({ source }) => source)));
    const [source] = voices;
    const figure = as === 'range' ? first?.figures[0] : undefined;
    const attributes = [
      `by="${label.replace(/"/g, "'")}"`,
      voices.size === 1 ? `source=${source}` : '',
      figure ? `value=${figure.quantity.text.replace(/\s+/g, '')}` : '',
      figure?.of ? `of="${figure.of.replace(/"/g, "'")}"` : '',
      as === 'dates' && first?.date ? `date=${first.date}` : '',
    ].filter(Boolean);
    const lines = found.map(({ id, statement }) => `${statement} [@${id}]`);
    return [`::: {.account ${attributes.join(' ')}}`, ...lines, ':::'].join('\n');
  });
  return [`## ${question}`, '', `::: {.contested as=${as}}`, ...accounts, ':::'].join('\n');
}
