import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { backoffDelay } from './backoff.ts';
import type { Clock } from './clock.ts';
import { type DoorMemory, noDoorMemory } from './door-memory.ts';
import { isPin, isPossiblePin } from './pin.ts';

/** The lock of the staff panel: a PIN opens it for ten minutes, wrong ones make it wait 1, 2, 4 … 300 s. */
export interface StaffDoor {
  /** A token, or how long to wait until the next try, in ms. A try during the wait isn't looked at. */
  open(pin: string): Promise<{ readonly token: string } | { readonly wait: number }>;
  admits(token: string): boolean;
}

/**
 * `hash` gives the PIN of the release that is shown now. After a restart the last wait begins anew: the machine's clock
 * may have been changed meanwhile, so nothing is reckoned with it.
 */
export function createStaffDoor(
  hash: () => string,
  clock: Pick<Clock, 'now'>,
  memory: DoorMemory = noDoorMemory,
): StaffDoor {
  let { wrong } = memory;
  let closedUntil = wrong === 0 ? 0 : clock.now() + backoffDelay(wrong - 1);
  let isBusy = false;
  let tokens: readonly { readonly digest: Buffer; readonly until: number }[] = [];

  /** Counted as wrong before it is looked at: else a plug that is pulled in time would make it a free try. */
  const attempt = async (pin: string): Promise<boolean> => {
    await memory.save(wrong + 1);
    const fits = isPossiblePin(pin) && (await isPin(pin, hash()).catch(() => false));
    if (fits) await memory.save(0);
    return fits;
  };

  return {
    open: async (pin) => {
      const wait = closedUntil - clock.now();
      if (wait > 0) return { wait };
      // Tries at the same time would each find the door without a wait.
      if (isBusy) return { wait: 1000 };
      isBusy = true;
      const fits = await attempt(pin).finally(() => {
        isBusy = false;
      });
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
