import type { Comfort, KioskState } from './state.ts';

/** What can be shown: the pages of each story, the same in all its languages. */
export interface World {
  readonly stories: readonly StoryPages[];
  /** In the order in which they are offered; the first one is the kiosk's own. */
  readonly languages: readonly string[];
  readonly ground: 'dark' | 'light';
}

export interface StoryPages {
  readonly id: string;
  readonly languages: readonly string[];
  /** A page each: the key of the content notice before it, or ''. */
  readonly notices: readonly string[];
}

/** What can happen to the kiosk. */
export type Event =
  | { readonly type: 'begin'; readonly lang?: string }
  | { readonly type: 'choose'; readonly story: string }
  | { readonly type: 'go'; readonly page: number }
  | { readonly type: 'next' | 'back' | 'menu' | 'restart' | 'continue' | 'skip' | 'more' | 'close' | 'stay' }
  | { readonly type: 'language'; readonly lang: string }
  | { readonly type: 'card'; readonly card: Exclude<KioskState['card'], ''>; readonly note?: string }
  | { readonly type: 'comfort'; readonly change: Partial<Comfort> }
  | { readonly type: 'warn' | 'leave' };

/** The state before the first visitor, and after each: nothing of the last one is left. */
export function firstState({ languages, ground }: World): KioskState {
  return {
    screen: 'attract',
    story: '',
    lang: languages[0] ?? 'en',
    page: 0,
    notice: false,
    more: false,
    card: '',
    note: '',
    warning: false,
    comfort: { text: 100, contrast: false, ground, calm: false, low: false },
    accepted: [],
  };
}

/** attract → menu, when there are several stories → story → warning → attract. Equal events in equal states do the same. */
export function afterEvent(state: KioskState, event: Event, world: World): KioskState {
  switch (event.type) {
    case 'leave':
    case 'restart':
      return firstState(world);
    case 'begin':
      return state.screen === 'attract' ? begun({ ...state, lang: event.lang ?? state.lang }, world) : state;
    case 'menu':
      return world.stories.length > 1 ? { ...plain(state), screen: 'menu', story: '', page: 0 } : at(state, 0, world);
    case 'choose':
      return chosen(state, event.story, world);
    case 'go':
      return at(state, event.page, world);
    case 'next':
      return state.notice ? state : at(state, state.page + 1, world);
    case 'back':
      return at(state, state.page - 1, world);
    case 'continue':
      return { ...state, notice: false, accepted: [...state.accepted, noticeAt(state, world)] };
    case 'skip':
      return skipped(state, world);
    case 'more':
      return { ...state, more: !state.more };
    case 'language':
      return { ...state, card: '', lang: offered(state, event.lang, world) };
    case 'card':
      return { ...state, card: event.card, note: event.note ?? '', warning: false };
    case 'close':
      return { ...state, card: '' };
    case 'comfort':
      return { ...state, comfort: { ...state.comfort, ...event.change } };
    case 'warn':
      return state.screen === 'attract' ? state : { ...state, warning: true };
    case 'stay':
      return { ...state, warning: false };
    default:
      return event satisfies never;
  }
}

function begun(state: KioskState, world: World): KioskState {
  const [first, ...others] = world.stories;
  if (!first) return state;
  return others.length > 0 ? { ...state, screen: 'menu' } : chosen(state, first.id, world);
}

function chosen(state: KioskState, id: string, world: World): KioskState {
  const story = world.stories.find((each) => each.id === id);
  if (!story) return state;
  const inside: KioskState = { ...plain(state), screen: 'story', story: id };
  return at({ ...inside, lang: offered(inside, state.lang, world) }, 0, world);
}

/** A page of the story, behind its notice unless this visitor has passed it. */
function at(state: KioskState, wish: number, world: World): KioskState {
  const story = storyOf(state, world);
  if (!story) return state;
  const page = Math.min(Math.max(0, wish), story.notices.length - 1);
  const notice = story.notices[page] ?? '';
  return { ...plain(state), page, notice: notice !== '' && !state.accepted.includes(notice) };
}

/** The first page after the part that the notice stands before. */
function skipped(state: KioskState, world: World): KioskState {
  const notices = storyOf(state, world)?.notices ?? [];
  const key = notices[state.page];
  const next = notices.findIndex((each, index) => index > state.page && each !== key);
  // Nothing comes after it: what stands before it is as good as the end.
  return at(state, next >= 0 ? next : notices.indexOf(key ?? '') - 1, world);
}

/** Without what stood over the page. */
function plain(state: KioskState): KioskState {
  return { ...state, notice: false, more: false, card: '', note: '', warning: false };
}

/** The language itself where the story is told in it, else one that it is told in. */
function offered(state: KioskState, lang: string, world: World): string {
  const languages = storyOf(state, world)?.languages ?? world.languages;
  return languages.includes(lang) ? lang : (languages[0] ?? lang);
}

function noticeAt(state: KioskState, world: World): string {
  return storyOf(state, world)?.notices[state.page] ?? '';
}

function storyOf(state: KioskState, world: World): StoryPages | undefined {
  return world.stories.find((each) => each.id === state.story);
}
