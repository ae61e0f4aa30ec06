import type { Browser } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import type { EnvironmentFailure } from '../../environment.ts';
import { userCache } from '../user-cache.ts';
import { unpackEmbedded } from './embedded.ts';
import { browserFailure, browserMissing, browserSilent } from './failure.ts';
import type { Candidate } from './find.ts';
import { browserEnvironment, printingFlags } from './flags.ts';
import type { Pipe } from './pipe.ts';
import { type BrowserProcess, startProcess } from './process.ts';

export interface StartSettings {
  /** Whether this process runs as root on Linux, where Chromium has no sandbox. Default: what the system says. */
  readonly root?: boolean;
  /** Default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv;
  /** Where the embedded browser is unpacked. Default: Lanternist's folder in the user's cache. */
  readonly cache?: string;
  /** How long the browser may take until it answers, in ms. */
  readonly patience?: number;
}

/** A browser that was started to print. Whoever has it closes it. */
export interface BrowserHandle extends AsyncDisposable {
  readonly candidate: Candidate;
  readonly pid: number;
  /** False when it runs without its sandbox, because of root. */
  readonly sandbox: boolean;
  /** What the user should know, such as a missing sandbox or an unwritable cache; in full sentences. */
  readonly notices: readonly string[];
  /** Its name and version, such as "HeadlessChrome/147.0.7727.0", as soon as it answers. */
  version(): Promise<string>;
  /** Loads Puppeteer and connects, the first time; the same Browser ever after. */
  connect(): Promise<Browser>;
  /**
   * The result of `work`, or an EnvironmentFailure `browser-crashed` that says "while `doing`": at once when the browser
   * ends, else after `milliseconds`.
   */
  guard<T>(doing: string | (() => string), work: Promise<T>, milliseconds?: number): Promise<T>;
  /** Kills the browser with all its children and removes its profile. */
  close(): Promise<void>;
}

/**
 * Starts a browser to print with. The process runs when the promise resolves; nothing is known yet about whether it
 * will answer: `version()` and `connect()` tell. Puppeteer is loaded by `connect()` only, so that the browser starts
 * while the script is parsed.
 */
export async function startBrowser(candidate: Candidate, settings: StartSettings = {}): Promise<BrowserHandle> {
  if (candidate.problem) throw browserMissing(`${sentence(candidate.problem)} ${candidate.mend}`);
  const env = settings.env ?? process.env;
  const unpacked =
    candidate.kind === 'embedded' ? await unpackEmbedded(candidate.path, settings.cache ?? userCache(env)) : undefined;
  const sandbox = !(settings.root ?? (process.platform === 'linux' && process.getuid?.() === 0));
  const running = startProcess(
    unpacked?.executable ?? candidate.path,
    (profile) => ({ flags: printingFlags(profile, sandbox), env: browserEnvironment(env, profile, unpacked) }),
    unpacked?.temporary ? unpacked.folder : '',
  );
  const notices = [
    ...(unpacked?.notice ? [unpacked.notice] : []),
    ...(sandbox ? [] : ['Running as root, so the browser has no sandbox (--no-sandbox).']),
  ];
  return handleOf(candidate, running, { sandbox, notices, patience: settings.patience ?? 30_000 });
}

function handleOf(
  candidate: Candidate,
  running: BrowserProcess,
  { sandbox, notices, patience }: { sandbox: boolean; notices: readonly string[]; patience: number },
): BrowserHandle {
  const guard: BrowserHandle['guard'] = (doing, work, milliseconds = 60_000) =>
    guarded(candidate, running, doing, work, milliseconds);
  const greeting = guard('starting', askVersion(running.pipe), patience);
  greeting.catch(() => {}); // Told to whoever asks.
  let connecting: Promise<Browser> | undefined;
  let closing: Promise<void> | undefined;
  const connect = async (): Promise<Browser> => {
    // The entry without Puppeteer's launchers and downloaders: it loads in a third of the time.
    const [{ connect: connectTo }] = await Promise.all([
      import('puppeteer-core/internal/puppeteer-core-browser.js'),
      greeting,
    ]);
    return connectTo({ transport: running.pipe, defaultViewport: null, protocolTimeout: 0 });
  };
  const close = async (): Promise<void> => {
    running.pipe.close();
    await running.end();
  };
  const handle: BrowserHandle = {
    candidate,
    pid: running.pid,
    sandbox,
    notices,
    guard,
    version: () => greeting,
    connect: () => (connecting ??= guard('connecting', connect())),
    close: () => (closing ??= close()),
    [Symbol.asyncDispose]: () => handle.close(),
  };
  return handle;
}

/** The first words over the pipe, before Puppeteer has it. */
function askVersion(pipe: Pipe): Promise<string> {
  return new Promise((answered) => {
    pipe.onmessage = (message) => {
      const reply: unknown = JSON.parse(message);
      answered(productIn(reply));
    };
    pipe.send(JSON.stringify({ id: 1, method: 'Browser.getVersion' }));
  });
}

function productIn(reply: unknown): string {
  const result = typeof reply === 'object' && reply !== null && 'result' in reply ? reply.result : undefined;
  const product = typeof result === 'object' && result !== null && 'product' in result ? result.product : undefined;
  return typeof product === 'string' ? product : 'unknown';
}

async function guarded<T>(
  candidate: Candidate,
  running: BrowserProcess,
  doing: string | (() => string),
  work: Promise<T>,
  milliseconds: number,
): Promise<T> {
  const said = (): string => (typeof doing === 'string' ? doing : doing());
  let timer: NodeJS.Timeout | undefined;
  const crash = running.ended.then((ending): never => {
    throw browserFailure(candidate, said(), ending);
  });
  const silence = new Promise<never>((_, reject) => {
    const fail = (): EnvironmentFailure => browserSilent(said(), Math.round(milliseconds / 1000), running.stderr());
    timer = setTimeout(() => reject(fail()), milliseconds);
  });
  // When the process dies, Puppeteer's own error arrives first and says less: wait for the reason.
  const result = work.catch(async (error: unknown) => {
    if (isLostConnection(error)) await crash;
    throw error;
  });
  try {
    return await Promise.race([result, crash, silence]);
  } finally {
    clearTimeout(timer);
    result.catch(() => {});
    crash.catch(() => {});
  }
}

function isLostConnection(error: unknown): boolean {
  return error instanceof Error && /Target closed|Connection closed|Session closed|detached/i.test(error.message);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
