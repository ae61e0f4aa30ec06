import { createHash } from 'node:crypto';
import { type Compiled, compileScript } from '../compile.ts';
import { type Diagnostic, hasError, problem } from '../diagnostic.ts';
import { EnvironmentFailure } from '../environment.ts';
import type { ScriptFile } from '../input/find-scripts.ts';
import { defaultSettings, renderDeckOf } from '../pages.ts';
import type { Workshop } from '../workshop.ts';
import type { Paper } from './paper.ts';

/** A deck as it is sent. */
export interface MadeDeck {
  readonly version: string;
  readonly html: string;
  /** The slides' part of `html`, from the end of the head to the last script, and what stands around it. */
  readonly body: string;
  readonly head: string;
  readonly tail: string;
  /** Names head and tail: fonts, styles and script are the greater part of a deck, and they seldom change. */
  readonly shell: string;
}

/** A script on the desk. */
export interface Entry {
  readonly key: string;
  readonly script: ScriptFile;
  /** As the file is now; undefined before the first look, and when the compiler itself failed. */
  compiled: Compiled | undefined;
  /** Problems between the languages of the narrative. */
  between: readonly Diagnostic[];
  /** The newest script without an error, from which the deck is made. */
  good: { readonly version: string; readonly compiled: Compiled } | undefined;
  /** The newest deck that was made. */
  deck: MadeDeck | undefined;
  /** The deck couldn't be made from a script without errors: a template of the project fails. */
  notRendered: Diagnostic | undefined;
  /** Somebody looks at the deck: it is made as soon as the script changes. */
  isOpen: boolean;
  fault: string;
  paper: Paper | 'printing' | undefined;
  paperIsOld: boolean;
}

export function newEntry(script: ScriptFile): Entry {
  return {
    key: createHash('sha256').update(script.file).digest('hex').slice(0, 12),
    script,
    compiled: undefined,
    between: [],
    good: undefined,
    deck: undefined,
    notRendered: undefined,
    isOpen: false,
    fault: '',
    paper: undefined,
    paperIsOld: false,
  };
}

/** Reads and checks the script again; an error leaves the last good one where it is. */
export async function refreshEntry(entry: Entry, workshop: Workshop, version: string): Promise<void> {
  entry.fault = '';
  entry.paperIsOld = true;
  try {
    entry.compiled = await compileScript(workshop, entry.script);
  } catch (error) {
    entry.compiled = undefined;
    entry.fault = faultOf(error);
    return;
  }
  if (!entry.compiled.edition || hasError(entry.compiled.problems)) return;
  entry.good = { version, compiled: entry.compiled };
  if (entry.isOpen) await renderEntry(entry, workshop);
}

/** Makes the deck of the last good script, unless it is there already. */
export async function renderEntry(entry: Entry, workshop: Workshop): Promise<MadeDeck | undefined> {
  const { good } = entry;
  entry.isOpen = true;
  if (!good || good.version === entry.deck?.version) return entry.deck;
  try {
    const html = await renderDeckOf(workshop, good.compiled, defaultSettings);
    entry.deck = madeDeck(good.version, html, entry.deck);
    entry.notRendered = undefined;
  } catch (error) {
    // Templates of the project may ask for a field that isn't there.
    const reason = faultOf(error).split('\n')[0] ?? '';
    entry.notRendered =
      error instanceof EnvironmentFailure
        ? error.diagnostic
        : problem('template-broken', undefined, undefined, { name: 'deck', reason });
  }
  return entry.deck;
}

function madeDeck(version: string, html: string, before: MadeDeck | undefined): MadeDeck {
  const start = Math.max(0, html.indexOf('</head>'));
  const end = Math.max(start, html.lastIndexOf('<script'));
  const [head, body, tail] = [html.slice(0, start), html.slice(start, end), html.slice(end)];
  const isSameShell = head === before?.head && tail === before.tail;
  return { version, html, body, head, tail, shell: isSameShell ? before.shell : version };
}

export function faultOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
