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

const japanese: ReadingWords = {
  newStyle: '新暦',
  oldStyle: '旧暦',
  about: '約',
  atLeast: '少なくとも',
  atMost: '最大',
  aboutDate: 'およそ',
  partisan: '当事者',
  and: 'および',
  noticePart: 'ここでは{what}について述べます。',
  'notice-atrocity': '民間人に対する暴力',
  'notice-massacre-context': '虐殺',
  'notice-mass-death': '多くの人の死',
  nameSince: '{year}年から',
  nameUntil: '{year}年まで',
  bornIn: '{year}年生まれ',
  diedIn: '{year}年没',
};

const chinese: ReadingWords = {
  newStyle: '公历',
  oldStyle: '儒略历',
  about: '约',
  atLeast: '至少',
  atMost: '至多',
  aboutDate: '约',
  partisan: '有立场',
  and: '和',
  noticePart: '本部分涉及{what}。',
  'notice-atrocity': '对平民的暴力',
  'notice-massacre-context': '屠杀',
  'notice-mass-death': '大量人员死亡',
  nameSince: '{year}年起',
  nameUntil: '至{year}年',
  bornIn: '{year}年出生',
  diedIn: '{year}年去世',
};

const korean: ReadingWords = {
  newStyle: '신력',
  oldStyle: '구력',
  about: '약',
  atLeast: '최소',
  atMost: '최대',
  aboutDate: '대략',
  partisan: '당파적',
  and: '및',
  noticePart: '이 부분에서 다루는 내용: {what}.',
  'notice-atrocity': '민간인에 대한 폭력',
  'notice-massacre-context': '학살',
  'notice-mass-death': '많은 사람의 죽음',
  nameSince: '{year}년부터',
  nameUntil: '{year}년까지',
  bornIn: '{year}년 출생',
  diedIn: '{year}년 사망',
};

/** By language. */
export const readingWords: Readonly<Record<string, ReadingWords>> = {
  en: english,
  ru: russian,
  ja: japanese,
  zh: chinese,
  ko: korean,
};

/** The words for a language: `ru-RU` falls back to `ru`, everything else to `en`. */
export function readingWordsFor(lang: string): ReadingWords {
  const short = lang.split('-')[0] ?? lang;
  const own = [lang, short].find((each) => Object.hasOwn(readingWords, each));
  return readingWords[own ?? 'en'] ?? english;
}
