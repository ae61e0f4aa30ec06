import { randomBytes } from 'node:crypto';
import { act, type Command, type Lecture, newLecture, type Road } from '../../model/lecture.ts';
import { type Changes, makeChanges } from '../changes.ts';
import { type Audience, openAudience } from './audience.ts';
import type { HallState } from './state.ts';

/** A lecture that several pages show and drive. */
export interface Hall {
  readonly road: Road;
  readonly lecture: () => Lecture;
  /** Milliseconds of the clock that the lecture's times are on. */
  readonly now: () => number;
  readonly send: (command: Command) => void;
  /** Shows the listeners' address on the screen, or takes it off. */
  readonly invite: (on: boolean) => void;
  /** Listeners get the handout from now on. */
  readonly end: () => void;
  readonly isEnded: () => boolean;
  /** A phone has become a remote. */
  readonly paired: () => void;
  /** Counts a page as connected until the function is called that comes back. */
  readonly join: (as: Guest) => () => void;
  readonly state: () => HallState;
  readonly changes: Changes;
  readonly audience: Audience;
  /** Ends the streams of everybody who listens. */
  readonly close: () => void;
}

/** Who is connected: the screen, speaker views and phones, listeners. */
export type Guest = 'screen' | 'speaker' | 'remote' | 'follower';

/** Opens a lecture at its first slide. */
export function openHall(road: Road, isRehearsal = false, now: () => number = () => performance.now()): Hall {
  const changes = makeChanges();
  const run = randomBytes(6).toString('base64url');
  const guests: Record<Guest, number> = { screen: 0, speaker: 0, remote: 0, follower: 0 };
  const hall = { lecture: newLecture(road[0]?.id ?? ''), isInviting: false, isEnded: false, pairings: 0 };
  const audience = openAudience(road, hall.lecture);
  const obey = (command: Command): void => {
    const before = hall.lecture;
    const after = act(before, road, command, now());
    // Over is over: neither a button nor a slide that is shown for a question winds the stopwatch on.
    hall.lecture = hall.isEnded ? act(after, road, { do: 'watch', to: 'pause' }, now()) : after;
    // Whoever leads on wants the slide to be seen, not the square that lies over it.
    const { slide, step } = hall.lecture.view;
    if (slide !== before.view.slide || step !== before.view.step) hall.isInviting = false;
    audience.see(hall.lecture, hall.isEnded);
    if (hall.lecture !== before) changes.tell();
  };
  obey({ do: 'watch', to: 'arm' });
  return {
    road,
    changes,
    audience,
    now,
    lecture: () => hall.lecture,
    isEnded: () => hall.isEnded,
    paired() {
      hall.pairings += 1;
      changes.tell();
    },
    send: obey,
    invite(on) {
      hall.isInviting = on;
      changes.tell();
    },
    end() {
      hall.isEnded = true;
      obey({ do: 'watch', to: 'pause' });
      changes.tell();
    },
    join(as) {
      guests[as] += 1;
      changes.tell();
      let isHere = true;
      return () => {
        if (!isHere) return;
        isHere = false;
        guests[as] -= 1;
        // Whoever pointed can't take the pointer off any more.
        if (as !== 'follower') obey({ do: 'point', at: undefined });
        changes.tell();
      };
    },
    state: () => ({
      run,
      now: now(),
      lecture: hall.lecture,
      isInviting: hall.isInviting,
      isEnded: hall.isEnded,
      pairings: hall.pairings,
      isRehearsal,
      guests: { ...guests },
    }),
    close() {
      changes.close();
      audience.changes.close();
    },
  };
}
