import type { Lecture } from '../../model/lecture.ts';
import type { Rehearsal } from '../../model/rehearsal.ts';

/** What the pages that may drive are told after every change. */
export interface HallState {
  /** Another one means that the program was started anew. */
  readonly run: string;
  /** The hall's clock when this was sent, in ms; the lecture's times are on it. */
  readonly now: number;
  readonly lecture: Lecture;
  /** The listeners' address stands on the screen. */
  readonly isInviting: boolean;
  readonly isEnded: boolean;
  /** How many phones were paired: with each the square for the next becomes another. */
  readonly pairings: number;
  /** The times are measured for the script. */
  readonly isRehearsal: boolean;
  readonly guests: Readonly<Record<'screen' | 'speaker' | 'remote' | 'follower', number>>;
}

/** What listeners are told. */
export interface AudienceState {
  /** What the audience sees; a notice that wasn't accepted hides it. */
  readonly slide: string;
  readonly step: number;
  readonly isHeldBack: boolean;
  readonly blank: boolean;
  /** Ids of the slides that were shown so far, in the order of the script. */
  readonly seen: readonly string[];
  readonly isEnded: boolean;
}

/** Addresses for phones and listeners, for the speaker's page. */
export interface Invitations {
  /** Why there are none: nobody asked for them with `--lan`, or this machine is in no network. */
  readonly without: 'lan' | 'network' | '';
  /** One phone may become a remote by it, once. */
  readonly pair: Invitation;
  /** How long, in ms, it stays the one to be shown, if no phone uses it. */
  readonly pairFreshFor: number;
  readonly follow: Invitation;
  /** Whether any other machine has reached this one yet. */
  readonly wasReached: boolean;
}

export interface Invitation {
  readonly address: string;
  /** A square to be scanned, as SVG. */
  readonly square: string;
}

/** What a rehearsal measured, and what it would change in the script. */
export interface RehearsalResult {
  /** Undefined when the script can no longer be read. */
  readonly rehearsal: Rehearsal | undefined;
  /** The usual pace, in words a minute. */
  readonly pace: number;
  /** Unified; '' when nothing would change. */
  readonly diff: string;
  /** Slides whose time would be written. */
  readonly changes: number;
  /** Slides whose time was written after this rehearsal; 0 before the author agreed. */
  readonly written: number;
  /** The script, as messages show it. */
  readonly file: string;
}
