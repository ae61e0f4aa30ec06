import { problem } from '../../diagnostic.ts';
import { EnvironmentFailure } from '../../environment.ts';
import { type Candidate, findBrowsers, type Surroundings } from '../../output/browser/find.ts';
import { browserEnvironment } from '../../output/browser/flags.ts';
import { type BrowserProcess, startProcess } from '../../output/browser/process.ts';
import { kioskFlags } from './kiosk-flags.ts';

/** A browser with a window. An EnvironmentFailure says what to install when there is none. */
export function findKioskBrowser(surroundings: Surroundings = {}): Candidate {
  const found = findBrowsers('show', surroundings).filter((each) => each.kind !== 'embedded');
  const [first] = found;
  const named = surroundings.flag || (surroundings.env ?? process.env).LANTERNIST_BROWSER;
  const isHeadless = (each: Candidate): boolean => /headless[-_]shell/.test(each.path);
  if (first && first.problem === '' && !isHeadless(first)) return first;
  const hint = `${first?.problem ? `The browser that was named: ${first.problem}. ` : ''}${mends}`;
  const seen = findBrowsers('print', surroundings).some((each) => each.problem === '') || named;
  throw new EnvironmentFailure(
    problem('screen-browser-missing', undefined, undefined, {
      found: seen ? 'only one that prints' : 'none at all',
      hint,
    }),
  );
}

const mends =
  'Install Google Chrome, Chromium or Microsoft Edge (Debian and Ubuntu: sudo apt-get install chromium), or name one with --browser. With --no-browser the kiosk is only served, for a browser that you open yourself.';

export interface LaunchSettings {
  readonly position: { readonly x: number; readonly y: number };
  /** Root on Linux has no sandbox. Default: what the system says. */
  readonly root?: boolean;
}

/** Starts an installed browser as a kiosk, with a throw-away profile. */
export function kioskLauncher(
  candidate: Candidate,
  settings: LaunchSettings,
): (address: string) => Promise<BrowserProcess> {
  const sandbox = !(settings.root ?? isRoot());
  return async (address) =>
    startProcess(
      candidate.path,
      (profile) => ({
        flags: kioskFlags({ profile, sandbox, position: settings.position, address }),
        env: browserEnvironment(process.env, profile, undefined),
      }),
      '',
    );
}

/** Chromium has no sandbox for root on Linux. */
export function isRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}
