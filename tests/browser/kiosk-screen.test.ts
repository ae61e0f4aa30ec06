import { afterEach, expect, test, vi } from 'vitest';
import { findBrowsers } from '../../src/output/browser/find.ts';
import { browserEnvironment } from '../../src/output/browser/flags.ts';
import type { Pipe } from '../../src/output/browser/pipe.ts';
import { startProcess } from '../../src/output/browser/process.ts';
import { type KioskScreen, openScreen } from '../../src/serve/kiosk/kiosk-browser.ts';
import { kioskFlags } from '../../src/serve/kiosk/kiosk-flags.ts';
import { isRoot } from '../../src/serve/kiosk/launch.ts';

// A real browser, and a second hand on its pipe that does what a visitor's keys could do. The embedded browser takes every
// tab for visible: only an installed one knows which is in front.
const page = 'data:text/html,<title>Page</title><h1>Page</h1>';
const poster = 'data:text/html,<title>Poster</title><h1>Poster</h1>';
const installed = findBrowsers('show').find(({ kind, problem }) => kind !== 'embedded' && problem === '');

interface Message {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
}
type Ask = (method: string, params?: object, sessionId?: string) => Promise<Record<string, unknown>>;

let screen: KioskScreen | undefined;
afterEach(() => screen?.close());

async function open(troubles: string[]): Promise<{ screen: KioskScreen; ask: Ask }> {
  const waiting = new Map<number, (result: Record<string, unknown>) => void>();
  let pipe: Pipe | undefined;
  // Far above the numbers of the host.
  let count = 1_000_000;
  const opened = await openScreen({
    page,
    poster,
    onTrouble: (trouble) => void troubles.push(trouble),
    launch: async (address) => {
      const running = startProcess(
        installed?.path ?? '',
        (profile) => ({
          flags: kioskFlags({ profile, sandbox: !isRoot(), position: { x: 0, y: 0 }, address, headless: true }),
          env: browserEnvironment(process.env, profile, undefined),
        }),
        '',
      );
      const host: Pipe = { send: (text) => running.pipe.send(text), close: () => running.pipe.close() };
      running.pipe.onmessage = (text) => {
        const { id = 0, result = {} } = JSON.parse(text) as Message;
        if (waiting.has(id)) waiting.get(id)?.(result);
        else host.onmessage?.(text);
      };
      running.pipe.onclose = () => host.onclose?.();
      pipe = running.pipe;
      return { ...running, pipe: host };
    },
  });
  const ask: Ask = (method, params = {}, sessionId) =>
    new Promise((settle) => {
      waiting.set(++count, settle);
      pipe?.send(JSON.stringify({ id: count, method, params, ...(sessionId ? { sessionId } : {}) }));
    });
  return { screen: opened, ask };
}

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

async function tabsOf(ask: Ask): Promise<readonly TargetInfo[]> {
  const { targetInfos } = await ask('Target.getTargets');
  return (targetInfos as TargetInfo[]).filter(({ type }) => type === 'page');
}

test.runIf(installed)(
  'a way to the poster and a new tab lead back to the page at once, without a restart',
  // An installed browser may take its time to start where much else runs, as the host lets it.
  { timeout: 120_000 },
  async () => {
    const troubles: string[] = [];
    const opened = await open(troubles);
    screen = opened.screen;
    const { ask } = opened;
    await screen.openPage();
    const idOf = async (url: string): Promise<string> =>
      (await tabsOf(ask)).find((tab) => tab.url === url)?.targetId ?? '';
    const [pageTab, posterTab] = [
      (await idOf(encodeURI(page))) || (await idOf(page)),
      (await idOf(encodeURI(poster))) || (await idOf(poster)),
    ];
    const { sessionId } = await ask('Target.attachToTarget', { targetId: pageTab, flatten: true });
    const inPage = async (expression: string): Promise<unknown> => {
      const { result } = await ask('Runtime.evaluate', { expression, returnByValue: true }, String(sessionId));
      return (result as { value?: unknown }).value;
    };
    await inPage(
      'var hidden = 0; document.addEventListener("visibilitychange", () => { if (document.hidden) hidden++; })',
    );
    expect(await inPage('document.visibilityState')).toBe('visible');

    await ask('Target.activateTarget', { targetId: posterTab });
    await vi.waitFor(async () => expect(await inPage('[hidden, document.visibilityState]')).toEqual([1, 'visible']));

    await ask('Target.createTarget', { url: 'about:blank' });
    await vi.waitFor(async () => {
      expect((await tabsOf(ask)).map(({ targetId }) => targetId).sort()).toEqual([pageTab, posterTab].sort());
      expect(await inPage('document.visibilityState')).toBe('visible');
    });

    await screen.showPoster();
    await vi.waitFor(async () => expect(await inPage('document.visibilityState')).toBe('hidden'));
    await ask('Browser.getVersion');
    expect(await inPage('document.visibilityState')).toBe('hidden');
    expect(troubles).toEqual([]);
  },
);
