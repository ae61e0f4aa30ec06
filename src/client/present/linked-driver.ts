import { act, type Lecture, newLecture, type Road, seenByAudience } from '../../model/lecture.ts';
import type { HallState } from '../../serve/present/state.ts';
import type { Driver } from '../deck/driver.ts';
import { makeSignal } from '../deck/signal.ts';
import type { Link } from './link.ts';

/** A lecture that a server keeps for several pages. */
export interface LinkedDriver extends Driver {
  /** Takes what the server says. */
  readonly take: (state: HallState) => void;
}

/**
 * The screen shows what the audience is to see, and goes on by itself while the line is broken; what it shows then is
 * told to the server when it is back. Other pages wait for the server.
 */
export function linkedDriver(road: Road, slide: string, role: 'screen' | 'speaker', link: () => Link): LinkedDriver {
  const changes = makeSignal<Lecture>();
  const here = { lecture: newLecture(slide), offset: 0, run: '', isAhead: false, isTelling: false };
  const now = (): number => performance.now() + here.offset;
  const set = (lecture: Lecture): void => {
    const before = here.lecture;
    here.lecture = lecture;
    if (lecture !== before) changes.tell(before);
  };
  const tellPlace = async (): Promise<void> => {
    const { view, blank } = here.lecture;
    here.isTelling = true;
    here.isAhead = !(await link().send({ do: 'stand', view, blank }));
    here.isTelling = false;
  };
  return {
    lecture: () => here.lecture,
    changes,
    now,
    send(command) {
      if (link().isUp()) void link().send(command);
      else if (role === 'screen') {
        here.isAhead = true;
        set(act(here.lecture, road, command, now()));
      }
    },
    take(state) {
      const isNewRun = here.run !== '' && here.run !== state.run;
      here.offset = state.now - performance.now();
      here.run = state.run;
      here.isAhead ||= role === 'screen' && isNewRun;
      if (here.isTelling) return;
      if (here.isAhead) void tellPlace();
      else set(role === 'screen' ? forAudience(state.lecture) : state.lecture);
    },
  };
}

/** Of a frozen picture the pointer would mean something else. */
function forAudience(lecture: Lecture): Lecture {
  const view = seenByAudience(lecture);
  const pointer = view.slide === lecture.view.slide ? lecture.pointer : undefined;
  return { ...lecture, view, pointer, frozen: undefined };
}
