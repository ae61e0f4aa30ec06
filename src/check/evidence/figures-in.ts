/** A number in running text. */
export interface Figure {
  /** The number with the word behind it. */
  readonly text: string;
  readonly value: number;
  /** The word behind it; '' when there is none. */
  readonly unit: string;
  /** Offset in the text. */
  readonly start: number;
}

/** What stands before or behind a number that is a day, a year, a time, a page or a part of a name. */
const english =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const russian =
  'янв(?:ар\\p{L}+)?|фев(?:рал\\p{L}+)?|мар(?:т\\p{L}*)?|апр(?:ел\\p{L}+)?|ма[йяею]|июн\\p{L}*|июл\\p{L}*|авг(?:уст\\p{L}*)?|сент?(?:ябр\\p{L}+)?|окт(?:ябр\\p{L}+)?|ноя(?:бр\\p{L}+)?|дек(?:абр\\p{L}+)?';
const month = `(?:${english}|${russian})(?!\\p{L})`;
const notCounted = new RegExp(
  [
    `^(?:\\s*${month}`,
    `\\s*(?:[–—-]|and|to|or|и|на|по)\\s*\\d{1,2}(?:st|nd|rd|th)?\\s*${month}`,
    '[\\p{sc=Latin}\\p{sc=Cyrillic}年月日時时년월일시]',
    '[:./]\\d|\\s*(?:st|nd|rd|th)\\b|-(?:\\p{L}|\\d)|\\s*(?:Metre|Meter)\\b)',
  ].join('|'),
  'iu',
);
const afterName = new RegExp(
  `(?:(?<!\\p{L})(?:${month}\\.?|No\\.?|№|Order|Hill|Unit|Type|Article|высот\\p{L}+|pp?\\.|para\\.?|sec\\.|chapter|ch\\.|с(?:тр?)?\\.|гл\\.)\\s*|[/-]|\\d{4}–)$`,
  'iu',
);

/** The word behind a number, unless it is one that never names what is counted. */
const unitBehind =
  /^[\s\u00A0\u202F]+(?:of\s+the\s+|of\s+)?(?!(?:to|and|or|in|at|by|on|from|for|with|is|are|was|were|had|have|и|или|в|на|с|по|из|до|к)(?!\p{L}))([\p{L}-]+)/iu;

/**
 * The numbers in a text that count something: no dates, years, pages or parts of names. `150,000`, `3 500`, `1.6
 * million`, `50万`.
 */
export function figuresIn(text: string): Figure[] {
  const found: Figure[] = [];
  const pattern =
    /(?<![\p{L}\d.,:])(\d{1,3}(?:[,\u00A0\u202F ]\d{3})+|\d+(?:[.,]\d+)?)(?!\d)(?:[\s\u00A0\u202F]*((?:million|thousand|billion)s?(?!\p{L})|миллион\p{L}*|миллиард\p{L}*|тысяч\p{L}*|(?:млн|млрд|тыс)\.?(?!\p{L})|[万萬만亿億억]))?/giu;
  for (const match of text.matchAll(pattern)) {
    const [whole, digits = '', scale = ''] = match;
    const start = match.index;
    const behind = text.slice(start + whole.length);
    const before = text.slice(Math.max(0, start - 24), start);
    if (notCounted.test(behind) || afterName.test(before)) continue;
    const value = amountOf(digits, scale);
    const isYear = scale === '' && /^\d{4}$/.test(digits) && value >= 1000 && value <= 2100;
    if (isYear) continue;
    const unit = unitBehind.exec(behind)?.[1] ?? '';
    const length = whole.length + (unit === '' ? 0 : behind.indexOf(unit) + unit.length);
    found.push({ text: text.slice(start, start + length), value, unit, start });
  }
  return found;
}

function amountOf(digits: string, scale: string): number {
  const plain = digits.replace(/[,\u00A0\u202F ](?=\d{3}(?!\d))/g, '').replace(',', '.');
  const factor = /^(million|млн|миллион)/i.test(scale)
    ? 1e6
    : /^(billion|миллиард|млрд)/i.test(scale)
      ? 1e9
      : /^(thousand|тыс)/i.test(scale)
        ? 1e3
        : /^[万萬만]/.test(scale)
          ? 1e4
          : /^[亿億억]/.test(scale)
            ? 1e8
            : 1;
  return Math.round(Number(plain) * factor * 1000) / 1000;
}
