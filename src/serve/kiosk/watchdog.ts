import { type Backoff, createBackoff } from './backoff.ts';
import { isAtRest } from './beat.ts';
import type { Clock } from './clock.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { KioskScreen } from './kiosk-browser.ts';
import type { ScreenTrouble } from './screen-tabs.ts';

/** Why the page was opened anew. */
export type Trouble = ScreenTrouble | 'hung' | 'blank' | 'silent' | 'failed' | 'memory';

export interface WatchdogSettings {
  readonly clock: Clock;
  readonly heartbeat: Heartbeat;
  /** Starts a browser with the poster in front; undefined when only files are served. */
  readonly open: ((onTrouble: (trouble: ScreenTrouble) => void) => Promise<KioskScreen>) | undefined;
  /** Minutes since midnight at which the page is opened anew, if nobody is there. */
  readonly reloadAt: () => number;
  /** Bytes of the page's heap above which it is opened anew in attract; at twice as much, at once. */
  readonly heapCeiling?: number;
  readonly log: (line: string) => void;
}

/** Keeps a page on the screen. Nothing happens by itself: `tick` is called about twice a second. */
export interface Watchdog {
  /** Looks at everything and does what is due; settles when that is done. Calls during that do nothing. */
  tick(): Promise<void>;
  /** Does the work while the poster is seen, then opens the page anew; nothing at all while something else is done. */
  renew(work: () => Promise<void>): Promise<void>;
  /** Loads the poster that stands by anew. */
  renewPoster(): Promise<void>;
  /** Ends the browser and starts another one. */
  restartBrowser(): void;
  readonly restarts: () => number;
  readonly lastTrouble: () => string;
  /** Ends the browser for good. */
  close(): Promise<void>;
}

export function createWatchdog(settings: WatchdogSettings): Watchdog {
  const { clock, heartbeat, open, log } = settings;
  const backoff = createBackoff();
  const state: State = {
    screen: undefined,
    due: open ? { at: clock.now(), browser: true } : undefined,
    isBusy: false,
    isClosed: false,
    restarts: 0,
    failures: 0,
    lastTrouble: '',
    lastTick: clock.now(),
    nightly: nightOf(clock.wall(), settings.reloadAt()),
  };

  const trouble = (what: Trouble): void => {
    report(state, backoff, clock, log, what);
    // From now on only another page can be well.
    heartbeat.opened(clock.now());
  };

  /** Opens what is due; a failure is trouble of its own. */
  const perform = async (browser: boolean, before?: () => Promise<void>): Promise<void> => {
    state.due = undefined;
    try {
      if (browser || !state.screen) {
        await state.screen?.close();
        state.screen = undefined;
        // A browser that is ending may still tell of trouble: only the one that is shown counts.
        const token = {};
        state.token = token;
        state.screen = await open?.((what) => state.token === token && trouble(what));
      } else await state.screen.showPoster();
      await before?.();
      heartbeat.opened(clock.now());
      await state.screen?.openPage();
      heartbeat.shown(clock.now());
    } catch (error) {
      log(`The page could not be shown: ${error instanceof Error ? error.message : String(error)}`);
      trouble('failed');
    }
    // Closed while it started.
    if (state.isClosed) await state.screen?.close();
  };

  const alone = async (work: () => Promise<void>): Promise<void> => {
    if (state.isBusy || state.isClosed) return;
    state.isBusy = true;
    state.working = work();
    try {
      await state.working;
    } finally {
      state.isBusy = false;
      state.lastTick = clock.now();
    }
  };

  const look = async (): Promise<void> => {
    const now = clock.now();
    const late = now - state.lastTick;
    state.lastTick = now;
    if (late > sleepGap) heartbeat.missed(late);
    if (!open) return;
    if (state.due) {
      if (now >= state.due.at) await perform(state.due.browser);
      return;
    }
    const page = heartbeat.state(now);
    if (page === 'well') {
      state.failures = 0;
      backoff.well(now);
      const night = nightOf(clock.wall(), settings.reloadAt());
      const heap = heartbeat.last()?.beat.heap ?? 0;
      const ceiling = settings.heapCeiling ?? 500_000_000;
      const isFree = isAtRest(heartbeat.last()?.beat);
      if (heap > 2 * ceiling || (heap > ceiling && isFree)) trouble('memory');
      else if (night > state.nightly && isFree) {
        state.nightly = night;
        await perform(false);
      }
    } else if (page !== 'starting') trouble(page);
  };

  return {
    tick: () => alone(look),
    renew: (work) => alone(() => (open ? perform(false, work) : work())),
    renewPoster: () => alone(async () => state.screen?.renewPoster()),
    restartBrowser: () => {
      if (open) state.due = { at: clock.now(), browser: true };
    },
    restarts: () => state.restarts,
    lastTrouble: () => state.lastTrouble,
    close: async () => {
      state.isClosed = true;
      state.token = undefined;
      await state.screen?.close();
      // A browser that was just starting is closed by whoever started it.
      await state.working?.catch(() => {});
    },
  };
}

interface State {
  screen: KioskScreen | undefined;
  /** What will be opened anew, and when. */
  due: { readonly at: number; readonly browser: boolean } | undefined;
  isBusy: boolean;
  working?: Promise<void>;
  isClosed: boolean;
  restarts: number;
  /** In a row, without a well page between. */
  failures: number;
  lastTrouble: string;
  lastTick: number;
  /** The night whose reload is done. */
  nightly: number;
  token?: object | undefined;
}

/** A tick this late means that the machine slept, or that the host had no time: the page is not to blame. */
const sleepGap = 5000;

/** Plans the next attempt. The third failure in a row, and a browser that is gone, need a new browser. */
function report(state: State, backoff: Backoff, clock: Clock, log: (line: string) => void, what: Trouble): void {
  if (state.isClosed) return;
  const browser = what === 'gone' || state.failures >= 2 || (state.due?.browser ?? false);
  // What is told while a new page is due already is the same trouble.
  if (state.due) {
    state.due = { ...state.due, browser };
    return;
  }
  const wait = backoff.next();
  state.failures++;
  state.restarts++;
  state.lastTrouble = what;
  state.due = { at: clock.now() + wait, browser };
  log(`Trouble: ${what}. ${browser ? 'The browser' : 'The page'} starts again in ${wait / 1000} s.`);
  const useNewBrowser = (): void => {
    if (state.due) state.due = { ...state.due, browser: true };
  };
  if (what !== 'gone') void state.screen?.showPoster().catch(useNewBrowser);
}

/** Counts nights by the machine's clock: the number changes at that minute of the day. */
function nightOf(wall: Date, minute: number): number {
  const local = wall.getTime() - wall.getTimezoneOffset() * 60_000 - minute * 60_000;
  return Math.floor(local / 86_400_000);
}
