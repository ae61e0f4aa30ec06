import type { Signal } from '../deck/signal.ts';
import type { Event } from './machine.ts';
import type { KioskSettings } from './settings.ts';
import type { KioskState } from './state.ts';

/** The running kiosk, as the parts of the page see it. */
export interface Kiosk {
  readonly settings: KioskSettings;
  state(): KioskState;
  /** Told after each change, when the page shows it. */
  readonly changes: Signal<KioskState>;
  /** Lets something happen: a touch of a control, a swipe, a time that ran out. */
  run(event: Event): void;
  /** While held, no time counts towards the warning: sound, typing, the staff panel. Gives back what ends that. */
  hold(): () => void;
  /** Page changes since the start. */
  changeCount(): number;
  /** Id of the page that is shown: `story/lang/slide`, '' outside a story. */
  pageId(): string;
}
