import { dirname, resolve, sep } from 'node:path';
import { watch } from 'chokidar';
import { findLibrary } from '../input/find-library.ts';
import { findScripts } from '../input/find-scripts.ts';
import { rootOf } from '../input/project.ts';
import type { PrintPool } from '../output/print-pool.ts';
import { type BuildOptions, buildOnce, type Configured, wantedPaths } from './build.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** `build --watch`: builds, and again whenever a file beside the scripts changes, until Ctrl-C. */
export async function watchAndBuild(
  terminal: Terminal,
  paths: readonly string[],
  options: Configured<BuildOptions>,
  printers: PrintPool,
): Promise<ExitCode> {
  const wanted = wantedPaths(terminal.cwd, paths);
  const scripts = [...new Set(findScripts(wanted, terminal.cwd).scripts.map((script) => dirname(script.file)))];
  const libraries = scripts.flatMap((folder) => findLibrary(rootOf(folder), folder, '') ?? []);
  const folders = [...new Set([...scripts, ...libraries])];
  const outputs = resolve(terminal.cwd, options.out) + sep;
  const watcher = watch([...folders, ...wanted], {
    cwd: terminal.cwd,
    ignoreInitial: true,
    ignored: (path) =>
      `${resolve(terminal.cwd, path)}${sep}`.startsWith(outputs) ||
      /(^|[\\/])(\.|node_modules|dist)([\\/]|$)/.test(path.slice(terminal.cwd.length)) ||
      path.endsWith('.tmp'),
    awaitWriteFinish: { stabilityThreshold: 40, pollInterval: 10 },
  });
  const state = { building: false, again: false };
  const rebuild = async (): Promise<void> => {
    if (state.building) {
      state.again = true;
      return;
    }
    state.building = true;
    do {
      state.again = false;
      terminal.err('\n');
      await buildOnce(terminal, wanted, options, printers);
    } while (state.again);
    state.building = false;
  };
  // A save during the first build counts: the watcher is ready before that build reads.
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return await new Promise<ExitCode>((resolve, reject) => {
    state.building = true;
    watcher.on('all', () => void rebuild().catch(reject));
    void buildOnce(terminal, wanted, options, printers).then(() => {
      terminal.err('\nWatching. Save a script to build again; Ctrl-C ends.\n');
      state.building = false;
      if (state.again) void rebuild().catch(reject);
    }, reject);
    const stop = (): void => {
      void watcher.close().then(() => resolve(exitCodes.fine));
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
