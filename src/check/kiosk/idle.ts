import { countWords } from '../../model/word-count.ts';
import { kioskPages, textOf } from './kiosk-page.ts';
import type { KioskRule } from './kiosk-rule.ts';

/** Words a minute of somebody who stands, and how much longer the kiosk waits than they need. */
const pace = 150;
const patience = 1.5;
/** Seconds: the longest idle there is. */
const longest = 180;

/**
 * Nobody is asked "Are you still there?" while reading.
 *
 *     kiosk: { idle: 60 s }
 *     ^
 */
export const kioskIdle: KioskRule = ({ edition, kiosk, report }) => {
  const pages = kioskPages(edition).map((page) => ({ page, words: countWords(textOf(page, true)) }));
  const most = pages.reduce((a, b) => (b.words > a.words ? b : a), { page: undefined, words: 0 } as Counted);
  const needed = Math.min(longest, Math.ceil(((most.words * 60) / pace) * patience));
  if (!most.page || kiosk.config.idle >= needed) return;
  report('kiosk-idle', most.page, most.page.span, {
    idle: kiosk.config.idle,
    words: most.words,
    reading: Math.round((most.words * 60) / pace),
    needed,
  });
};

interface Counted {
  readonly page: ReturnType<typeof kioskPages>[number] | undefined;
  readonly words: number;
}
