/** What the host answered. */
export interface HostAnswer {
  readonly status: number;
  /** JSON, undefined when there was none. */
  readonly body: unknown;
}

/** The `lanternist kiosk` that serves this page. None of its calls throws: without an answer they give undefined. */
export interface HostLink {
  /** Name of the release that it serves. */
  readonly version: string;
  /** When that was installed, an ISO date. */
  readonly installed: string;
  get(path: string, token?: string): Promise<HostAnswer | undefined>;
  post(path: string, body: unknown, token?: string): Promise<HostAnswer | undefined>;
  /** Posts while the page goes away. Whether the browser took it. */
  postLast(path: string, body: unknown): boolean;
}

/** An answer may take so long, in ms; one to the staff longer, since checking a stick takes time. */
const patience = 5000;
const staffPatience = 60_000;

/** Asks whether a host serves this page; undefined from disk and from a plain web server. */
export async function findHost(win: Window & typeof globalThis): Promise<HostLink | undefined> {
  if (!/^https?:$/.test(win.location.protocol)) return undefined;
  const hello = await call(win, '/host/hello', {});
  if (hello?.status !== 200 || field(hello.body, 'kiosk') !== 'lanternist') return undefined;
  return {
    version: String(field(hello.body, 'version') ?? ''),
    installed: String(field(hello.body, 'installed') ?? ''),
    get: (path, token) => call(win, path, { headers: tokenHeader(token) }),
    post: (path, body, token) =>
      call(win, path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...tokenHeader(token) },
        body: JSON.stringify(body),
      }),
    postLast: (path, body) => beacon(win, path, body),
  };
}

/** A field of JSON that came from elsewhere; undefined when it isn't there. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function tokenHeader(token: string | undefined): Record<string, string> {
  return token ? { 'Lanternist-Staff': token } : {};
}

async function call(win: Window & typeof globalThis, path: string, init: RequestInit): Promise<HostAnswer | undefined> {
  try {
    const signal = win.AbortSignal.timeout(path.startsWith('/host/staff/') ? staffPatience : patience);
    const response = await win.fetch(path, { cache: 'no-store', redirect: 'error', ...init, signal });
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function beacon(win: Window, path: string, body: unknown): boolean {
  try {
    return win.navigator.sendBeacon(path, new Blob([JSON.stringify(body)], { type: 'application/json' }));
  } catch {
    return false;
  }
}
