import type { ForeignTexts, LibraryTranslation } from './library-translation.ts';
import type { Quantity } from './quantity.ts';
import type { SourceText, Span } from './span.ts';

/** Everything that narratives share: sources, claims, places, people, events and statistics, by their keys. */
export interface Library {
  /** The folder it was read from; '' for the empty library. */
  readonly folder: string;
  readonly sources: ReadonlyMap<string, Source>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly places: ReadonlyMap<string, Place>;
  readonly people: ReadonlyMap<string, Person>;
  readonly events: ReadonlyMap<string, HistoricalEvent>;
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly unread: Unread;
  /** Its texts in other languages, by BCP 47 code: `ru`, `zh-Hant`. */
  readonly translations: ReadonlyMap<string, LibraryTranslation>;
}

/** What stands in the library and could not be read, which is reported there: nobody may call its keys unknown. */
export interface Unread {
  /** Kinds of entries of which a whole file could not be read. */
  readonly kinds: ReadonlySet<'cited' | 'place' | 'person'>;
  /** Keys of entries that were left out for a mistake. */
  readonly keys: ReadonlySet<string>;
}

/** Where an entry stands. */
export interface EntryPlace {
  readonly source: SourceText;
  /** The entry's key. */
  readonly span: Span;
}

/** A bibliographic item as CSL-JSON has it. */
export type CslItem = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

/** A document that is cited, and whose voice it is. */
export interface Source {
  readonly id: string;
  readonly at: EntryPlace;
  /** For the bibliography. Source: CSL 1.0.2. */
  readonly csl: CslItem;
  /** The short name by which a slide calls it: "Izvestia". */
  readonly voice: string;
  /** Other words by which a text may attribute a statement to it: "the pamphlet". */
  readonly names: readonly string[];
  /** Whose voice it is, in a few words. */
  readonly perspective: string;
  /** What it leaves out, as one may say after "it leaves out": "the people who lived there". */
  readonly omits: string;
  readonly partisan: boolean;
  readonly reliability: string;
  readonly translation: string;
  readonly note: string;
  readonly foreign?: ForeignTexts;
}

/** How a claim stands: undisputed, told by one voice, disputed, told to persuade, or doubtful. */
export const stances = ['fact', 'attributed', 'contested', 'propaganda', 'doubtful'] as const;
export type Stance = (typeof stances)[number];

/** How sure the editor is of a statement that none of the sources makes. */
export const confidences = ['high', 'medium-high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

/** What asks for a content notice, or for restraint. */
export const sensitivities = [
  'atrocity',
  'massacre-context',
  'mass-death',
  'torture',
  'graphic-violence',
  'sexual-violence',
  'execution',
  'suicide',
  'graves',
  'deportation',
  'civilians',
  'ethnic-stereotype',
  'political-smear',
] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** The reserved key of the editor's voice: general scholarship, not one of the documents. */
export const editorKey = 'editor';

/** One statement in our words, and who makes it. */
export interface Claim {
  readonly id: string;
  readonly at: EntryPlace;
  readonly narratives: readonly string[];
  readonly statement: string;
  /** EDTF, Gregorian; '' when it has none. */
  readonly date: string;
  /** The date as the source prints it, when that differs. */
  readonly printed: string;
  readonly places: readonly string[];
  readonly people: readonly string[];
  readonly figures: readonly ClaimFigure[];
  readonly sources: readonly ClaimSource[];
  readonly stance: Stance;
  readonly sensitivity: readonly Sensitivity[];
  /** Claims that contradict or qualify this one. */
  readonly contests: readonly string[];
  readonly note: string;
  readonly foreign?: ForeignTexts;
}

export interface ClaimFigure {
  readonly quantity: Quantity;
  readonly unit: string;
  /** What is counted. */
  readonly of: string;
}

export interface ClaimSource {
  /** A source's key, or `editor`. */
  readonly source: string;
  readonly locator: string;
  /** Only for the editor's voice. */
  readonly confidence: Confidence | '';
}

/** The ways in which accounts that differ are drawn. */
export const contestedForms = ['range', 'dates', 'correction', 'sides'] as const;
export type ContestedForm = (typeof contestedForms)[number];

/** A point on which claims differ, with its sides. */
export interface Question {
  readonly id: string;
  readonly at: EntryPlace;
  readonly question: string;
  readonly as: ContestedForm;
  readonly sides: readonly { readonly label: string; readonly claims: readonly string[] }[];
}

/** A name in one language, and when it was in use. */
export interface Name {
  readonly text: string;
  /** BCP 47, with a script where that matters: `zh-Hans`. */
  readonly lang: string;
  /** Decimal years; infinite where open. */
  readonly from: number;
  readonly to: number;
}

/** A place on the map. */
export interface Place {
  readonly id: string;
  readonly at: EntryPlace;
  readonly kind: string;
  /** The kind in the reader's language, where the library has it. */
  readonly kindWord?: string;
  /** Degrees, WGS 84; undefined when it couldn't be located. */
  readonly coordinates: { readonly latitude: number; readonly longitude: number } | undefined;
  /** How far off the coordinates may be, in kilometres; 0 for a settlement's own. */
  readonly errorKm: number;
  /** Whose coordinates they are. */
  readonly credit: string;
  readonly names: readonly Name[];
  /** Other spellings, OCR errors too, that lead here. */
  readonly variants: readonly string[];
  /** When it existed, in decimal years; infinite where open. */
  readonly from: number;
  readonly to: number;
  readonly note: string;
  readonly foreign?: ForeignTexts;
}

/** A person. */
export interface Person {
  readonly id: string;
  readonly at: EntryPlace;
  readonly names: readonly Name[];
  readonly variants: readonly string[];
  readonly role: string;
  /** EDTF; '' when unknown. */
  readonly born: string;
  readonly died: string;
  /** Decimal years; infinite where unknown. */
  readonly from: number;
  readonly to: number;
  readonly note: string;
  readonly foreign?: ForeignTexts;
}

/** A dated event. */
export interface HistoricalEvent {
  readonly id: string;
  readonly at: EntryPlace;
  readonly narratives: readonly string[];
  /** EDTF, Gregorian. */
  readonly date: string;
  readonly label: string;
  readonly place: string;
  readonly claims: readonly string[];
  readonly foreign?: ForeignTexts;
}

/** Figures worth charting. */
export interface Dataset {
  readonly id: string;
  readonly at: EntryPlace;
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly DatasetRow[];
  readonly warning: string;
  readonly note: string;
}

export interface DatasetRow {
  readonly label: string;
  readonly quantity: Quantity;
  readonly claim: string;
}

/** A library that holds nothing. */
export const emptyLibrary: Library = {
  folder: '',
  sources: new Map(),
  claims: new Map(),
  questions: new Map(),
  places: new Map(),
  people: new Map(),
  events: new Map(),
  datasets: new Map(),
  unread: { kinds: new Set(), keys: new Set() },
  translations: new Map(),
};
