import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { hasError } from '../diagnostic.ts';
import { openPrintPool, type PrintPool } from '../output/print-pool.ts';
import { defaultSettings, posterOf } from '../pages.ts';
import type { OutputName } from '../render/formats.ts';
import { openWorkshop } from '../workshop.ts';
import { makeChanges } from './changes.ts';
import { editorName } from './editor.ts';
import { type Entry, faultOf, type MadeDeck, newEntry, refreshEntry, renderEntry, showAhead } from './entry.ts';
import { foldersOf } from './folders.ts';
import { rememberGone } from './gone.ts';
import { type KioskPreview, openKioskPreview } from './kiosk-preview.ts';
import { isScript, lookAt } from './look.ts';
import { makeOutput, outputStates } from './outputs.ts';
import { showEntry } from './show.ts';
import type { DeskState, ShownTheme } from './state.ts';

export interface SessionSettings {
  readonly cwd: string;
  /** As for build; at least one. */
  readonly paths: readonly string[];
  /** Folder for outputs, absolute. */
  readonly out: string;
  /** The value of `--browser`, or ''. */
  readonly browser: string;
  /** The value of `--editor`, or ''. */
  readonly editor: string;
}

/** What lies on the desk: the scripts, their decks, their outputs. It writes no file but those outputs. */
export interface Session {
  /** The state now and after every change, until the signal or `close`. A slow reader misses what lies between. */
  readonly states: (signal: AbortSignal) => AsyncGenerator<DeskState>;
  /** The entry of a key; undefined when there is none. */
  readonly entry: (key: string) => Entry | undefined;
  /** The last good deck, which is made now if it has to be; undefined when there is none. */
  readonly deck: (key: string) => Promise<MadeDeck | undefined>;
  /** The opening slide of the last good script, with its style sheet. */
  readonly poster: (key: string) => { readonly poster: string; readonly posterCss: string } | undefined;
  readonly kiosk: KioskPreview;
  /** Shows the deck in another theme; no file is changed. */
  readonly setTheme: (key: string, theme: ShownTheme) => void;
  /**
   * Makes decks for nobody, a few times: the first runs of the compiler are five times as slow, and the author's first
   * save should not be one of them.
   */
  readonly warmUp: () => Promise<void>;
  /** Begins to make an output; false when the script has an error, or it is being made. */
  readonly make: (key: string, name: OutputName) => boolean;
  /** Looks again at what lies in the folder for outputs. */
  readonly lookAtOutputs: () => Promise<void>;
  /** Looks again at what depends on these files. */
  readonly refresh: (files: readonly string[]) => Promise<void>;
  /** Where those files lie. */
  readonly folders: () => readonly string[];
  /** Ends the printing browser and everybody's `states`. */
  readonly close: () => Promise<void>;
}

/** How long, in ms, nothing may change before outputs are compared with what they were made from. */
const calm = 400;
/** How long, in ms, a script may be away: some editors remove it for a moment when they save. */
const patience = 300;

