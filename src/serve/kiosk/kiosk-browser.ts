import type { BrowserProcess } from '../../output/browser/process.ts';
import { type BrowserEvent, browserGone, type Devtools, goneWords, openDevtools, part, textIn } from './cdp.ts';

/** What happens to a page: its process died, it left for another address or was closed, the browser is gone. */
export type ScreenTrouble = 'crash' | 'lost' | 'gone';

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
  const tabs: Tabs = { poster: '', page: '', session: '', isClosing: false };
  const tell = (trouble: ScreenTrouble): void => {
    if (!tabs.isClosing) settings.onTrouble(trouble);
  };
  void running.ended.then(() => tell('gone'));
  const close = async (): Promise<void> => {
    tabs.isClosing = true;
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
  devtools.on((event) => watchTabs(event, { devtools, tabs, settings, tell }));
  return {
    close,
    showPoster: async () => void (await devtools.send('Target.activateTarget', { targetId: tabs.poster })),
    openPage: () => openPage(devtools, tabs, settings),
    renewPoster: () => renewPoster(devtools, tabs, settings),
  };
}

interface Tabs {
  poster: string;
  page: string;
  session: string;
  isClosing: boolean;
  /** A tab of our own is being made: its name isn't known yet. */
  making?: boolean;
}

/** The browser's first tab, when it has begun to answer. */
async function firstTab(devtools: Devtools): Promise<string> {
  await devtools.send('Target.setDiscoverTargets', { discover: true }, '', 20_000);
  await devtools.send('Browser.setDownloadBehavior', { behavior: 'deny' });
  const { targetInfos } = await devtools.send('Target.getTargets');
  const infos = Array.isArray(targetInfos) ? (targetInfos as Record<string, unknown>[]) : [];
  const first = infos.find((info) => info.type === 'page');
  return first ? textIn(first, 'targetId') : '';
}

async function openPage(devtools: Devtools, tabs: Tabs, settings: ScreenSettings): Promise<void> {
  const patience = settings.patience ?? 10_000;
  await closePage(devtools, tabs);
  const target = await newTab(devtools, 'about:blank', tabs);
  const attached = await devtools.send('Target.attachToTarget', { targetId: target, flatten: true });
  const session = textIn(attached, 'sessionId');
  tabs.page = target;
  tabs.session = session;
  await devtools.send('Page.enable', {}, session);
  // What shines through before the first picture: the room is dark.
  await devtools.send('Emulation.setDefaultBackgroundColorOverride', { color: { r: 0, g: 0, b: 0, a: 1 } }, session);
  const loaded = whenLoaded(devtools, session, patience);
  const answer = await devtools.send('Page.navigate', { url: settings.page }, session, patience);
  const failure = textIn(answer, 'errorText');
  if (failure !== '') throw new Error(`the page could not be loaded: ${failure}`);
  await loaded;
  const shown = await devtools.send(
    'Runtime.evaluate',
    { expression: `(${untilShown.toString()})(${patience})`, awaitPromise: true, returnByValue: true },
    session,
    patience + 1000,
  );
  if (part(shown, 'result').value !== true) throw new Error('the page was loaded, but shows nothing');
  await devtools.send('Target.activateTarget', { targetId: target });
}

/** A new tab behind the one that is seen. */
async function newTab(devtools: Devtools, url: string, tabs: Tabs): Promise<string> {
  tabs.making = true;
  try {
    return textIn(await devtools.send('Target.createTarget', { url, background: true }), 'targetId');
  } finally {
    tabs.making = false;
  }
}

/** Closes the page even if its script never ends. */
async function closePage(devtools: Devtools, tabs: Tabs): Promise<void> {
  const { page, session } = tabs;
  tabs.page = '';
  tabs.session = '';
  if (page === '') return;
  // A crashed page answers neither, and may be closed already.
  devtools.send('Runtime.terminateExecution', {}, session, 2000).catch(() => {});
  await devtools.send('Target.closeTarget', { targetId: page }, '', 3000).catch(() => {});
}

function whenLoaded(devtools: Devtools, session: string, milliseconds: number): Promise<void> {
  const loaded = new Promise<void>((settle, reject) => {
    const stop = devtools.on(({ method, session: of }) => {
      const isLoaded = method === 'Page.loadEventFired' && of === session;
      if (!isLoaded && method !== browserGone) return;
      finish();
      if (isLoaded) settle();
      else reject(new Error(goneWords));
    });
    const timer = setTimeout(() => {
      finish();
      reject(new Error(`the page did not load within ${milliseconds / 1000} s`));
    }, milliseconds);
    const finish = (): void => {
      stop();
      clearTimeout(timer);
    };
  });
  loaded.catch(() => {});
  return loaded;
}

/** Runs in the page. Animation frames don't come to a tab behind another, so it looks by a timer. */
function untilShown(milliseconds: number): Promise<boolean> {
  const { document } = globalThis as unknown as {
    document: { documentElement: { hasAttribute(name: string): boolean }; body: { innerText: string } | null };
  };
  const end = Date.now() + milliseconds;
  return new Promise((settle) => {
    const look = (): void => {
      const isShown =
        document.documentElement.hasAttribute('data-kiosk-ready') || (document.body?.innerText ?? '').trim() !== '';
      if (isShown || Date.now() > end) settle(isShown);
      else setTimeout(look, 30);
    };
    look();
  });
}

interface Watch {
  readonly devtools: Devtools;
  readonly tabs: Tabs;
  readonly settings: ScreenSettings;
  readonly tell: (trouble: ScreenTrouble) => void;
}

/** Judges what happens to tabs: a crash, a visitor's new window, a page that left. */
function watchTabs({ method, session, params }: BrowserEvent, { devtools, tabs, settings, tell }: Watch): void {
  const info = part(params, 'targetInfo');
  const target = textIn(params, 'targetId') || textIn(info, 'targetId');
  const isOurs = target === tabs.page || target === tabs.poster;
  if (method === 'Target.targetCrashed' || method === 'Target.targetDestroyed') {
    if (target === tabs.page && target !== '') tell(method === 'Target.targetCrashed' ? 'crash' : 'lost');
    else if (target === tabs.poster) void renewPoster(devtools, tabs, settings).catch(() => {});
  } else if (method === 'Target.targetInfoChanged' && target === tabs.page) {
    const url = textIn(info, 'url');
    if (url !== '' && url !== 'about:blank' && !url.startsWith(settings.page)) tell('lost');
  } else if (method === 'Target.targetCreated' && textIn(info, 'type') === 'page' && !isOurs && !tabs.making) {
    // Nobody but this host opens windows here.
    devtools.send('Target.closeTarget', { targetId: target }).catch(() => {});
    if (tabs.page !== '') devtools.send('Target.activateTarget', { targetId: tabs.page }).catch(() => {});
  } else if (method === 'Page.javascriptDialogOpening') {
    devtools.send('Page.handleJavaScriptDialog', { accept: false }, session).catch(() => {});
  }
}

async function renewPoster(devtools: Devtools, tabs: Tabs, settings: ScreenSettings): Promise<void> {
  const before = tabs.poster;
  tabs.poster = await newTab(devtools, settings.poster, tabs);
  // It may be closed already; and when the browser is ending, that is told as "gone".
  await devtools.send('Target.closeTarget', { targetId: before }).catch(() => {});
}
