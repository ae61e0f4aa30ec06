import { type BrowserEvent, type Devtools, part, textIn } from './cdp.ts';

/** The two tabs of a kiosk's browser: the poster stands by in a process of its own, the page is in front of it. */
export interface Tabs {
  poster: string;
  page: string;
  session: string;
  /** Which of them belongs in front. */
  front: 'poster' | 'page';
  isClosing: boolean;
  /** A tab of our own is being made: its name isn't known yet, and another's new tab may come meanwhile. */
  making?: string[] | undefined;
}

/** What happens to a page: its process died, it left for another address or was closed, the browser is gone. */
export type ScreenTrouble = 'crash' | 'lost' | 'gone';

/** Brings one of our tabs to the front. */
export async function showTab(devtools: Devtools, tabs: Tabs, front: Tabs['front']): Promise<void> {
  tabs.front = front;
  await devtools.send('Target.activateTarget', { targetId: tabs[front] });
}

/** A new tab behind the one that is seen. */
export async function newTab(devtools: Devtools, url: string, tabs: Tabs): Promise<string> {
  const made: string[] = [];
  tabs.making = made;
  try {
    const own = textIn(await devtools.send('Target.createTarget', { url, background: true }), 'targetId');
    for (const other of made) if (other !== own) sendAway(devtools, tabs, other);
    return own;
  } finally {
    tabs.making = undefined;
  }
}

/** Closes the page even if its script never ends. */
export async function closePage(devtools: Devtools, tabs: Tabs): Promise<void> {
  const { page, session } = tabs;
  tabs.page = '';
  tabs.session = '';
  if (page === '') return;
  // A crashed page answers neither, and may be closed already.
  devtools.send('Runtime.terminateExecution', {}, session, 2000).catch(() => {});
  await devtools.send('Target.closeTarget', { targetId: page }, '', 3000).catch(() => {});
}

/** Loads the poster anew, in a tab of its own. */
export async function renewPoster(devtools: Devtools, tabs: Tabs, address: string): Promise<void> {
  const before = tabs.poster;
  tabs.poster = await newTab(devtools, address, tabs);
  // It may be closed already; and when the browser is ending, that is told as "gone".
  await devtools.send('Target.closeTarget', { targetId: before }).catch(() => {});
}

export interface TabWatch {
  readonly devtools: Devtools;
  readonly tabs: Tabs;
  readonly page: string;
  readonly poster: string;
  readonly tell: (trouble: ScreenTrouble) => void;
}

/** Judges what happens to tabs: a crash, a visitor's new window or way to another tab, a page that left. */
export function watchTabs({ method, session, params }: BrowserEvent, watch: TabWatch): void {
  const { devtools, tabs, tell } = watch;
  const info = part(params, 'targetInfo');
  const target = textIn(params, 'targetId') || textIn(info, 'targetId');
  const isOurs = target === tabs.page || target === tabs.poster;
  if (method === 'Target.targetCrashed' || method === 'Target.targetDestroyed') {
    if (target === tabs.page && target !== '') tell(method === 'Target.targetCrashed' ? 'crash' : 'lost');
    else if (target === tabs.poster) void renewPoster(devtools, tabs, watch.poster).catch(() => {});
  } else if (method === 'Target.targetInfoChanged' && target === tabs.page) {
    const url = textIn(info, 'url');
    if (url !== '' && url !== 'about:blank' && !url.startsWith(watch.page)) tell('lost');
  } else if (method === 'Target.targetCreated' && textIn(info, 'type') === 'page' && !isOurs) {
    if (tabs.making) tabs.making.push(target);
    else sendAway(devtools, tabs, target);
  } else if (method === 'Page.loadEventFired' && session !== '' && session === tabs.session) {
    void keepInFront(devtools, tabs).catch(() => {});
  } else if (method === 'Page.javascriptDialogOpening') {
    devtools.send('Page.handleJavaScriptDialog', { accept: false }, session).catch(() => {});
  }
}

/** Nobody but this host opens windows here. */
function sendAway(devtools: Devtools, tabs: Tabs, target: string): void {
  devtools.send('Target.closeTarget', { targetId: target }).catch(() => {});
  showTab(devtools, tabs, tabs.front).catch(() => {});
}

/**
 * Brings the page back whenever it is hidden, by Ctrl+Tab or whatever else: a page that isn't seen doesn't beat, and
 * would be taken for hung. Ends with the page; asking it needs no domain to be enabled, which would keep what
 * it sees for months.
 */
async function keepInFront(devtools: Devtools, tabs: Tabs): Promise<void> {
  const { session } = tabs;
  while (tabs.session === session) {
    await devtools.send('Runtime.evaluate', { expression: untilHidden, awaitPromise: true }, session, longest);
    if (tabs.session === session && tabs.front === 'page') await showTab(devtools, tabs, 'page').catch(() => {});
  }
}

const untilHidden = `new Promise((settle) => {
  const look = () => {
    if (!document.hidden) return;
    document.removeEventListener('visibilitychange', look);
    settle();
  };
  document.addEventListener('visibilitychange', look);
})`;

/** Three weeks, in ms; about as long as a timer can run. Pages are loaded anew every night. */
const longest = 21 * 86_400_000;
