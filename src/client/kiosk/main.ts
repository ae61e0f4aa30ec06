import { travelThroughMoments } from '../deck/moments.ts';
import { makeSignal } from '../deck/signal.ts';
import { showCards, showLink, showSecondsLeft } from './cards.ts';
import { showChrome } from './chrome.ts';
import { answerControls } from './controls.ts';
import { startHeartbeat } from './heartbeat.ts';
import { findHost } from './host-link.ts';
import { keepHours } from './hours.ts';
import { makeIdleClock } from './idle.ts';
import type { Kiosk } from './kiosk.ts';
import { closeWaysOut } from './lockdown.ts';
import { afterEvent, type Event, firstState } from './machine.ts';
import { makeNarration } from './narration.ts';
import { readSettings } from './settings.ts';
import { listenForStaff } from './staff-gesture.ts';
import { makeStaffPanel } from './staff-panel.ts';
import { makeStage } from './stage.ts';
import type { KioskState } from './state.ts';
import { travelByStrip } from './strip.ts';
import { listenToSwipes } from './swipe.ts';
import { logUse } from './use-log.ts';
import { pagesOf, worldOf } from './world.ts';

/** Starts the kiosk: everything that happens in its page is joined here. */
function start(root: HTMLElement): void {
  closeWaysOut(document, window);
  const settings = readSettings(document);
  const world = worldOf(document, settings);
  const stage = makeStage(document, root);
  const changes = makeSignal<KioskState>();
  const clock = makeIdleClock(() => performance.now(), settings.idle * 1000, settings.warning * 1000);
  let state = firstState(world);
  let changed = 0;
  let told = '';
  let poster = { index: 0, until: 0 };

  const show = (): void => {
    // Before the page is fitted: text size and controls decide how much room it has.
    const count = state.screen === 'story' ? pagesOf(document, state.story, state.lang).length : 0;
    showChrome(document, settings, state, count);
    if (state.screen === 'attract') poster = { ...poster, until: performance.now() + stage.attract(poster.index) };
    else if (stage.show(state)) changed++;
    showCards(document, stage.page(), state);
    showScrollKeys(root, stage.page());
    if (told !== kiosk.pageId()) announce(document, stage.page());
    told = kiosk.pageId();
    changes.tell(state);
  };
  const run = (event: Event): void => {
    const next = afterEvent(state, event, world);
    if (next === state) return;
    if (next.screen === 'attract' && state.screen !== 'attract') poster = { index: 0, until: 0 };
    state = next;
    show();
  };
  const kiosk: Kiosk = {
    settings,
    state: () => state,
    changes,
    run,
    hold: () => clock.hold(),
    changeCount: () => changed,
    pageId: () => (state.screen === 'story' ? `${state.story}/${state.lang}/${stage.page()?.dataset.id ?? ''}` : ''),
  };

  // These hear touches before the listeners below.
  let openStaff = (): void => {};
  listenForStaff(window, settings.pxMm, () => openStaff());
  const hours = keepHours(kiosk, document, window);
  for (const name of ['pointerdown', 'pointerup', 'keydown'] as const)
    document.addEventListener(name, () => clock.touched(), { capture: true });
  document.addEventListener(
    'click',
    (event) => {
      if (state.screen === 'attract') {
        const page = stage.page();
        run({ type: 'begin', ...(page?.dataset.lang ? { lang: page.dataset.lang } : {}) });
        event.stopPropagation();
        return;
      }
      const mark = event.target instanceof Element ? event.target.closest('.note-mark') : null;
      if (mark) run({ type: 'card', card: 'sources' });
      const inside = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-to]') : null;
      const to = pagesOf(document, state.story, state.lang).findIndex(
        ({ dataset }) => dataset.id === inside?.dataset.to,
      );
      if (to >= 0) run({ type: 'go', page: to });
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-qr]') : null;
      if (link && showLink(document, link)) run({ type: 'card', card: 'link' });
    },
    { capture: true },
  );
  answerControls(document, kiosk, (direction) =>
    root.scrollBy({ top: direction * root.clientHeight * 0.8, behavior: state.comfort.calm ? 'auto' : 'smooth' }),
  );
  listenToSwipes(root, kiosk);
  travelByStrip(document, kiosk);
  travelThroughMoments(root);
  document.addEventListener('cancel', (event) => event.preventDefault(), { capture: true });
  root.addEventListener('scroll', () => showScrollKeys(root, stage.page()));
  setInterval(() => {
    if (state.screen === 'attract') {
      clock.touched();
      if (performance.now() >= poster.until) {
        poster = { index: poster.index + 1, until: 0 };
        show();
      }
      return;
    }
    const now = clock.tick();
    if (now === 'leave') run({ type: 'leave' });
    else if (now === 'warn' && !state.warning) run({ type: 'warn' });
    else if (now === 'busy' && state.warning) run({ type: 'stay' });
    if (state.warning) showSecondsLeft(document, settings, state.lang, clock.left());
  }, 250);
  show();
  const reload = (): void => location.reload();
  const narration = makeNarration(kiosk, window, () => showListenKey());
  const listen = document.querySelector<HTMLElement>('[data-do="listen"]');
  const showListenKey = (): void => {
    listen?.toggleAttribute('hidden', !narration.isAvailable());
    listen?.setAttribute('aria-pressed', String(narration.isRunning()));
  };
  listen?.addEventListener('click', () => narration.toggle());
  changes.on(showListenKey);
  showListenKey();
  findHost(window).then((host) => {
    openStaff = makeStaffPanel(kiosk, host, window, { dim: (level) => hours.dim(level), reload });
    if (!host) return;
    startHeartbeat(kiosk, host, window, reload);
    logUse(kiosk, host, window, () => state.page >= pagesOf(document, state.story, state.lang).length - 1);
  });
  document.documentElement.dataset.kioskReady = '';
}

/** Says the headline of a new page, once; behind a notice only that there is one. */
function announce(document: Document, page: HTMLElement | undefined): void {
  const announcer = document.getElementById('announcer');
  if (!announcer || page?.dataset.id === undefined) return;
  const what = page.classList.contains('behind-notice') ? '.notice-text' : '.headline, h1';
  announcer.textContent = page.querySelector(what)?.textContent ?? '';
}

/** The keys for long pages are there only when they lead anywhere. */
function showScrollKeys(root: HTMLElement, page: HTMLElement | undefined): void {
  const { documentElement } = root.ownerDocument;
  const isLong = page?.classList.contains('flows') === true && root.scrollHeight > root.clientHeight + 4;
  documentElement.toggleAttribute('data-long', isLong);
  const toggle = (name: string, off: boolean): void =>
    root.ownerDocument.querySelector(`[data-do="${name}"]`)?.toggleAttribute('disabled', off) as undefined;
  toggle('up', root.scrollTop <= 1);
  toggle('down', root.scrollTop + root.clientHeight >= root.scrollHeight - 2);
}

const root = document.getElementById('stage');
if (root) start(root);
