import type { BrowserProcess } from '../../output/browser/process.ts';
import { type Devtools, goneWords, openDevtools, textIn } from './cdp.ts';
import { keepFilled } from './fill-screen.ts';
import { openPage } from './screen-page.ts';
import { renewPoster, type ScreenTrouble, showTab, type Tabs, watchTabs } from './screen-tabs.ts';

/** A browser with two tabs: the poster stands by in a process of its own, the page is in front of it. */
export interface KioskScreen {
  /** Brings the poster to the front. */
  showPoster(): Promise<void>;
  /** Loads a new page behind what is seen, and brings it to the front once it shows something; rejects otherwise. */
  openPage(): Promise<void>;
  /** Loads the poster of the release that is shown now. */
  renewPoster(): Promise<void>;
  /** Ends the browser with all its processes and removes its profile. */
  close(): Promise<void>;
}

export interface ScreenSettings {
  /** Starts the browser with an address in its first tab. */
  readonly launch: (address: string) => Promise<BrowserProcess>;
  /** Two names of this machine: another site gets another process. */
  readonly page: string;
  readonly poster: string;
  /** May be called several times for one trouble. */
  readonly onTrouble: (trouble: ScreenTrouble) => void;
  /** How long a page may take to load and to show something, in ms. */
  readonly patience?: number;
}

/** Starts the browser with the poster in front; the page isn't opened yet. */
export async function openScreen(settings: ScreenSettings): Promise<KioskScreen> {
  const running = await settings.launch(settings.poster);
  const devtools = openDevtools(running.pipe);
  const tabs: Tabs = { poster: '', page: '', session: '', front: 'poster', isClosing: false };
  const tell = (trouble: ScreenTrouble): void => {
    if (!tabs.isClosing) settings.onTrouble(trouble);
  };
  void running.ended.then(() => tell('gone'));
  const filled = keepFilled(devtools, tabs);
  const close = async (): Promise<void> => {
    tabs.isClosing = true;
    filled.end();
    running.pipe.close();
    await running.end();
  };
  try {
    // A process that ends at once would otherwise be waited for.
    const refused = running.ended.then(({ refusal, exit, stderr }) => {
      throw new Error(`the browser ended: ${[refusal, exit, stderr].filter(Boolean).join(', ')}`);
    });
    refused.catch(() => {});
    // The pipe closes before the process has said its last words.
    const first = firstTab(devtools).catch((error: Error) =>
      error.message.endsWith(goneWords) ? refused : Promise.reject(error),
    );
    tabs.poster = await Promise.race([first, refused]);
  } catch (error) {
    await close();
    throw error;
  }
  const { page, poster, patience = 10_000 } = settings;
  devtools.on((event) => watchTabs(event, { devtools, tabs, page, poster, tell }));
  return {
    close,
    showPoster: () => showTab(devtools, tabs, 'poster'),
    openPage: async () => {
      await openPage(devtools, tabs, page, patience);
      filled.look();
    },
    renewPoster: () => renewPoster(devtools, tabs, poster),
  };
}

/**
 * How long a browser may take to start, in ms. A museum's machine that has just been switched on reads it from a slow
 * disk, while everything else starts too; a process that ends is told at once.
 */
const startPatience = 60_000;

/** The browser's first tab, when it has begun to answer. */
async function firstTab(devtools: Devtools): Promise<string> {
  await devtools.send('Target.setDiscoverTargets', { discover: true }, '', startPatience);
  await devtools.send('Browser.setDownloadBehavior', { behavior: 'deny' });
  const { targetInfos } = await devtools.send('Target.getTargets');
  const infos = Array.isArray(targetInfos) ? (targetInfos as Record<string, unknown>[]) : [];
  const first = infos.find((info) => info.type === 'page');
  return first ? textIn(first, 'targetId') : '';
}
