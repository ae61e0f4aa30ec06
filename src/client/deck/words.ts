/** Every text that the deck shows or speaks by itself. `deck-settings` carries them in the deck's language. */
export type Words = Readonly<Record<WordKey | SourceWordKey | HallWordKey, string>>;

/** The keys, in the order in which one meets them. `{time}` and the like are filled in by `fill`. */
export const wordKeys = [
  'slide',
  'help',
  'close',
  'space',
  'forward',
  'back',
  'first',
  'last',
  'blank',
  'blanked',
  'shownAgain',
  'freeze',
  'frozen',
  'laser',
  'fullscreen',
  'fullscreenRefused',
  'leave',
  'overview',
  'jump',
  'jumpHint',
  'jumpCount',
  'jumpNone',
  'search',
  'searchHint',
  'searchCount',
  'searchNone',
  'noticeKeys',
  'touch',
  'touchKeys',
  'speaker',
  'speakerBlocked',
  'slideNow',
  'slideNext',
  'stepNext',
  'nextLights',
  'end',
  'onlyYou',
  'pointHere',
  'late',
  'lateCan',
  'lateSaves',
  'lateNone',
  'lateStill',
  'passed',
  'passedOne',
  'passedMany',
  'saved',
  'notes',
  'noNotes',
  'cue',
  'clock',
  'elapsed',
  'left',
  'over',
  'thisSlide',
  'thisAct',
  'ahead',
  'behind',
  'onTime',
  'start',
  'pause',
  'reset',
  'larger',
  'smaller',
] as const;

type WordKey = (typeof wordKeys)[number];

/** Those of a deck that names sources, places or people. */
export const sourceWordKeys = ['sources', 'slideSources', 'slideSourcesNone', 'noteSources'] as const;

type SourceWordKey = (typeof sourceWordKeys)[number];

/** Those of a deck that `lanternist present` shows. */
export const hallWordKeys = [
  'connectionLost',
  'phones',
  'phonesNoLan',
  'phonesNoNetwork',
  'phonesIsolated',
  'phonesCount',
  'pairHeading',
  'pairHint',
  'followHeading',
  'followHint',
  'followShow',
  'endLecture',
  'endHint',
  'handoutOpen',
  'rehearsal',
  'rehearsalWrite',
  'rehearsalWritten',
  'rehearsalNothing',
  'rehearsalAct',
  'rehearsalPlanned',
  'rehearsalTook',
  'rehearsalRate',
  'rehearsalBefore',
  'rehearsalWhole',
  'rehearsalNone',
  'rehearsalAsPlanned',
  'rehearsalLonger',
  'rehearsalShorter',
  'rehearsalTooFast',
  'rehearsalSlow',
  'rehearsalSome',
  'rehearsalLength',
  'rehearsalTooLong',
  'rehearsalLeft',
  'rehearsalSkipped',
  'rehearsalMore',
] as const;

type HallWordKey = (typeof hallWordKeys)[number];

/** Puts values into a text's `{names}`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
