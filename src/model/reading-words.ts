/**
 * The few words that the outputs add to what authors and the library say, for the evidence sheet and the signatures:
 * whoever signs has read them too. They are those of `templates/strings`.
 */
export type ReadingWords = Readonly<Record<string, string>>;

const english: ReadingWords = {
  newStyle: 'New Style',
  oldStyle: 'Old Style',
  about: 'about',
  atLeast: 'at least',
  atMost: 'at most',
  aboutDate: 'about',
  partisan: 'partisan',
  and: 'and',
  noticePart: 'This part speaks of {what}.',
  'notice-atrocity': 'violence against civilians',
  'notice-massacre-context': 'a massacre',
  'notice-mass-death': 'the deaths of many people',
  nameSince: 'from {year}',
  nameUntil: 'until {year}',
  bornIn: 'born {year}',
  diedIn: 'died {year}',
};

const russian: ReadingWords = {
  newStyle: 'по новому стилю',
  oldStyle: 'по старому стилю',
  about: 'около',
  atLeast: 'не менее',
  atMost: 'не более',
  aboutDate: 'примерно',
  partisan: 'сторона в споре',
  and: 'и',
  noticePart: 'Здесь говорится о {what}.',
  'notice-atrocity': 'насилии над мирными жителями',
  'notice-massacre-context': 'массовом убийстве',
  'notice-mass-death': 'гибели множества людей',
  nameSince: 'с {year}',
  nameUntil: 'до {year}',
  bornIn: 'род. {year}',
  diedIn: 'ум. {year}',
};

/** By language. */
export const readingWords: Readonly<Record<string, ReadingWords>> = { en: english, ru: russian };

/** The words for a language: `ru-RU` falls back to `ru`, everything else to `en`. */
export function readingWordsFor(lang: string): ReadingWords {
  const short = lang.split('-')[0] ?? lang;
  const own = [lang, short].find((each) => Object.hasOwn(readingWords, each));
  return readingWords[own ?? 'en'] ?? english;
}
