/** A slide as the road of a lecture passes it. */
export interface Stop {
  readonly id: string;
  /** Presses of the forward key that it takes to show everything on it. */
  readonly steps: number;
  /** Names the content notice that stands before it; '' when it has none. Slides of one act share it. */
  readonly notice: string;
  /** May be dropped when time runs short. */
  readonly optional: boolean;
}

/** All slides of a lecture in the order of the script. */
export type Road = readonly Stop[];

/** Where a lecture stands: a slide, and how many of its steps are shown. */
export interface Place {
  readonly slide: string;
  readonly step: number;
}

/** What people see: a place, and the notices that were accepted on the way. */
export interface View extends Place {
  readonly accepted: readonly string[];
}

/** A spot on a slide, in shares of its width and height. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A lecture as it runs. Times are milliseconds of a clock that never jumps. */
export interface Lecture {
  readonly view: View;
  /** What the audience goes on seeing while the lecturer leafs ahead. */
  readonly frozen: View | undefined;
  readonly blank: boolean;
  /** Optional slides are passed over. */
  readonly late: boolean;
  /** Slides that the audience has seen, since the lecture was begun. */
  readonly seen: readonly string[];
  readonly pointer: Point | undefined;
  readonly watch: Watch;
  /** How long each slide was shown while the stopwatch ran, the one that is shown now not yet counted. */
  readonly spent: Readonly<Record<string, number>>;
  /** What the stopwatch said when the slide came up. */
  readonly entered: number;
}

/** A stopwatch: what it counted before, and since when it has been running. */
export interface Watch {
  /** It starts by itself with the first change of slide. */
  readonly armed: boolean;
  readonly before: number;
  readonly since: number | undefined;
}

/** What a lecturer can ask for, from whatever device. */
export type Command =
  | { readonly do: 'forward' | 'back' | 'first' | 'last' }
  /** A slide before its first step, after its last, or after so many. */
  | { readonly do: 'open'; readonly slide: string; readonly at?: 'start' | 'end' | number }
  | { readonly do: 'blank' | 'late'; readonly on: boolean }
  /** Without `on` the other way round: a page that shows only what is frozen can't know which way that is. */
  | { readonly do: 'freeze'; readonly on?: boolean | undefined }
  /** What a screen shows that went on by itself for a while. */
  | { readonly do: 'stand'; readonly view: View; readonly blank: boolean }
  | { readonly do: 'point'; readonly at: Point | undefined }
  | { readonly do: 'watch'; readonly to: 'arm' | 'start' | 'pause' | 'reset' };

/** A lecture before its first press, at a slide of the road. */
export function newLecture(slide: string): Lecture {
  return {
    view: { slide, step: 0, accepted: [] },
    frozen: undefined,
    blank: false,
    late: false,
    seen: [slide],
    pointer: undefined,
    watch: { armed: false, before: 0, since: undefined },
    spent: {},
    entered: 0,
  };
}

/** The lecture after a command; the same object when nothing changes. */
export function act(lecture: Lecture, road: Road, command: Command, now: number): Lecture {
  const after = obey(lecture, road, command, now);
  const { slide } = seenByAudience(after);
  return after.seen.includes(slide) ? after : { ...after, seen: [...after.seen, slide] };
}

function obey(lecture: Lecture, road: Road, command: Command, now: number): Lecture {
  const { blank, view } = lecture;
  switch (command.do) {
    case 'forward':
    case 'back':
      // On a dark screen the lecturer doesn't see what a step would lead to.
      if (blank) return { ...lecture, blank: false };
      return show(lecture, command.do === 'forward' ? ahead(lecture, road) : behind(lecture, road), now);
    case 'first':
    case 'last': {
      const stop = road.at(command.do === 'first' ? 0 : -1);
      return stop ? open(lecture, stop, 0, now) : lecture;
    }
    case 'open': {
      const stop = road.find(({ id }) => id === command.slide);
      return stop ? open(lecture, stop, stepAt(stop, command.at ?? 'start'), now) : lecture;
    }
    case 'blank':
      return command.on === blank ? lecture : { ...lecture, blank: command.on };
    case 'freeze': {
      const isFrozen = lecture.frozen !== undefined;
      if (command.on === isFrozen) return lecture;
      return { ...lecture, frozen: isFrozen ? undefined : view };
    }
    case 'stand': {
      const stop = road.find(({ id }) => id === command.view.slide);
      if (!stop) return lecture;
      const more = command.view.accepted.filter((each) => !view.accepted.includes(each));
      const accepted = more.length > 0 ? [...view.accepted, ...more] : view.accepted;
      const isAsBefore = lecture.frozen === undefined && lecture.blank === command.blank;
      const lit = isAsBefore ? lecture : { ...lecture, frozen: undefined, blank: command.blank };
      return show(lit, { slide: stop.id, step: stepAt(stop, command.view.step), accepted }, now);
    }
    case 'late':
      return command.on === lecture.late ? lecture : { ...lecture, late: command.on };
    case 'point':
      return command.at === lecture.pointer ? lecture : { ...lecture, pointer: command.at };
    case 'watch':
      return wind(lecture, road, command.to, now);
    default:
      return command satisfies never;
  }
}

