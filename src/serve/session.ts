import { randomBytes } from 'node:crypto';
import { dirname, extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { checkEditions } from '../check/editions.ts';
import { hasError } from '../diagnostic.ts';
import { findScripts } from '../input/find-scripts.ts';
import { openPrintPool, type PrintPool } from '../output/print-pool.ts';
import { openWorkshop, type Workshop } from '../workshop.ts';
import { type Entry, faultOf, type MadeDeck, newEntry, refreshEntry, renderEntry } from './entry.ts';
import { foldersOf } from './folders.ts';
import { printPaper } from './paper.ts';
import { showEntry } from './show.ts';
import type { DeskState } from './state.ts';

export interface SessionSettings {
  readonly cwd: string;
  /** As for build; at least one. */
  readonly paths: readonly string[];
  /** Folder for *Make paper*, absolute. */
  readonly out: string;
  /** The value of `--browser`, or ''. */
  readonly browser: string;
}

/** What lies on the desk: the scripts, their decks, their papers. It touches no file but the papers. */
export interface Session {
  /** The state now and after every change, until the signal or `close`. A slow reader misses what lies between. */
  readonly states: (signal: AbortSignal) => AsyncGenerator<DeskState>;
  readonly has: (key: string) => boolean;
  /** Somebody asked for its deck. */
  readonly isOpen: (key: string) => boolean;
  /** The last good deck; undefined when there is none. */
  readonly deck: (key: string) => Promise<MadeDeck | undefined>;
  /**
   * Makes decks for nobody, a few times: the first runs of the compiler are five times as slow, and the author's first
   * save should not be one of them.
   */
  readonly warmUp: () => Promise<void>;
  /** Begins to print; false when the script has an error, or is being printed. */
  readonly makePaper: (key: string) => boolean;
  /** Absolute path of the PDF that this session made. */
  readonly paperFile: (key: string) => string | undefined;
  /** Looks again at what depends on these files. */
  readonly refresh: (files: readonly string[]) => Promise<void>;
  /** Where those files lie. */
  readonly folders: () => readonly string[];
  /** Ends the printing browser and everybody's `states`. */
  readonly close: () => Promise<void>;
}

/** Reads all scripts for the first time. */
export async function openSession(settings: SessionSettings): Promise<Session> {
  const { cwd, paths, out, browser } = settings;
  const name = randomBytes(4).toString('hex');
  const desk = {
    entries: [] as readonly Entry[],
    workshop: openWorkshop(cwd),
    version: 0,
    isClosed: false,
    work: Promise.resolve(),
    printing: Promise.resolve(),
    printers: undefined as PrintPool | undefined,
  };
  const waiting = new Set<() => void>();
  const changed = (): void => {
    desk.version += 1;
    for (const wake of [...waiting]) wake();
  };
  const entryOf = (key: string): Entry | undefined => desk.entries.find((entry) => entry.key === key);

  const look = async (files: readonly string[]): Promise<void> => {
    if (!files.every(isScript)) desk.workshop = openWorkshop(cwd, desk.workshop.assets, desk.workshop.figures);
    const before = desk.entries;
    desk.entries = await lookAt(before, settings, desk.workshop, files, `${name}-${desk.version + 1}`);
    changed();
  };
  const print = async (entry: Entry): Promise<void> => {
    if (desk.isClosed) return;
    // A browser for each time: none waits for hours, and one that was missing may have been installed.
    const printers = openPrintPool(browser);
    desk.printers = printers;
    try {
      entry.paper = await printPaper(
        openWorkshop(cwd, desk.workshop.assets, desk.workshop.figures),
        entry.script,
        out,
        printers,
      );
      entry.paperIsOld = false;
    } catch (error) {
      entry.paper = { file: '', pages: 0, problems: [] };
      entry.fault = faultOf(error);
    } finally {
      await printers.close();
      changed();
    }
  };

  await look([]);
  return {
    async *states(signal) {
      for (let told = -1; !signal.aborted && !desk.isClosed; ) {
        if (told !== desk.version) {
          told = desk.version;
          yield { scripts: desk.entries.map((entry) => showEntry(entry, cwd)) };
        } else await nextChange(waiting, signal);
      }
    },
    has: (key) => entryOf(key) !== undefined,
    isOpen: (key) => entryOf(key)?.isOpen ?? false,
    async deck(key) {
      const entry = entryOf(key);
      if (!entry) return undefined;
      const failed = entry.notRendered;
      const deck = await renderEntry(entry, desk.workshop);
      if (entry.notRendered !== failed) changed();
      return deck;
    },
    async warmUp() {
      const script = desk.entries.find((entry) => entry.good)?.script;
      for (let run = 0; script && run < 8 && !desk.isClosed; run += 1) {
        const entry = { ...newEntry(script), isOpen: true };
        await refreshEntry(entry, desk.workshop, '');
        await setImmediate();
      }
    },
    makePaper(key) {
      const entry = entryOf(key);
      if (!entry?.compiled || hasError(entry.compiled.problems) || entry.paper === 'printing') return false;
      entry.paper = 'printing';
      changed();
      desk.printing = desk.printing.then(() => print(entry));
      return true;
    },
    paperFile(key) {
      const paper = entryOf(key)?.paper;
      return typeof paper === 'object' && paper.file !== '' ? paper.file : undefined;
    },
    refresh(files) {
      desk.work = desk.work.then(() => (desk.isClosed ? undefined : look(files)));
      return desk.work;
    },
    folders: () =>
      foldersOf(
        paths,
        cwd,
        desk.entries.flatMap((entry) => entry.compiled ?? []),
      ),
    async close() {
      desk.isClosed = true;
      for (const wake of [...waiting]) wake();
      await desk.printers?.close();
      await Promise.allSettled([desk.printing, desk.work]);
    },
  };
}

function nextChange(waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    const wake = (): void => {
      waiting.delete(wake);
      signal.removeEventListener('abort', wake);
      settle();
    };
    waiting.add(wake);
    signal.addEventListener('abort', wake);
  });
}

