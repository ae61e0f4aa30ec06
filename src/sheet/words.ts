import type { Confidence, Stance } from '../model/library.ts';
import type { StatementRegister } from '../model/statement-draft.ts';

/** Words of the evidence sheet in one language. `{names}` are filled in. */
export interface SheetWords {
  readonly sheet: string;
  readonly status: string;
  readonly draft: string;
  readonly reviewed: string;
  readonly noStatus: string;
  readonly count: string;
  readonly signed: string;
  readonly unsigned: string;
  readonly changed: string;
  readonly gone: string;
  readonly allowed: string;
  readonly slide: string;
  readonly number: string;
  readonly sentence: string;
  readonly source: string;
  readonly stance: string;
  readonly checked: string;
  readonly none: string;
  readonly editor: string;
  readonly footnote: string;
  readonly signature: string;
  readonly registers: Readonly<Record<StatementRegister, string>>;
  readonly stances: Readonly<Record<Stance, string>>;
  readonly confidences: Readonly<Record<Confidence, string>>;
}

const english: SheetWords = {
  sheet: 'Evidence sheet',
  status: 'Status: {status}',
  draft: 'Draft, not reviewed by a historian',
  reviewed: 'Every slide is signed and unchanged since',
  noStatus: 'No status in the front matter',
  count: 'Sentences: {sentences}. Slides: {slides}, signed: {signed}, changed since: {changed}',
  signed: 'Signed by {by}, {date}',
  unsigned: 'Not signed',
  changed: 'Changed since {by} signed on {date}: {change}',
  gone: 'Signed by {by} on {date}, and gone: slide "{slide}"',
  allowed: 'Allowed',
  slide: 'Slide',
  number: 'No.',
  sentence: 'Sentence',
  source: 'Source',
  stance: 'Stance',
  checked: 'Checked',
  none: 'no source',
  editor: 'Editor’s note',
  footnote: 'Footnote {number}',
  signature: 'Name, date, signature',
  registers: {
    title: 'title',
    notice: 'content notice',
    menu: 'menu',
    headline: 'headline',
    body: 'slide',
    caption: 'caption',
    alt: 'for those who cannot see the picture',
    credit: 'picture credit',
    notes: 'spoken',
    read: 'for readers',
    footnote: 'footnote',
    editor: 'editor’s note',
    card: 'card',
    library: 'from the library',
  },
  stances: {
    fact: 'fact',
    attributed: 'attributed',
    contested: 'contested',
    propaganda: 'propaganda',
    doubtful: 'doubtful',
  },
  confidences: {
    high: 'high confidence',
    'medium-high': 'fairly high confidence',
    medium: 'medium confidence',
    low: 'low confidence',
  },
};

const russian: SheetWords = {
  sheet: 'Лист доказательств',
  status: 'Состояние: {status}',
  draft: 'Черновик, не проверен историком',
  reviewed: 'Все слайды подписаны и с тех пор не менялись',
  noStatus: 'Состояние не указано',
  count: 'Предложений: {sentences}. Слайдов: {slides}, подписано: {signed}, изменено после подписи: {changed}',
  signed: 'Подписано: {by}, {date}',
  unsigned: 'Не подписано',
  changed: 'Изменено после подписи ({by}, {date}): {change}',
  gone: 'Было подписано ({by}, {date}), теперь нет: слайд «{slide}»',
  allowed: 'Разрешено',
  slide: 'Слайд',
  number: '№',
  sentence: 'Предложение',
  source: 'Источник',
  stance: 'Характер',
  checked: 'Проверено',
  none: 'без источника',
  editor: 'Примечание редактора',
  footnote: 'Сноска {number}',
  signature: 'Имя, дата, подпись',
  registers: {
    title: 'титул',
    notice: 'предупреждение',
    menu: 'меню',
    headline: 'заголовок',
    body: 'слайд',
    caption: 'подпись к рисунку',
    alt: 'для тех, кто не видит рисунка',
    credit: 'автор рисунка',
    notes: 'произносится',
    read: 'для читателя',
    footnote: 'сноска',
    editor: 'примечание редактора',
    card: 'карточка',
    library: 'из библиотеки',
  },
  stances: {
    fact: 'факт',
    attributed: 'со слов источника',
    contested: 'спорно',
    propaganda: 'пропаганда',
    doubtful: 'сомнительно',
  },
  confidences: {
    high: 'высокая уверенность',
    'medium-high': 'довольно высокая уверенность',
    medium: 'средняя уверенность',
    low: 'низкая уверенность',
  },
};

/** The words for a language; English for all that have none. */
export function sheetWords(lang: string): SheetWords {
  return lang.split('-')[0]?.toLowerCase() === 'ru' ? russian : english;
}

/** A phrase with its `{names}` filled in. */
export function fill(phrase: string, values: Readonly<Record<string, string | number>>): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
