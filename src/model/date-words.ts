/** The words of dates in a language written with spaces: "20 December 1904". */
export interface EuropeanWords {
  readonly type: 'european';
  /** Every form of a month's name in lower case, without its dot. */
  readonly months: ReadonlyMap<string, MonthForm>;
  /** Months are written with a capital, which tells "2 May" from "2 may". */
  readonly capitals: boolean;
  /** "December 20, 1904" is written too. */
  readonly monthFirst: boolean;
  /** "20.12.1904" is written too. */
  readonly dotted: boolean;
  /** Endings of day numbers: 20th, 20-го. */
  readonly ordinals: ReadonlySet<string>;
  /** Words that may stand between the parts of a date: the 20th of December. */
  readonly fillers: ReadonlySet<string>;
  /** Words that make a range. */
  readonly to: ReadonlySet<string>;
  /** Words that make a range of two neighbouring days only. */
  readonly and: ReadonlySet<string>;
  /** Words after the number of a year: 1904 года. */
  readonly year: ReadonlySet<string>;
  /** Sticky, after a year: it is before Christ. */
  readonly bc: RegExp;
  /** Ends where the date starts. */
  readonly about: RegExp;
}

/** A form of a month's name. */
export interface MonthForm {
  /** 1 to 12. */
  readonly month: number;
  /** An abbreviation, which may be written with a dot. */
  readonly short: boolean;
}

/** The signs of dates in a language that writes a unit after each number: 1904年12月20日. */
export interface EasternWords {
  readonly type: 'eastern';
  /** Character classes' contents. */
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** Signs after a unit that make it a length of time: 20日間. */
  readonly duration: string;
  /** Name of an era to the Gregorian year before its first. */
  readonly eras: ReadonlyMap<string, number>;
  /** Names put before a year before Christ. */
  readonly bc: readonly string[];
  /** Words that make a range. */
  readonly to: readonly string[];
  /** Ends where the date starts. */
  readonly aboutBefore: RegExp;
  /** Starts where the date ends. */
  readonly aboutAfter: RegExp;
}

/** The words for a language tag (`en`, `zh-Hant`); undefined for languages without a table. */
export function dateWords(lang: string): EuropeanWords | EasternWords | undefined {
  return tables.get(baseLanguage(lang));
}

/** `zh` of `zh-Hant`. */
export function baseLanguage(lang: string): string {
  return lang.toLowerCase().split(/[-_]/, 1)[0] ?? '';
}

const english: EuropeanWords = {
  type: 'european',
  months: monthForms([
    'january jan.',
    'february feb. febr.',
    'march mar.',
    'april apr.',
    'may',
    'june jun.',
    'july jul.',
    'august aug.',
    'september sep. sept.',
    'october oct.',
    'november nov.',
    'december dec.',
  ]),
  capitals: true,
  monthFirst: true,
  dotted: false,
  ordinals: new Set(['st', 'nd', 'rd', 'th']),
  fillers: new Set(['of', 'the']),
  to: new Set(['to', 'until', 'till', 'through']),
  and: new Set(['and']),
  year: new Set(),
  bc: /\s?(?:BCE?(?![\p{L}\d])|B\.\s?C\.(?:\s?E\.)?)/uy,
  about: /(?:(?<!\p{L})(?:about|around|circa|ca\.?|c\.|approximately|roughly)|[~≈])\s*$/iu,
};

const russian: EuropeanWords = {
  type: 'european',
  months: monthForms([
    ...soft('январ янв.', 'феврал фев. февр.'),
    'март марта марте марту мартом мар.',
    ...soft('апрел апр.'),
    'май мая мае маю маем',
    ...soft('июн', 'июл'),
    'август августа августе августу августом авг.',
    ...soft('сентябр сен. сент.', 'октябр окт.', 'ноябр ноя. нояб.', 'декабр дек.'),
  ]),
  capitals: false,
  monthFirst: false,
  dotted: true,
  ordinals: new Set(['го', 'ого', 'е', 'ое', 'му', 'м']),
  fillers: new Set(),
  to: new Set(['по', 'на', 'до']),
  and: new Set(['и']),
  year: new Set(['год', 'года', 'году', 'годом', 'годы', 'годов', 'годам', 'годах', 'г', 'гг']),
  bc: /\s?до\s(?:н\.\s?э\.|нашей\sэры|Р\.\s?Х\.)/iuy,
  about: /(?:(?<!\p{L})(?:около|ок\.|примерно|приблизительно)|[~≈])\s*$/iu,
};

