import { travelThroughMoments } from '../deck/moments.ts';
import { makeSignal } from '../deck/signal.ts';
import { showSecondsLeft } from './cards.ts';
import { answerControls } from './controls.ts';
import { startHeartbeat } from './heartbeat.ts';
import { findHost } from './host-link.ts';
import { type Hours, keepHours } from './hours.ts';
import { type IdleClock, makeIdleClock } from './idle.ts';
import type { Kiosk } from './kiosk.ts';
import { offerListening } from './listen-key.ts';
import { closeWaysOut } from './lockdown.ts';
import { afterEvent, firstState } from './machine.ts';
import { answerPage } from './page-touches.ts';
import { readSettings } from './settings.ts';
import { listenForStaff } from './staff-gesture.ts';
import { makeStaffPanel } from './staff-panel.ts';
import type { KioskState } from './state.ts';
import { travelByStrip } from './strip.ts';
import { listenToSwipes } from './swipe.ts';
import { logUse } from './use-log.ts';
import { makeView, type View } from './view.ts';
import { pagesOf, worldOf } from './world.ts';

/** Starts the kiosk: everything that happens in its page is joined here. The order decides who hears a touch first. */
function start(root: HTMLElement): void {
  const lockdown = closeWaysOut(document, window);
  const settings = readSettings(document);
  const view = makeView(document, root, settings);
  const clock = makeIdleClock(() => performance.now(), settings.idle * 1000, settings.warning * 1000);
  const kiosk = makeKiosk(view, clock);
  const staff = { open: (): void => {} };
  listenForStaff(window, settings.pxMm, () => staff.open());
  const hours = keepHours(kiosk, document, window);
  for (const name of ['pointerdown', 'pointerup', 'keydown'] as const)
    document.addEventListener(name, () => clock.touched(), { capture: true });
  answerPage(document, kiosk, view.page);
  answerControls(document, kiosk, view.scroll);
  listenToSwipes(root, kiosk, lockdown.isStuck);
  travelByStrip(document, kiosk);
  travelThroughMoments(root);
  // Escape closes a card by way of the state, else the two would differ.
  document.addEventListener('cancel', (event) => event.preventDefault(), { capture: true });
  setInterval(() => tick(kiosk, view, clock), 250);
  view.show(kiosk.state());
  offerListening(document, kiosk);
  void joinHost(kiosk, hours, (open) => {
    staff.open = open;
  });
  document.documentElement.dataset.kioskReady = '';
}

/** The state, and what changes it. */
function makeKiosk(view: View, clock: IdleClock): Kiosk {
  const settings = readSettings(document);
  const world = worldOf(document, settings);
  const changes = makeSignal<KioskState>();
  let state = firstState(world);
  return {
    settings,
    state: () => state,
    changes,
    run(event) {
      const next = afterEvent(state, event, world);
      if (next === state) return;
      state = next;
      view.show(state);
      changes.tell(state);
    },
    hold: () => clock.hold(),
    changeCount: view.changeCount,
    pageId: () => (state.screen === 'story' ? `${state.story}/${state.lang}/${view.page()?.dataset.id ?? ''}` : ''),
  };
}

/** What time alone brings about: the attract loop goes on, a visitor who has left is asked and then forgotten. */
function tick(kiosk: Kiosk, view: View, clock: IdleClock): void {
  const { screen, warning, lang } = kiosk.state();
  if (screen === 'attract') {
    clock.touched();
    if (view.attractOn()) kiosk.changes.tell(kiosk.state());
    return;
  }
  const now = clock.tick();
  if (now === 'leave') kiosk.run({ type: 'leave' });
  else if (now === 'warn' && !warning) kiosk.run({ type: 'warn' });
  else if (now === 'busy' && warning) kiosk.run({ type: 'stay' });
  if (kiosk.state().warning) showSecondsLeft(document, kiosk.settings, lang, clock.left());
}

/** What only a host gives: signs of life, counting, updates. The staff panel works without one too. */
async function joinHost(kiosk: Kiosk, hours: Hours, staffDoor: (open: () => void) => void): Promise<void> {
  const host = await findHost(window);
  const reload = (): void => location.reload();
  staffDoor(makeStaffPanel(kiosk, host, window, { dim: (level) => hours.dim(level), reload }));
  if (!host) return;
  startHeartbeat(kiosk, host, window, reload);
  const isLast = (): boolean => {
    const { page, story, lang } = kiosk.state();
    return page >= pagesOf(document, story, lang).length - 1;
  };
  logUse(kiosk, host, window, isLast);
}

const root = document.getElementById('stage');
if (root) start(root);
