import { type Devtools, part } from './cdp.ts';
import { showTab, type Tabs } from './screen-tabs.ts';

/**
 * Every five seconds brings the window of the page to the front, whatever the system or a key put over it or did with it,
 * and makes it fill the screen: a display that wakes up may come back in another size.
 */
export function keepFilled(devtools: Devtools, tabs: Tabs): { look(): void; end(): void } {
  let isBusy = false;
  const fill = async (): Promise<void> => {
    if (isBusy || tabs.session === '' || tabs.front !== 'page') return;
    isBusy = true;
    // A page that crashed or hangs doesn't answer: the watchdog's business, which must not wait for this.
    await showTab(devtools, tabs, 'page').catch(() => {});
    await fillScreen(devtools, tabs).catch(() => {});
    isBusy = false;
  };
  const look = (): void => void fill();
  const timer = setInterval(look, 5000);
  return { look, end: () => clearInterval(timer) };
}

/**
 * Makes the window as large as its screen, also one that was put away. The browser asks for the full screen itself, but
 * it is the window manager that grants it; a kiosk that starts on a bare X server has none.
 */
async function fillScreen(devtools: Devtools, tabs: Tabs): Promise<void> {
  const { page: targetId, session } = tabs;
  const evaluated = await devtools.send(
    'Runtime.evaluate',
    { expression: '({ width: screen.width, height: screen.height })', returnByValue: true },
    session,
  );
  const screen = part(part(evaluated, 'result'), 'value');
  // A page that hung answers when it is being closed; asked for the window of a closed tab, the browser dies.
  if (tabs.page !== targetId) return;
  const found = await devtools.send('Browser.getWindowForTarget', { targetId });
  const { windowState, width, height } = part(found, 'bounds');
  // A window without a manager stays a pixel smaller.
  const isFull = isNear(width, screen.width) && isNear(height, screen.height);
  if (isFull && windowState !== 'minimized') return;
  // Only a window in its normal state takes a size; a window manager that was late grants the full screen now.
  for (const bounds of [{ windowState: 'normal' }, screen, { windowState: 'fullscreen' }])
    await devtools.send('Browser.setWindowBounds', { windowId: found.windowId, bounds });
}

function isNear(side: unknown, wanted: unknown): boolean {
  return Math.abs(Number(side) - Number(wanted)) <= 2;
}
