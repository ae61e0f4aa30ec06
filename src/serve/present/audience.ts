import { isHeldBack, type Lecture, type Road, seenByAudience } from '../../model/lecture.ts';
import { type Changes, makeChanges } from '../changes.ts';
import type { AudienceState } from './state.ts';

/**
 * What listeners are told, made once for all of them. They hear nothing of clocks, of the pointer that moves 25 times a
 * second, or of what the lecturer looks at beforehand: with a hundred of them that would be most of the work.
 */
export interface Audience {
  readonly state: () => AudienceState;
  readonly changes: Changes;
  /** Takes the lecture as it is now, and tells the audience if it sees something else. */
  readonly see: (lecture: Lecture, isEnded: boolean) => void;
}

export function openAudience(road: Road, first: Lecture): Audience {
  const changes = makeChanges();
  let [lecture, state] = [first, stateOf(road, first, false)];
  return {
    changes,
    state: () => state,
    see(now, isEnded) {
      const before = lecture;
      lecture = now;
      const isSame = (['view', 'frozen', 'blank', 'seen'] as const).every((key) => now[key] === before[key]);
      if (isSame && isEnded === state.isEnded) return;
      const next = stateOf(road, now, isEnded);
      if (JSON.stringify(next) === JSON.stringify(state)) return;
      state = next;
      changes.tell();
    },
  };
}

function stateOf(road: Road, lecture: Lecture, isEnded: boolean): AudienceState {
  const view = seenByAudience(lecture);
  const stop = road.find(({ id }) => id === view.slide);
  const seen = new Set(lecture.seen);
  return {
    slide: view.slide,
    step: view.step,
    isHeldBack: stop !== undefined && isHeldBack(stop, view.accepted),
    blank: lecture.blank,
    seen: road.filter(({ id }) => seen.has(id)).map(({ id }) => id),
    isEnded,
  };
}
