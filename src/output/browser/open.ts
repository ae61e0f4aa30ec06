import { EnvironmentFailure } from '../../environment.ts';
import { browserMissing } from './failure.ts';
import { type Candidate, findBrowsers, type Surroundings } from './find.ts';
import { type BrowserHandle, type StartSettings, startBrowser } from './start.ts';

/** A browser on its way. It starts while the caller does other things. */
export interface OpeningBrowser extends AsyncDisposable {
  /** The first browser that answers; an EnvironmentFailure when none does. */
  ready(): Promise<BrowserHandle>;
  /** Gives up at any time, or ends the browser. */
  close(): Promise<void>;
}

/**
 * Starts the first browser of the print order that works. A browser that can't start is passed over, and that is said
 * in the `notices` of the next; but one that the user named is the only one tried.
 */
export function openPrintBrowser(settings: Surroundings & StartSettings = {}): OpeningBrowser {
  const found = findBrowsers('print', settings);
  const named = settings.flag || (settings.env ?? process.env).LANTERNIST_BROWSER;
  const candidates = named ? found.slice(0, 1) : found;
  const attempt = { closed: false, current: undefined as BrowserHandle | undefined };
  const opening = firstThatAnswers(candidates, settings, attempt);
  opening.catch(() => {}); // Told to whoever asks.
  const close = async (): Promise<void> => {
    attempt.closed = true;
    await attempt.current?.close();
    await opening.then((handle) => handle.close()).catch(() => {});
  };
  return { ready: () => opening, close, [Symbol.asyncDispose]: close };
}

async function firstThatAnswers(
  candidates: readonly Candidate[],
  settings: StartSettings,
  attempt: { closed: boolean; current: BrowserHandle | undefined },
): Promise<BrowserHandle> {
  const failures: EnvironmentFailure[] = [];
  const passedOver: string[] = [];
  for (const candidate of candidates) {
    try {
      const handle = await startBrowser(candidate, settings);
      attempt.current = handle;
      if (attempt.closed) await handle.close();
      await handle.version();
      return { ...handle, notices: [...passedOver, ...handle.notices] };
    } catch (error) {
      await attempt.current?.close();
      if (!(error instanceof EnvironmentFailure)) throw error;
      failures.push(error);
      passedOver.push(`"${candidate.path}" was passed over: ${error.message}.`);
      if (attempt.closed) break;
    }
  }
  throw failures[0] ?? browserMissing(installHint);
}

const installHint =
  'Run "npm install" without --omit=optional, install Chrome, Chromium or Edge, or name one with --browser. HTML outputs need none.';
