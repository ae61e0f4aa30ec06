import { field, type HostLink } from './host-link.ts';
import type { Kiosk } from './kiosk.ts';

/** Ms between two beats. */
const pause = 2000;

/** A sign of life: what the host's watchdog judges the page by. */
export interface Beat {
  readonly version: string;
  /** Of this load of the page. */
  readonly boot: string;
  readonly screen: string;
  /** Whether staff is at work. */
  readonly staff: boolean;
  /** `story/lang/slide`, '' outside a story. */
  readonly page: string;
  readonly changes: number;
  /** Bytes, 0 when the browser doesn't say. */
  readonly heap: number;
  readonly nodes: number;
  readonly blank: boolean;
  /** Errors since the page was loaded. */
  readonly errors: number;
}

/**
 * Beats every 2 s, each time from an animation frame: a page that isn't painted doesn't beat. What the host wants is
 * done only in attract. Call it early, so that no error is missed.
 */
export function startHeartbeat(
  kiosk: Kiosk,
  host: HostLink,
  win: Window & typeof globalThis,
  reload: () => void,
): void {
  const errors = countErrors(win);
  const boot = win.crypto.getRandomValues(new Uint32Array(2)).join('-');
  const beat = async () => {
    const answer = await host.post('/host/beat', readBeat(kiosk, host.version, boot, win, errors()));
    if (field(answer?.body, 'do') === 'reload' && isAlone(kiosk, win.document)) reload();
    win.setTimeout(() => win.requestAnimationFrame(() => void beat()), pause);
  };
  win.requestAnimationFrame(() => void beat());
}

/** Whether nobody is there whom a reload would interrupt. */
export function isAlone(kiosk: Pick<Kiosk, 'state'>, doc: Document): boolean {
  return kiosk.state().screen === 'attract' && doc.documentElement.dataset.staff === undefined;
}

function readBeat(kiosk: Kiosk, version: string, boot: string, win: Window, errors: number): Beat {
  const { memory } = win.performance as { memory?: { readonly usedJSHeapSize: number } };
  return {
    version,
    boot,
    screen: kiosk.state().screen,
    staff: win.document.documentElement.dataset.staff !== undefined,
    page: kiosk.pageId(),
    changes: kiosk.changeCount(),
    heap: memory?.usedJSHeapSize ?? 0,
    nodes: win.document.getElementsByTagName('*').length,
    blank: isBlank(win.document, win.innerWidth, win.innerHeight),
    errors,
  };
}

/** Whether a visitor would see nothing: no page with text, or nothing drawn where it should be. */
export function isBlank(doc: Document, width: number, height: number): boolean {
  const stage = doc.getElementById('stage');
  if (!stage?.textContent?.trim()) return true;
  const isDrawn = ([x, y]: readonly [number, number]) => {
    const top = doc.elementFromPoint(x * width, y * height);
    return top !== null && top !== doc.documentElement && top !== doc.body;
  };
  return !points.some(isDrawn);
}

/** Parts of width and height. */
const points = [
  [0.5, 0.5],
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const;

function countErrors(win: Window): () => number {
  let count = 0;
  for (const name of ['error', 'unhandledrejection']) win.addEventListener(name, () => count++);
  return () => count;
}
