import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { backoffDelay } from '../kiosk/backoff.ts';

/** Who may drive, and who may follow. Times are milliseconds of a clock that never jumps. */
export interface Doors {
  /** For one phone, once, for ten minutes. */
  readonly pairToken: () => string;
  /** Makes a phone a remote. */
  readonly pair: (token: string, from: string) => Answer<{ readonly session: string }>;
  /** Whether the session of a phone is one of ours, and not older than half a day. */
  readonly admits: (session: string) => boolean;
  /** In the address that listeners open. */
  readonly followCode: string;
  readonly follow: (code: string, from: string) => Answer<object>;
}

/** What was asked for, or how long the asker must wait, in ms; a try during the wait isn't looked at. */
export type Answer<T> = T | { readonly wait: number };

const tenMinutes = 600_000;
const halfDay = 43_200_000;
/** Addresses whose wrong tries are remembered. */
const mostAskers = 2000;

export function openDoors(now: () => number, log: (line: string) => void): Doors {
  const followCode = codeOf(randomBytes(8));
  const pair = { token: '', until: 0 };
  const sessions = new Map<string, { readonly digest: Buffer; readonly until: number }>();
  const askers = new Map<string, { wrong: number; closedUntil: number }>();

  const renew = (): string => {
    pair.token = randomBytes(16).toString('base64url');
    pair.until = now() + tenMinutes;
    return pair.token;
  };
  const waitOf = (from: string): number => Math.max(0, (askers.get(from)?.closedUntil ?? 0) - now());
  const refuse = (from: string, what: string): { wait: number } => {
    const wrong = (askers.get(from)?.wrong ?? 0) + 1;
    const wait = backoffDelay(wrong - 1);
    askers.delete(from);
    if (askers.size >= mostAskers) askers.delete(askers.keys().next().value ?? '');
    askers.set(from, { wrong, closedUntil: now() + wait });
    log(`${from}: wrong ${what}, try ${wrong}; waits ${wait / 1000} s`);
    return { wait };
  };
  return {
    followCode,
    pairToken: () => (now() < pair.until ? pair.token : renew()),
    pair(token, from) {
      const wait = waitOf(from);
      if (wait > 0) return { wait };
      if (now() >= pair.until || !isSame(token, pair.token)) return refuse(from, 'pairing address');
      askers.delete(from);
      renew();
      const session = randomBytes(24).toString('base64url');
      sessions.set(session, { digest: digestOf(session), until: now() + halfDay });
      log(`${from}: a phone was paired`);
      return { session };
    },
    admits: (session) =>
      [...sessions.values()].some(({ digest, until }) => timingSafeEqual(digest, digestOf(session)) && now() < until),
    follow(code, from) {
      if (isSame(code, followCode)) return {};
      const wait = waitOf(from);
      return wait > 0 ? { wait } : refuse(from, 'address for listeners');
    },
  };
}

/** Letters and digits that nobody confuses when they are typed from a projector: eight of them are 40 bits. */
function codeOf(bytes: Uint8Array): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  return [...bytes].map((byte) => letters[byte % letters.length]).join('');
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