const german: EuropeanWords = {
  type: 'european',
  months: monthForms([
    'januar januars jänner jan. jän.',
    'februar februars feber feb. febr.',
    'märz maerz mär. mrz.',
    'april aprils apr.',
    'mai',
    'juni jun.',
    'juli jul.',
    'august augusts aug.',
    'september septembers sep. sept.',
    'oktober oktobers okt.',
    'november novembers nov.',
    'dezember dezembers dez.',
  ]),
  capitals: true,
  monthFirst: false,
  dotted: true,
  ordinals: new Set(),
  fillers: new Set(['den', 'dem', 'des', 'zum', 'jahr', 'jahre', 'jahres']),
  to: new Set(['bis', 'auf', 'zum']),
  and: new Set(['und']),
  year: new Set(),
  bc: /\s?(?:v\.\s?(?:Chr|u\.\s?Z)\.|vor\s(?:Christus|Christi\sGeburt|unserer\sZeitrechnung))/uy,
  about: /(?:(?<!\p{L})(?:um|etwa|ungefähr|circa|ca\.?|zirka|gegen)|[~≈])\s*$/iu,
};

// One table for Chinese and Japanese: each quotes the other's years.
const eras = new Map([
  ['明治', 1867],
  ['大正', 1911],
  ['昭和', 1925],
  ['平成', 1988],
  ['令和', 2018],
  ['民国', 1911],
  ['民國', 1911],
]);

const japanese: EasternWords = {
  type: 'eastern',
  year: '年',
  month: '月',
  day: '日',
  duration: '間',
  eras,
  bc: ['紀元前'],
  to: ['から', 'より'],
  aboutBefore: /(?:約|およそ|[~≈])\s?$/u,
  aboutAfter: /^\s?(?:頃|ころ|ごろ|前後)/u,
};

const chinese: EasternWords = {
  type: 'eastern',
  year: '年',
  month: '月',
  day: '日号號',
  duration: '间間',
  eras,
  bc: ['公元前', '西元前', '前'],
  to: ['至', '到'],
  aboutBefore: /(?:大约|大約|约|約|[~≈])\s?$/u,
  aboutAfter: /^\s?(?:左右|前后|前後)/u,
};

const korean: EasternWords = {
  type: 'eastern',
  year: '년',
  month: '월',
  day: '일',
  duration: '간',
  eras: new Map([
    ['메이지', 1867],
    ['다이쇼', 1911],
    ['쇼와', 1925],
  ]),
  bc: ['기원전'],
  to: ['부터', '에서'],
  aboutBefore: /(?:약|대략|[~≈])\s?$/u,
  aboutAfter: /^\s?(?:경(?!\p{L})|무렵|쯤)/u,
};

const tables: ReadonlyMap<string, EuropeanWords | EasternWords> = new Map<string, EuropeanWords | EasternWords>([
  ['en', english],
  ['ru', russian],
  ['de', german],
  ['ja', japanese],
  ['zh', chinese],
  ['ko', korean],
]);

/** A line for each month; abbreviations have their dot. */
function monthForms(lines: readonly string[]): ReadonlyMap<string, MonthForm> {
  const forms = lines.flatMap((line, index) =>
    line.split(' ').map((form): [string, MonthForm] => {
      return [form.replace('.', ''), { month: index + 1, short: form.endsWith('.') }];
    }),
  );
  return new Map(forms);
}

/** Russian months on a soft sign in all their cases: the stem first, then abbreviations. */
function soft(...months: readonly string[]): readonly string[] {
  return months.map((month) => {
    const [stem = '', ...rest] = month.split(' ');
    const cases = ['ь', 'я', 'е', 'ю', 'ём', 'ем'].map((ending) => stem + ending);
    return [...cases, ...rest].join(' ');
  });
}
