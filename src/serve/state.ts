import type { Severity } from '../diagnostic.ts';
import type { OutputName } from '../render/formats.ts';
import type { DeckChange } from './deck-change.ts';

/** What the page of the writing desk shows; the server sends all of it whenever something changes. */
export interface DeskState {
  readonly scripts: readonly ScriptState[];
  /** Scripts that were here and aren't any more, the last that went first. */
  readonly gone: readonly GoneScript[];
  /** The editor that places are opened in, as a person calls it; '' for none. */
  readonly editor: string;
}

/** A script that was deleted, moved or renamed while the desk was open. */
export interface GoneScript {
  readonly key: string;
  readonly path: string;
  /** The key of the script that it became; '' when that can't be told. */
  readonly heir: string;
}

/** How to make the deck that somebody has open the next one, sent ahead of the state that names its version. */
export interface SentChange extends DeckChange {
  readonly key: string;
  /** The versions that it leads from and to. */
  readonly from: string;
  readonly version: string;
}

export interface ScriptState {
  /** Names the script in addresses. */
  readonly key: string;
  /** As messages show it. */
  readonly path: string;
  readonly title: string;
  /** BCP 47; '' when the script can't be read. */
  readonly lang: string;
  readonly errors: number;
  readonly warnings: number;
  /** Errors first, then by place. */
  readonly problems: readonly ShownProblem[];
  /** Problems that didn't fit into the list. */
  readonly more: number;
  /** Changes with every good deck; '' as long as there was none. */
  readonly deck: string;
  /** Changes with every look at the script. */
  readonly version: string;
  /** Ids of the slides that the last good deck differs in, by the author's hand; see `edited.ts`. */
  readonly edited: readonly string[];
  /** The deck is older than the script, which has an error now. */
  readonly isBehind: boolean;
  /** An error of Lanternist itself, as it was thrown; '' when all is well. */
  readonly fault: string;
  readonly theme: ShownTheme;
  /** Distance of the back row in picture heights. */
  readonly hall: number;
  /** CSS px of the display that the kiosk is made for. */
  readonly display: { readonly width: number; readonly height: number };
  readonly outputs: readonly OutputState[];
}

/** Themes that a deck can be looked at in; '' is the script's own. */
export const shownThemes = ['', 'paper', 'gallery'] as const;
export type ShownTheme = (typeof shownThemes)[number];

/** A problem with what the page needs to lead to its slide. */
export interface ShownProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  /** `narratives/port-arthur/en.md`; '' for a problem of the machine. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Columns that are marked, at least 1. */
  readonly length: number;
  readonly excerpt: string;
  /** Id of the slide it stands on; '' when unknown. */
  readonly slide: string;
  /** Found while an output was made. */
  readonly onPaper: boolean;
}

/** Where an output of a script stands. */
export interface OutputState {
  readonly name: OutputName;
  readonly title: string;
  /** `fresh` when `build` would make nothing else. */
  readonly state: 'none' | 'old' | 'fresh' | 'making' | 'failed';
  /** As a person would type it; '' when it isn't there. */
  readonly file: string;
  /** Slides of the last time it was made here; 0 when it wasn't. */
  readonly slides: number;
}

/** A place in the script, for a click in the deck. */
export interface ShownPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly excerpt: string;
}

/** The slides of a script by act, with their times. */
export interface Outline {
  /** Planned length of the lecture in seconds; 0 when the script gives none. */
  readonly duration: number;
  /** Spoken words a minute. */
  readonly pace: number;
  readonly acts: readonly OutlineAct[];
}

export interface OutlineAct {
  /** '' for slides before the first act. */
  readonly title: string;
  readonly slides: readonly OutlineSlide[];
}

export interface OutlineSlide {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly line: number;
  readonly worst: Severity | '';
  readonly problems: number;
  /** Seconds: what the script plans, else what its notes take at the pace. */
  readonly time: number;
  readonly isPlanned: boolean;
  readonly optional: boolean;
  /** The deck shows it. */
  readonly isShown: boolean;
}

/** What each slide says, and what it rests on. */
export interface ShownEvidence {
  readonly slides: readonly EvidenceSlide[];
  readonly statements: number;
  /** Statements that rest on something, and those that should and don't. */
  readonly cited: number;
  readonly uncited: number;
  /** The script is to tell what it rests on: it says so, or uses a library. Where it isn't, nothing is amiss. */
  readonly isAsked: boolean;
}

export interface EvidenceSlide {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** How it is signed, in words. */
  readonly signed: string;
  readonly statements: readonly EvidenceStatement[];
}

export interface EvidenceStatement {
  readonly number: number;
  readonly text: string;
  readonly register: string;
  readonly line: number;
  readonly column: number;
  /** What it rests on, a line each. */
  readonly grounds: readonly string[];
  /** It rests on nothing; a fault only where evidence is asked for. */
  readonly isUncited: boolean;
}
