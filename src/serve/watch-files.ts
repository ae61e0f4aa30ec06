import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { watch } from 'chokidar';

/** A running watch over some folders, without what lies deeper in them. */
export interface FileWatch {
  /** Watches further folders; those already watched stay. */
  readonly add: (folders: readonly string[]) => void;
  /** The watch sees every change from now on. */
  readonly ready: Promise<void>;
  readonly close: () => Promise<void>;
}

/** How long nothing more must be written before a change is told, in ms. */
const quiet = 8;
/** How long an empty or vanished file is given to come back: some editors empty or remove it before they write. */
const patience = 150;
/** When a file is looked at again after it was told: the system's news of two quick writes may arrive as one. */
const secondLook = 100;

/**
 * Tells which files changed, appeared or went, in absolute paths, once they are written. `outputs` is the folder that
 * we write ourselves; nothing in it is told.
 */
export function watchFiles(tell: (files: readonly string[]) => void, outputs = ''): FileWatch {
  const known = new Set<string>();
  const changed = new Set<string>();
  const timers = { fire: undefined as NodeJS.Timeout | undefined, looks: new Set<NodeJS.Timeout>() };
  const state = { isReady: false };
  // What already lies in a folder that is added later is told too: it may have come after anybody looked.
  const watcher = watch([], {
    ignoreInitial: false,
    depth: 0,
    ignored: (path, stats) => resolve(path) === outputs || isOfNoInterest(path, stats),
    atomic: patience,
  });

  const fire = (): void => {
    const files = [...changed];
    changed.clear();
    const stamps = files.map((file) => [file, stampOf(file)] as const);
    tell(files);
    const look = setTimeout(() => {
      timers.looks.delete(look);
      for (const [file, stamp] of stamps) if (stampOf(file) !== stamp) note(file);
    }, secondLook);
    timers.looks.add(look);
  };
  const note = (file: string): void => {
    changed.add(file);
    clearTimeout(timers.fire);
    timers.fire = setTimeout(fire, [...changed].some(isEmpty) ? patience : quiet);
  };

  watcher.on('all', (event, path) => {
    // A folder that comes back under the same name is watched anew.
    if (event === 'unlinkDir') known.delete(resolve(path));
    if (state.isReady) note(resolve(path));
  });
  // A folder without the right to read it is like one that isn't there.
  watcher.on('error', () => {});
  return {
    add: (folders) => {
      const fresh = folders.filter((folder) => !known.has(folder));
      for (const folder of fresh) known.add(folder);
      if (fresh.length > 0) watcher.add(fresh);
    },
    ready: new Promise((settle) => {
      watcher.once('ready', () => {
        state.isReady = true;
        settle();
      });
    }),
    close: async () => {
      clearTimeout(timers.fire);
      for (const look of timers.looks) clearTimeout(look);
      await watcher.close();
    },
  };
}

/** Anything but folders and files that a deck can be made from. */
function isOfNoInterest(path: string, stats?: { isFile(): boolean }): boolean {
  return (
    stats?.isFile() === true && !/\.(md|markdown|ya?ml|bib|json|csl|hbs|css|jpe?g|png|webp|avif|gif|svg)$/i.test(path)
  );
}

function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? `${stats.ino} ${stats.size} ${stats.mtimeMs}` : '';
}

function isEmpty(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.size === 0;
}
