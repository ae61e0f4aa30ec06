import type { Block } from './block.ts';
import { blocksFor } from './blocks-for.ts';
import type { Slide } from './narrative.ts';
import { passagesIn, wordsIn } from './passages.ts';
import { countWords } from './word-count.ts';

/** How long a slide takes. Seconds. */
export interface SpeakingTime {
  /** Words of its notes. */
  readonly words: number;
  /** Their length at the pace. */
  readonly spoken: number;
  /** What the script plans; what is spoken where it plans nothing. */
  readonly planned: number;
  /** Whether the script plans it. */
  readonly isPlanned: boolean;
}

/**
 * The time of a slide at a pace in words a minute. `share` is what slides without a time of their own get of the planned
 * length, in seconds; undefined where no length is planned.
 */
export function speakingTime(slide: Slide, pace: number, share?: number): SpeakingTime {
  const words = spokenWords(slide);
  const spoken = Math.round((words * 60) / pace);
  return { words, spoken, planned: slide.time || (share ?? spoken), isPlanned: slide.time > 0 };
}

/** Words of a slide's notes; counted once, for several rules and views ask. */
export function spokenWords(slide: Slide): number {
  const known = counted.get(slide.notes);
  if (known !== undefined) return known;
  const spoken = passagesIn({ ...slide, notes: blocksFor(slide.notes, 'script') }, 'notes');
  const words = countWords(spoken.map(({ tokens }) => wordsIn(tokens)).join(' '));
  counted.set(slide.notes, words);
  return words;
}

const counted = new WeakMap<readonly Block[], number>();

/** Seconds as a clock says them: 75 is `1:15`, 3675 is `1:01:15`. */
export function clockTime(seconds: number): string {
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
