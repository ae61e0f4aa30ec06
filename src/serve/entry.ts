import { createHash } from 'node:crypto';
import { type Compiled, compileScript } from '../compile.ts';
import { type Diagnostic, hasError, problem } from '../diagnostic.ts';
import { EnvironmentFailure } from '../environment.ts';
import type { ScriptFile } from '../input/find-scripts.ts';
import { readText } from '../input/read-script.ts';
import { defaultSettings, renderDeckOf } from '../pages.ts';
import type { OutputName } from '../render/formats.ts';
import type { Workshop } from '../workshop.ts';
import { deckAhead } from './ahead.ts';
import { type DeckParts, deckOf, partsOf } from './deck-parts.ts';
import { editedSlides } from './edited.ts';
import type { MadeOutput } from './outputs.ts';
import type { OutputState, ShownTheme } from './state.ts';

/** A deck as it is sent. */
export interface MadeDeck {
  readonly version: string;
  readonly html: string;
  /** Its slides one by one; undefined when a project's own template made something else of it. */
  readonly parts: DeckParts | undefined;
}

/** A script on the desk. */
export interface Entry {
  readonly key: string;
  readonly script: ScriptFile;
  /** As the file is now; undefined before the first look, and when the compiler itself failed. */
  compiled: Compiled | undefined;
  /** Changes with every look. */
  version: string;
  /** Problems between the languages of the narrative. */
  between: readonly Diagnostic[];
  /** The newest script without an error, from which the deck is made. */
  good: GoodScript | undefined;
  theme: ShownTheme;
  /** The decks that were made last, the newest first: whoever has one of them is told how it became the newest. */
  decks: readonly MadeDeck[];
  /** The deck couldn't be made from a script without errors: a template of the project fails. */
  notRendered: Diagnostic | undefined;
  /** Somebody looks at the deck: it is made as soon as the script changes. */
  isOpen: boolean;
  fault: string;
  /** What was made here, by output. */
  readonly made: Map<OutputName, MadeOutput | 'making'>;
  /** What lies in the folder for outputs. */
  outputs: readonly OutputState[];
}

/** Between two looks of a page there are rarely more. */
const keptDecks = 4;

interface GoodScript {
  readonly version: string;
  readonly compiled: Compiled;
  /** Ids of the slides that it was made by editing. */
  readonly edited: readonly string[];
}

export function newEntry(script: ScriptFile): Entry {
  return {
    key: createHash('sha256').update(script.file).digest('hex').slice(0, 12),
    script,
    compiled: undefined,
    version: '',
    between: [],
    good: undefined,
    theme: '',
    decks: [],
    notRendered: undefined,
    isOpen: false,
    fault: '',
    made: new Map(),
    outputs: [],
  };
}

/** Reads and checks the script again; an error leaves the last good one where it is. */
export async function refreshEntry(entry: Entry, workshop: Workshop, version: string): Promise<void> {
  entry.fault = '';
  entry.version = version;
  // Until somebody looks whether it is: a file that was only touched makes the same.
  entry.outputs = entry.outputs.map((each) => (each.state === 'fresh' ? { ...each, state: 'old' } : each));
  try {
    entry.compiled = await compileScript(workshop, entry.script);
  } catch (error) {
    entry.compiled = undefined;
    entry.fault = faultOf(error);
    return;
  }
  const { edition, problems } = entry.compiled;
  if (!edition || hasError(problems)) return;
  const before = entry.good?.compiled.edition;
  const edited = before ? editedSlides(before, edition) : [];
  entry.good = { version, compiled: entry.compiled, edited };
  if (entry.isOpen) await renderEntry(entry, workshop);
}

/**
 * Shows what an edit makes of the deck before the whole script is looked at, where that can be told; whether it could.
 */
export async function showAhead(entry: Entry, workshop: Workshop, version: string): Promise<boolean> {
  const { good, theme, decks } = entry;
  const [deck] = decks;
  if (!good || !deck?.parts || !entry.isOpen || deck.version !== deckVersion(entry)) return false;
  const { source } = readText(entry.script.file, workshop.cwd);
  const standing = { compiled: good.compiled, parts: deck.parts, theme };
  // What fails here fails in the whole script too, and is told there.
  const ahead = source && (await deckAhead(workshop, standing, source.text).catch(() => undefined));
  if (!ahead) return false;
  entry.good = { ...good, version, edited: ahead.edited };
  keepDeck(entry, { version: deckVersion(entry), html: deckOf(ahead.parts), parts: ahead.parts });
  return true;
}

/** Names the deck that the entry should have now; '' when there is none. */
export function deckVersion({ good, theme }: Entry): string {
  return good ? good.version + theme : '';
}

/** Makes the deck of the last good script, unless it is there already. */
export async function renderEntry(entry: Entry, workshop: Workshop): Promise<MadeDeck | undefined> {
  const { good, theme } = entry;
  const version = deckVersion(entry);
  entry.isOpen = true;
  const [newest] = entry.decks;
  if (!good || version === newest?.version) return newest;
  try {
    const html = await renderDeckOf(workshop, good.compiled, { ...defaultSettings, theme }, true);
    keepDeck(entry, { version, html, parts: partsOf(html) });
    entry.notRendered = undefined;
  } catch (error) {
    // Templates of the project may ask for a field that isn't there.
    const reason = faultOf(error).split('\n')[0] ?? '';
    entry.notRendered =
      error instanceof EnvironmentFailure
        ? error.diagnostic
        : problem('template-broken', undefined, undefined, { name: 'deck', reason });
  }
  return entry.decks[0];
}

function keepDeck(entry: Entry, deck: MadeDeck): void {
  entry.decks = [deck, ...entry.decks].slice(0, keptDecks);
}

export function faultOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
