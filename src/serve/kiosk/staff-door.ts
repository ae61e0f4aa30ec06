import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { backoffDelay } from './backoff.ts';
import type { Clock } from './clock.ts';
import { isPin, isPossiblePin } from './pin.ts';

/** The lock of the staff panel: a PIN opens it for ten minutes, wrong ones make it wait 1, 2, 4 … 300 s. */
export interface StaffDoor {
  /** A token, or how long to wait until the next try, in ms. A try during the wait isn't looked at. */
  open(pin: string): Promise<{ readonly token: string } | { readonly wait: number }>;
  admits(token: string): boolean;
}

/** `hash` gives the PIN of the release that is shown now. */
export function createStaffDoor(hash: () => string, clock: Pick<Clock, 'now'>): StaffDoor {
  let wrong = 0;
  let closedUntil = 0;
  let isBusy = false;
  let tokens: readonly { readonly digest: Buffer; readonly until: number }[] = [];
  return {
    open: async (pin) => {
      const wait = closedUntil - clock.now();
      if (wait > 0) return { wait };
      // Tries at the same time would each find the door without a wait.
      if (isBusy) return { wait: 1000 };
      isBusy = true;
      const fits = isPossiblePin(pin) && (await isPin(pin, hash()).catch(() => false));
      isBusy = false;
      if (!fits) {
        const delay = backoffDelay(wrong++);
        closedUntil = clock.now() + delay;
        return { wait: delay };
      }
      wrong = 0;
      const token = randomBytes(24).toString('base64url');
      tokens = [...tokens.slice(-7), { digest: digestOf(token), until: clock.now() + tenMinutes }];
      return { token };
    },
    admits: (token) => {
      const digest = digestOf(token);
      return tokens.filter((each) => timingSafeEqual(each.digest, digest) && clock.now() < each.until).length > 0;
    },
  };
}

const tenMinutes = 600_000;

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
