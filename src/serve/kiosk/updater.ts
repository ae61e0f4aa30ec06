import { type Beat, isAtRest } from './beat.ts';
import type { Clock } from './clock.ts';
import type { Releases } from './releases.ts';

export interface UpdaterSettings {
  readonly releases: Releases;
  readonly clock: Pick<Clock, 'now'>;
  /** Does the work while the poster is seen, then opens the page anew; without a browser of its own only the work. */
  readonly exchange: (work: () => Promise<void>) => Promise<void>;
  /** Whether `exchange` opens the page itself; otherwise the page is asked to, with the answer to a beat. */
  readonly opensPages: boolean;
  /** A new release has shown its first sign of life. */
  readonly onShown?: () => void;
  readonly log: (line: string) => void;
}

/** Changes releases: only in attract, and back when the new page gives no sign of life within 30 s. */
export interface Updater {
  /** The page was asked for: from now on a release that is on trial since before a restart has its 30 s. */
  asked(): void;
  /** Takes a beat. True when the page shall load itself anew. */
  beat(beat: Beat): boolean;
  /** To be called every few seconds; settles when what it did is done. */
  tick(): Promise<void>;
  /** For the status: what waits or is on trial; '' for nothing. */
  state(): string;
}

export const trialTime = 30_000;
/** A beat older than this doesn't say that nobody is there now. */
const freshness = 4000;

export function createUpdater(settings: UpdaterSettings): Updater {
  const { releases, clock, log } = settings;
  const refused = new Set<string>();
  let last: { readonly beat: Beat; readonly at: number } | undefined;
  let trial = leftTrial(releases);
  let isReloadDue = trial !== undefined && !settings.opensPages;
  let isBusy = false;

  const isFree = (): boolean => isAtRest(last?.beat) && clock.now() - (last?.at ?? 0) < freshness;
  const wanted = (): string | undefined => {
    const version = releases.wanted();
    const isNew = version !== undefined && version !== releases.current().manifest.version && !refused.has(version);
    return isNew ? version : undefined;
  };

  const start = async (version: string): Promise<void> => {
    const boot = last?.beat.boot ?? '';
    await settings.exchange(async () => {
      try {
        await releases.switchTo(version);
        trial = { version, boot, since: clock.now() };
        isReloadDue = !settings.opensPages;
        log(`Release ${version} is on trial.`);
      } catch (error) {
        refused.add(version);
        log(`Release ${version} was refused: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
  };

  const giveUp = async (version: string): Promise<void> => {
    await settings.exchange(async () => {
      await releases.rollBack(version);
      trial = undefined;
      isReloadDue = false;
      refused.add(version);
      log(`Release ${version} gave no sign of life within ${trialTime / 1000} s: back to the one before.`);
    });
    // It could not be done now: later again.
    if (trial) trial.since = clock.now();
  };

  return {
    asked: () => {
      if (trial) trial.since ??= clock.now();
    },
    beat: (beat) => {
      last = { beat, at: clock.now() };
      // The page before still lives: a visitor came between, or it is about to load anew. The trial begins after it.
      if (trial && isOfBefore(beat, trial)) trial.since = clock.now();
      else if (trial && !beat.blank) {
        const { version } = trial;
        log(`Release ${version} is shown.`);
        trial = undefined;
        isReloadDue = false;
        // Not remembered, it is on trial again after a restart: no harm.
        releases.keep(version).catch((error) => log(`Release ${version} stays on trial: ${error}`));
        settings.onShown?.();
      }
      return isReloadDue && isAtRest(beat);
    },
    tick: async () => {
      if (isBusy) return;
      isBusy = true;
      try {
        if (trial && clock.now() - (trial.since ?? clock.now()) >= trialTime) await giveUp(trial.version);
        else if (!trial && isFree()) {
          const version = wanted();
          if (version !== undefined) await start(version);
        }
      } finally {
        isBusy = false;
      }
    },
    state: () => {
      const version = trial?.version ?? wanted();
      return version === undefined ? '' : `${version} ${trial ? 'is on trial' : 'waits for attract'}`;
    },
  };
}

interface Trial {
  readonly version: string;
  /** The page that lived before it; '' for none. */
  readonly boot: string;
  /** Undefined until its page is asked for: after a power cut the machine may take its time to start. */
  since: number | undefined;
}

/** A page that was loaded before the release came: the host may have been started anew under it. */
function isOfBefore({ boot, version }: Beat, trial: Trial): boolean {
  return boot === trial.boot || (version !== '' && version !== trial.version);
}

/** A release that had shown no sign of life when the host ended. */
function leftTrial(releases: Releases): Trial | undefined {
  const { trial, manifest } = releases.current();
  return trial ? { version: manifest.version, boot: '', since: undefined } : undefined;
}
