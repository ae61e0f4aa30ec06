import { statSync } from 'node:fs';
import { findBrowsers } from './browser/find.ts';
import { type OpeningBrowser, openPrintBrowser } from './browser/open.ts';
import type { BrowserHandle } from './browser/start.ts';

/** The one printing browser of a run: started when first needed, ended by whoever opened the pool. */
export interface PrintPool extends AsyncDisposable {
  /** Which browser would print, without starting it: part of what decides whether an output is up to date. */
  readonly identity: () => string;
  /** Starts the browser without waiting for it. */
  readonly warm: () => void;
  /** The browser, ready to print; an EnvironmentFailure when there is none. A crashed one is replaced. */
  readonly ready: () => Promise<BrowserHandle>;
  /** What the user should be told about it, in full sentences. */
  readonly notices: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** `flag` is the value of `--browser`; '' lets the order of DESIGN decide. */
export function openPrintPool(flag = ''): PrintPool {
  let opening: OpeningBrowser | undefined;
  let handle: BrowserHandle | undefined;
  let closed = false;
  const warm = (): OpeningBrowser => {
    opening ??= openPrintBrowser({ flag });
    return opening;
  };
  const close = async (): Promise<void> => {
    closed = true;
    await opening?.close();
  };
  return {
    identity: () => identityOf(flag),
    warm: () => void warm(),
    ready: async () => {
      if (closed) throw new Error('The printing browser was closed');
      const asked = warm();
      handle = await asked.ready().catch((error) => {
        // One that couldn't be started now may start later.
        if (opening === asked) opening = undefined;
        throw error;
      });
      if (isAlive(handle.pid)) return handle;
      // Of two who find it dead, only the first opens another one.
      if (opening === asked) opening = undefined;
      handle = await warm().ready();
      return handle;
    },
    notices: () => handle?.notices ?? [],
    close,
    [Symbol.asyncDispose]: close,
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function identityOf(flag: string): string {
  const first = findBrowsers('print', { flag }).find((candidate) => candidate.problem === '');
  if (!first) return 'none';
  try {
    const { size, mtimeMs } = statSync(first.path);
    return `${first.kind} ${first.path} ${size} ${mtimeMs}`;
  } catch {
    return `${first.kind} ${first.path}`;
  }
}