/** Reads all scripts for the first time. */
export async function openSession(settings: SessionSettings): Promise<Session> {
  const { cwd, paths, out, browser, editor } = settings;
  const name = randomBytes(4).toString('hex');
  const desk = {
    entries: [] as readonly Entry[],
    workshop: openWorkshop(cwd),
    version: 0,
    isClosed: false,
    work: Promise.resolve(),
    making: Promise.resolve(),
    printers: undefined as PrintPool | undefined,
    calm: undefined as NodeJS.Timeout | undefined,
    missing: undefined as NodeJS.Timeout | undefined,
  };
  const changes = makeChanges();
  const gone = rememberGone(cwd);
  const changed = (): void => {
    desk.version += 1;
    changes.tell();
  };
  const entryOf = (key: string): Entry | undefined => desk.entries.find((entry) => entry.key === key);
  const freshWorkshop = () => openWorkshop(cwd, desk.workshop.assets, desk.workshop.figures);

  const lookAtOutputs = async (): Promise<void> => {
    const workshop = freshWorkshop();
    const printers = openPrintPool(browser);
    let isNew = false;
    for (const entry of desk.entries) {
      try {
        const states = await outputStates(workshop, entry, out, printers);
        isNew ||= JSON.stringify(states) !== JSON.stringify(entry.outputs);
        entry.outputs = states;
      } catch (error) {
        entry.fault = faultOf(error);
        isNew = true;
      }
    }
    await printers.close();
    if (isNew && !desk.isClosed) changed();
  };
  const lookAtOutputsSoon = (): void => {
    clearTimeout(desk.calm);
    if (!desk.isClosed) desk.calm = setTimeout(() => void lookAtOutputs(), calm);
  };
  /** In long scripts the slide under the author's hand goes first. */
  const lookAhead = async (files: readonly string[]): Promise<void> => {
    const version = `${name}-${desk.version + 1}-ahead`;
    const open = desk.entries.filter(({ script }) => files.includes(script.file));
    for (const entry of open) {
      if (!(await showAhead(entry, desk.workshop, version))) continue;
      changed();
      // The page hears of it before this process is busy with the whole script.
      await wait(5);
    }
  };
  const look = async (files: readonly string[]): Promise<void> => {
    if (files.every(isScript)) await lookAhead(files);
    else desk.workshop = freshWorkshop();
    const before = desk.entries;
    desk.entries = await lookAt(before, settings, desk.workshop, files, `${name}-${desk.version + 1}`);
    gone.see(before, desk.entries);
    changed();
    lookAtOutputsSoon();
    const missing = desk.entries.map(({ script }) => script.file).filter((file) => !existsSync(file));
    if (missing.length > 0) missLater(missing);
  };
  /** Removals are sometimes never told: whoever stays away for long is gone. */
  const missLater = (files: readonly string[]): void => {
    clearTimeout(desk.missing);
    desk.missing = setTimeout(() => {
      const gone = files.filter((file) => !existsSync(file));
      if (gone.length > 0) void refresh(gone);
    }, patience);
  };
  const refresh = (files: readonly string[]): Promise<void> => {
    desk.work = desk.work.then(() => (desk.isClosed ? undefined : look(files)));
    return desk.work;
  };
  const make = async (entry: Entry, output: OutputName): Promise<void> => {
    if (desk.isClosed) return;
    // A browser for each time: none waits for hours, and one that was missing may have been installed.
    const printers = openPrintPool(browser);
    desk.printers = printers;
    try {
      entry.made.set(output, await makeOutput(freshWorkshop(), entry, output, out, printers));
    } catch (error) {
      entry.made.set(output, { file: '', slides: 0, problems: [] });
      entry.fault = faultOf(error);
    } finally {
      await printers.close();
      await lookAtOutputs();
      changed();
    }
  };

  await look([]);
  return {
    async *states(signal) {
      for await (const _ of changes.each(signal))
        yield {
          scripts: desk.entries.map((entry) => showEntry(entry, cwd)),
          gone: gone.shown(),
          editor: editor && editorName(editor),
        };
    },
    entry: entryOf,
    async deck(key) {
      const entry = entryOf(key);
      if (!entry) return undefined;
      const failed = entry.notRendered;
      const deck = await renderEntry(entry, desk.workshop);
      if (entry.notRendered !== failed) changed();
      return deck;
    },
    poster(key) {
      const entry = entryOf(key);
      return entry?.good && posterOf(desk.workshop, entry.good.compiled, { ...defaultSettings, theme: entry.theme });
    },
    kiosk: openKioskPreview(
      () => desk.entries,
      () => desk.workshop,
    ),
    setTheme(key, theme) {
      const entry = entryOf(key);
      if (!entry || entry.theme === theme) return;
      entry.theme = theme;
      // The deck is another, and yet nobody wrote.
      if (entry.good) entry.good = { ...entry.good, edited: [] };
      changed();
    },
    async warmUp() {
      const script = desk.entries.find((entry) => entry.good)?.script;
      for (let run = 0; script && run < 8 && !desk.isClosed; run += 1) {
        const entry = { ...newEntry(script), isOpen: true };
        await refreshEntry(entry, desk.workshop, '');
        await setImmediate();
      }
    },
    make(key, output) {
      const entry = entryOf(key);
      if (!entry?.compiled || hasError(entry.compiled.problems) || entry.made.get(output) === 'making') return false;
      entry.made.set(output, 'making');
      changed();
      desk.making = desk.making.then(() => make(entry, output));
      return true;
    },
    lookAtOutputs,
    refresh,
    folders: () =>
      foldersOf(
        paths,
        cwd,
        desk.entries.flatMap((entry) => entry.compiled ?? []),
      ),
    async close() {
      desk.isClosed = true;
      clearTimeout(desk.calm);
      clearTimeout(desk.missing);
      changes.close();
      await desk.printers?.close();
      await Promise.allSettled([desk.making, desk.work]);
    },
  };
}
