import { act, type Command, type Lecture, newLecture, type Road } from '../../model/lecture.ts';
import { makeSignal, type Signal } from './signal.ts';

/** What moves a lecture on: this page by itself, or a server for all its pages. */
export interface Driver {
  lecture(): Lecture;
  send(command: Command): void;
  /** Tells the lecture as it was before a change. */
  readonly changes: Signal<Lecture>;
  /** Milliseconds of the clock that the lecture's times are on. */
  now(): number;
}

/** A lecture of this page alone. */
export function localDriver(road: Road, slide: string): Driver {
  const changes = makeSignal<Lecture>();
  const now = (): number => performance.now();
  let lecture = newLecture(slide);
  return {
    lecture: () => lecture,
    changes,
    now,
    send(command) {
      const before = lecture;
      lecture = act(before, road, command, now());
      if (lecture !== before) changes.tell(before);
    },
  };
}