/** Whether the notice of a slide hides it still. */
export function isHeldBack(stop: Stop, accepted: readonly string[]): boolean {
  return stop.notice !== '' && !accepted.includes(stop.notice);
}

/** What the audience sees now. */
export function seenByAudience({ view, frozen }: Lecture): View {
  return frozen ?? view;
}

/** Milliseconds that the stopwatch shows. */
export function elapsed({ before, since }: Watch, now: number): number {
  return before + (since === undefined ? 0 : now - since);
}

/** Whether the stopwatch was never started since it was last reset. */
export function isFresh({ before, since }: Watch): boolean {
  return since === undefined && before === 0;
}

/** How long each slide that was shown was so while the stopwatch ran, in ms; 0 when it didn't run. */
export function spentUntil({ spent, view, watch, entered }: Lecture, now: number): Readonly<Record<string, number>> {
  return { ...spent, [view.slide]: (spent[view.slide] ?? 0) + elapsed(watch, now) - entered };
}

/** Optional slides that are passed over: none unless the lecture runs late, and none that was shown. */
export function dropped(lecture: Lecture, road: Road): readonly string[] {
  if (!lecture.late) return [];
  return road.filter(({ id, optional }) => optional && !lecture.seen.includes(id)).map(({ id }) => id);
}

function isOnTheWay(lecture: Lecture, road: Road): (stop: Stop) => boolean {
  const passed = dropped(lecture, road);
  return ({ id }) => !passed.includes(id);
}

/** One step on: past a notice, to the next step, to the next slide. */
function ahead(lecture: Lecture, road: Road): View {
  const { view } = lecture;
  const index = road.findIndex(({ id }) => id === view.slide);
  const stop = road[index];
  if (stop && isHeldBack(stop, view.accepted)) return { ...view, accepted: [...view.accepted, stop.notice] };
  if (stop && view.step < stop.steps) return { ...view, step: view.step + 1 };
  const next = road.slice(index + 1).find(isOnTheWay(lecture, road));
  return next ? { ...view, slide: next.id, step: 0 } : view;
}

/** One step back; from a notice to the slide before. */
function behind(lecture: Lecture, road: Road): View {
  const { view } = lecture;
  const index = road.findIndex(({ id }) => id === view.slide);
  const stop = road[index];
  if (stop && view.step > 0 && !isHeldBack(stop, view.accepted)) return { ...view, step: view.step - 1 };
  const before = road.slice(0, Math.max(0, index)).findLast(isOnTheWay(lecture, road));
  return before ? { ...view, slide: before.id, step: before.steps } : view;
}

function open(lecture: Lecture, { id }: Stop, step: number, now: number): Lecture {
  const shown = show(lecture, { ...lecture.view, slide: id, step }, now);
  return shown.blank ? { ...shown, blank: false } : shown;
}

function stepAt({ steps }: Stop, at: 'start' | 'end' | number): number {
  if (typeof at === 'number') return Math.max(0, Math.min(steps, at));
  return at === 'end' ? steps : 0;
}

/** Another slide takes the pointer off, starts the stopwatch that waits for it, and closes the time of the one before. */
function show(lecture: Lecture, view: View, now: number): Lecture {
  const { slide, step, accepted } = lecture.view;
  if (view.slide === slide) return view.step === step && view.accepted === accepted ? lecture : { ...lecture, view };
  const { watch } = lecture;
  const started = watch.armed && isFresh(watch) ? { ...watch, since: now } : watch;
  return {
    ...lecture,
    view,
    pointer: undefined,
    watch: started,
    spent: spentUntil(lecture, now),
    entered: elapsed(started, now),
  };
}

function wind(lecture: Lecture, road: Road, to: 'arm' | 'start' | 'pause' | 'reset', now: number): Lecture {
  const { watch, view, spent, seen } = lecture;
  switch (to) {
    case 'arm':
      return watch.armed ? lecture : { ...lecture, watch: { ...watch, armed: true } };
    case 'start':
      return watch.since === undefined ? { ...lecture, watch: { ...watch, since: now } } : lecture;
    case 'pause':
      if (watch.since === undefined) return lecture;
      return { ...lecture, watch: { ...watch, before: elapsed(watch, now), since: undefined } };
    case 'reset': {
      // At the first slide the lecture begins anew: whoever walked through it beforehand has shown nothing.
      const isBeginning = view.slide === road[0]?.id;
      const isNew = isFresh(watch) && Object.keys(spent).length === 0 && (!isBeginning || seen.length <= 1);
      if (isNew) return lecture;
      return {
        ...lecture,
        seen: isBeginning ? [view.slide] : seen,
        watch: { ...watch, before: 0, since: watch.since === undefined ? undefined : now },
        spent: {},
        entered: 0,
      };
    }
    default:
      return to satisfies never;
  }
}