function isScript(file: string): boolean {
  return ['.md', '.markdown'].includes(extname(file).toLowerCase());
}

/** The entries as they are now. Whatever isn't a script may concern every script. */
async function lookAt(
  before: readonly Entry[],
  { cwd, paths }: SessionSettings,
  workshop: Workshop,
  files: readonly string[],
  version: string,
): Promise<readonly Entry[]> {
  const { scripts } = findScripts(paths, cwd);
  const there = new Set(scripts.map((script) => script.file));
  // Some editors remove a file for a moment when they save: it stays until its removal is told.
  const kept = before.filter(
    ({ script }) => there.has(script.file) || !(files.includes(script.file) || files.includes(dirname(script.file))),
  );
  const known = new Set(kept.map(({ script }) => script.file));
  const fresh = scripts.filter((script) => !known.has(script.file)).map(newEntry);
  const all = [...kept, ...fresh].sort((a, b) => (a.script.file < b.script.file ? -1 : 1));
  const concernsAll = !files.every(isScript);
  for (const entry of all) {
    const isConcerned = concernsAll || fresh.includes(entry) || files.includes(entry.script.file);
    if (isConcerned && there.has(entry.script.file)) await refreshEntry(entry, workshop, version);
  }
  checkBetween(all);
  return all;
}

/** Problems between the languages of one narrative. */
function checkBetween(entries: readonly Entry[]): void {
  const editions = (entry: Entry) => entry.compiled?.edition ?? [];
  for (const entry of entries) {
    const siblings = entries.filter(
      ({ script }) =>
        script.narrative === entry.script.narrative && dirname(script.file) === dirname(entry.script.file),
    );
    entry.between = checkEditions(siblings.flatMap(editions)).filter(
      (each) => each.file === entry.compiled?.edition?.source.path,
    );
  }
}
