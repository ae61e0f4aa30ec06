import type { Severity } from '../diagnostic.ts';

/** What the page of the writing desk shows; the server sends all of it whenever something changes. */
export interface DeskState {
  readonly scripts: readonly ScriptState[];
}

/** The slides of a deck that somebody has open, sent ahead of the state that names its version. */
export interface SentDeck {
  readonly key: string;
  readonly version: string;
  /** Names everything around the slides. */
  readonly shell: string;
  readonly body: string;
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
  /** The deck is older than the script, which has an error now. */
  readonly isBehind: boolean;
  /** An error of Lanternist itself, as it was thrown; '' when all is well. */
  readonly fault: string;
  readonly paper: PaperState;
}

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
  /** Found while printing. */
  readonly onPaper: boolean;
}

/** Where *Make paper* stands. */
export type PaperState =
  | { readonly type: 'none' }
  | { readonly type: 'printing' }
  | {
      readonly type: 'done';
      readonly pages: number;
      /** As a person would type it. */
      readonly file: string;
      /** The script was saved since. */
      readonly isOld: boolean;
    }
  | { readonly type: 'failed' };
