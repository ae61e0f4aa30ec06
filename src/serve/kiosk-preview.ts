import { basename } from 'node:path';
import { hasError } from '../diagnostic.ts';
import { kioskConfigOf, type MadeKiosk, makeKiosk, storiesFor } from '../kiosk.ts';
import type { Workshop } from '../workshop.ts';
import type { Entry } from './entry.ts';

/** The kiosk of all scripts as they were last good, made when somebody looks at it. */
export interface KioskPreview {
  /** Its page; undefined when no script is meant for it. */
  readonly page: () => Promise<string | undefined>;
  /** A sound of the page that was made last. */
  readonly sound: (name: string) => Uint8Array | undefined;
}

/** Makes the kiosk anew only after a script changed. */
export function openKioskPreview(entries: () => readonly Entry[], workshop: () => Workshop): KioskPreview {
  const kept = { version: '', made: undefined as MadeKiosk | undefined };
  return {
    async page() {
      const good = entries().flatMap(({ good }) => (good && !hasError(good.compiled.problems) ? [good] : []));
      const version = good.map((each) => each.version).join(' ');
      const compiled = good.map((each) => each.compiled);
      if (version !== kept.version || !kept.made) {
        kept.made = storiesFor(compiled).length > 0 ? await makeKiosk(workshop(), compiled) : undefined;
        kept.version = version;
      }
      const page = kept.made?.files.get('index.html');
      return typeof page === 'string' ? page : undefined;
    },
    sound(name) {
      const found = kept.made?.files.get(`media/${basename(name)}`);
      return typeof found === 'string' ? undefined : found;
    },
  };
}

/** The display that a script's kiosk is made for, in CSS px. */
export function displayOf({ good }: Entry): { readonly width: number; readonly height: number } {
  const { width, height } = kioskConfigOf(good ? [good.compiled] : []).display;
  return { width, height };
}
