import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

/** `pbkdf2-sha256:iterations:salt:key` of a PIN, for `kiosk: pin:` in lanternist.yaml. */
export async function hashPin(pin: string, iterations = 600_000, salt: Uint8Array = randomBytes(16)): Promise<string> {
  const key = await derive(pin, salt, iterations, 32, 'sha256');
  return ['pbkdf2-sha256', iterations, Buffer.from(salt).toString('base64'), key.toString('base64')].join(':');
}

/** Whether a PIN is the one of a hash; false for what isn't a hash. Compared in constant time. */
export async function isPin(pin: string, hash: string): Promise<boolean> {
  const [, rounds = '', salt = '', key = ''] = /^pbkdf2-sha256:(\d{4,7}):([\w+/=]+):([\w+/=]+)$/.exec(hash) ?? [];
  const expected = Buffer.from(key, 'base64');
  if (expected.length < 16) return false;
  const found = await derive(pin, Buffer.from(salt, 'base64'), Number(rounds), expected.length, 'sha256');
  return timingSafeEqual(found, expected);
}

/** 4 to 12 digits: what can be typed on the staff panel. */
export function isPossiblePin(pin: string): boolean {
  return /^\d{4,12}$/.test(pin);
}
