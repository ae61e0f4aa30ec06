import { field, type HostLink } from './host-link.ts';

/** What became of a try: the door is open, or how long the next try has to wait, in ms. */
export type PinAnswer =
  | { readonly type: 'open'; readonly token: string }
  | { readonly type: 'wait'; readonly wait: number }
  /** This browser, or this address, can't check a PIN. */
  | { readonly type: 'unable' };

/** Looks at PINs. It outlives the panel, so that closing and opening it again doesn't end a wait. */
export interface PinCheck {
  /** Ms until the next try is looked at. */
  wait(): number;
  attempt(pin: string): Promise<PinAnswer>;
}

/** How long to wait after so many wrong tries in a row, in ms: 1, 2, 4 … 300 s. */
export function delayAfter(wrong: number): number {
  return wrong === 0 ? 0 : Math.min(300, 2 ** (wrong - 1)) * 1000;
}

/** Counts wrong tries and makes the next ones wait; a try during the wait isn't looked at. `now` is monotonic, in ms. */
export function makePinCheck(look: (pin: string) => Promise<PinAnswer>, now: () => number): PinCheck {
  let wrong = 0;
  let closedUntil = Number.NEGATIVE_INFINITY;
  let isBusy = false;
  const wait = () => Math.max(0, closedUntil - now());
  return {
    wait,
    async attempt(pin) {
      if (wait() > 0 || isBusy) return { type: 'wait', wait: wait() };
      isBusy = true;
      const answer = await look(pin).catch((): PinAnswer => ({ type: 'unable' }));
      isBusy = false;
      if (answer.type === 'open') wrong = 0;
      if (answer.type !== 'wait') return answer;
      const delay = Math.max(answer.wait, delayAfter(++wrong));
      closedUntil = now() + delay;
      return { type: 'wait', wait: delay };
    },
  };
}

/** Asks the host; when it is gone, or has no PIN, the page looks itself. */
export function pinLook(host: HostLink | undefined, stored: string, subtle: SubtleCrypto | undefined) {
  return async (pin: string): Promise<PinAnswer> => {
    const answer = await host?.post('/host/staff/open', { pin });
    const token = field(answer?.body, 'token');
    if (answer?.status === 200 && typeof token === 'string') return { type: 'open', token };
    if (answer?.status === 403) return { type: 'wait', wait: Number(field(answer.body, 'wait')) || 0 };
    if (!subtle) return { type: 'unable' };
    return (await isPin(pin, stored, subtle)) ? { type: 'open', token: '' } : { type: 'wait', wait: 0 };
  };
}

/** Whether a PIN is the stored one, `pbkdf2-sha256:iterations:salt:key` in base64. */
export async function isPin(pin: string, stored: string, subtle: SubtleCrypto): Promise<boolean> {
  const [kind, iterations, salt, key] = stored.split(':');
  if (kind !== 'pbkdf2-sha256' || !salt || !key) return false;
  const wanted = bytesOf(key);
  const secret = await subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: Number(iterations) };
  const made = new Uint8Array(await subtle.deriveBits(how, secret, wanted.length * 8));
  return made.reduce((differences, byte, index) => differences | (byte ^ (wanted[index] ?? 0)), 0) === 0;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
