import { countWords } from '../../model/word-count.ts';
import { kioskPages, textOf } from './kiosk-page.ts';
import type { KioskRule, SoundState } from './kiosk-rule.ts';

/**
 * What is heard can be read too, and the file that is heard is there.
 *
 *     ## The siege {narration=media/siege.mp3}
 *     ^
 */
export const kioskNarration: KioskRule = ({ edition, kiosk, report }) => {
  for (const page of kioskPages(edition)) {
    const { narration } = page;
    if (narration === '') continue;
    const state = kiosk.sounds.get(narration);
    if (state && state.type !== 'sound')
      report('kiosk-narration', page, page.span, { src: narration, reason: reasonOf(state) });
    // The headline alone isn't what a voice reads out.
    const headline = countWords(page.title);
    if (countWords(textOf(page, true)) <= headline) report('kiosk-transcript', page, page.span, { src: narration });
  }
};

function reasonOf(state: Exclude<SoundState, { type: 'sound' }>): string {
  switch (state.type) {
    case 'missing':
      return state.near === '' ? 'there is no such file' : `there is no such file, did you mean "${state.near}"?`;
    case 'outside':
      return 'it lies outside the project folder';
    case 'remote':
      return 'it lies on the network';
    case 'format':
      return 'it is no sound file that browsers play';
    default:
      return state satisfies never;
  }
}
