import type { UseLine } from '../../model/kiosk-use.ts';
import type { HostLink } from './host-link.ts';
import type { Kiosk } from './kiosk.ts';
import type { KioskState } from './state.ts';
import { makeUseQueue } from './use-queue.ts';

/** What the counting needs to know of a moment. */
export interface Moment {
  readonly state: KioskState;
  /** Id of the slide, '' outside a story. */
  readonly page: string;
  /** Whether it is the story's last page. */
  readonly isLast: boolean;
}

interface Clock {
  /** Monotonic, in ms. */
  now(): number;
  /** Ms since 1970. */
  date(): number;
}

interface Span {
  readonly name: string;
  readonly story: string;
  readonly lang: string;
  readonly page: string;
  readonly start: number;
}

/**
 * Turns what happens into lines: how long a session, a story and a page lasted, languages chosen, stories read to the
 * end, reading aids used. What a visitor who left without a word didn't read, the idle time, isn't counted.
 */
export function makeUseCounter(clock: Clock, idle: number, tell: (...lines: UseLine[]) => void) {
  let last: Moment | undefined;
  let warned: number | undefined;
  const open = new Map<'session' | 'story' | 'page', Span>();
  const done = new Set<string>();

  const line = (kind: UseLine['kind'], span: Omit<Span, 'name' | 'start'>, start: number, end: number): UseLine => {
    const ms = Math.max(0, Math.round(end - start));
    return {
      at: Math.round(clock.date() - (clock.now() - start)),
      kind,
      story: span.story,
      lang: span.lang,
      page: span.page,
      ms,
    };
  };
  const follow = (kind: 'session' | 'story' | 'page', span: Omit<Span, 'start'> | undefined, end: number): void => {
    const before = open.get(kind);
    if (before?.name === span?.name) return;
    if (before) tell(line(kind, before, before.start, end));
    if (span) open.set(kind, { ...span, start: clock.now() });
    else open.delete(kind);
  };
  const once = (kind: 'language' | 'complete' | 'comfort', { state, page }: Moment): void => {
    const name = `${kind} ${kind === 'language' ? state.lang : kind === 'complete' ? state.story : ''}`;
    if (done.has(name)) return;
    done.add(name);
    tell(line(kind, { story: state.story, lang: state.lang, page }, clock.now(), clock.now()));
  };

  return (moment: Moment): void => {
    const { state, page, isLast } = moment;
    const isVisited = state.screen !== 'attract';
    const inStory = state.screen === 'story';
    const { story, lang } = state;
    if (state.warning) warned ??= clock.now();
    const end = warned !== undefined && !isVisited ? warned - idle : clock.now();
    if (!state.warning) warned = undefined;

    follow('page', inStory && !state.notice ? { name: `${story}/${lang}/${page}`, story, lang, page } : undefined, end);
    follow('story', inStory ? { name: story, story, lang, page: '' } : undefined, end);
    follow('session', isVisited ? { name: 'session', story: '', lang, page: '' } : undefined, end);
    if (!isVisited) done.clear();
    else if (last) {
      if (last.state.lang !== lang) once('language', moment);
      if (last.state.screen !== 'attract' && last.state.comfort !== state.comfort) once('comfort', moment);
      if (inStory && isLast && !state.notice) once('complete', moment);
    }
    last = moment;
  };
}

/** Keeps evidence of use: sends it at most every 5 s, and when the page goes away. Without a host nothing is kept. */
export function logUse(kiosk: Kiosk, host: HostLink, win: Window, isLast: () => boolean): void {
  const queue = makeUseQueue(async (lines) => {
    const status = (await host.post('/host/use', { lines }))?.status;
    // What the host refuses now it refuses later too, and nothing may wait behind it.
    return status === 200 || status === 400;
  });
  const clock = { now: () => win.performance.now(), date: () => Date.now() };
  const count = makeUseCounter(clock, kiosk.settings.idle * 1000, queue.add);
  const note = (state: KioskState) => {
    const page = kiosk.pageId().split('/').slice(2).join('/');
    count({ state, page, isLast: isLast() });
  };
  note(kiosk.state());
  kiosk.changes.on(note);
  win.setInterval(() => void queue.tick(clock.now()), 1000);
  const drain = () => queue.drain((lines) => host.postLast('/host/use', { lines }));
  win.addEventListener('pagehide', drain);
  win.document.addEventListener('visibilitychange', () => win.document.visibilityState === 'hidden' && drain());
}
