import { dirname } from 'node:path';
import { watch } from 'chokidar';
import { findScripts } from '../input/find-scripts.ts';
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
  await buildOnce(terminal, wanted, options, printers);
  const folders = [...new Set(findScripts(wanted, terminal.cwd).scripts.map((script) => dirname(script.file)))];
  const watcher = watch([...folders, ...wanted], {
    cwd: terminal.cwd,
    ignoreInitial: true,
    ignored: (path) =>
      /(^|[\\/])(\.|node_modules|dist)([\\/]|$)/.test(path.slice(terminal.cwd.length)) || path.endsWith('.tmp'),
    awaitWriteFinish: { stabilityThreshold: 40, pollInterval: 10 },
  });
  terminal.err('\nWatching. Save a script to build again; Ctrl-C ends.\n');
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
  return await new Promise<ExitCode>((resolve, reject) => {
    watcher.on('all', () => void rebuild().catch(reject));
    const stop = (): void => {
      void watcher.close().then(() => resolve(exitCodes.fine));
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
