import { browserGone, type Devtools, goneWords, part, textIn } from './cdp.ts';
import { closePage, newTab, showTab, type Tabs } from './screen-tabs.ts';

/** Loads an address in a new tab and brings that to the front once it shows something; rejects otherwise. */
export async function openPage(devtools: Devtools, tabs: Tabs, address: string, patience: number): Promise<void> {
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
  const answer = await devtools.send('Page.navigate', { url: address }, session, patience);
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
  await showTab(devtools, tabs, 'page');
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
