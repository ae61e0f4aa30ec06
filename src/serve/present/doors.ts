import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { slowDown } from './slow-down.ts';

/** Who may drive, and who may follow. Times are milliseconds of a clock that never jumps. */
export interface Doors {
  /** For one phone, once, for ten minutes. In the last of them another is given: whoever scans one has time to press. */
  readonly pairToken: () => string;
  /** How long `pairToken` goes on giving the same one, if no phone uses it. */
  readonly pairFreshFor: () => number;
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

const minute = 60_000;
const tenMinutes = 10 * minute;
const halfDay = 43_200_000;

export function openDoors(now: () => number, log: (line: string) => void): Doors {
  const followCode = codeOf(randomBytes(8));
  /** The token that is given, and those before it that still work. */
  const pairing = { tokens: [] as readonly { readonly token: string; readonly until: number }[] };
  const sessions = new Map<string, { readonly digest: Buffer; readonly until: number }>();
  // Behind one router all have one address: a listener who mistypes must not keep the lecturer waiting.
  const pairTries = slowDown(now, log, 'pairing address');
  const followTries = slowDown(now, log, 'address for listeners');

  const given = (): { readonly token: string; readonly until: number } => {
    const last = pairing.tokens.at(-1);
    if (last && now() < last.until - minute) return last;
    const next = { token: randomBytes(16).toString('base64url'), until: now() + tenMinutes };
    pairing.tokens = [...pairing.tokens.filter(({ until }) => now() < until), next];
    return next;
  };
  const isOpen = (token: string): boolean =>
    pairing.tokens.some((each) => isSame(each.token, token) && now() < each.until);
  return {
    followCode,
    pairToken: () => given().token,
    pairFreshFor: () => given().until - minute - now(),
    pair(token, from) {
      const wait = pairTries.waitOf(from);
      if (wait > 0) return { wait };
      if (!isOpen(token)) return pairTries.refuse(from);
      pairTries.forgive(from);
      pairing.tokens = [];
      const session = randomBytes(24).toString('base64url');
      sessions.set(session, { digest: digestOf(session), until: now() + halfDay });
      log(`${from}: a phone was paired`);
      return { session };
    },
    admits: (session) =>
      [...sessions.values()].some(({ digest, until }) => timingSafeEqual(digest, digestOf(session)) && now() < until),
    follow(code, from) {
      if (isSame(code, followCode)) return {};
      const wait = followTries.waitOf(from);
      return wait > 0 ? { wait } : followTries.refuse(from);
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
