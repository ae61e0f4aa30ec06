import { figuresIn } from '../evidence/figures-in.ts';

/** The numbers that count something in a text of any language, as values. No dates, years, ordinals or names. */
export function countsIn(text: string): ReadonlySet<number> {
  return new Set(figuresIn(inOneNotation(text)).map(({ value }) => value));
}

/** Every number that a text has in any sense, in digits, or in English or Han words. */
export function numbersIn(text: string): ReadonlySet<number> {
  const plain = inOneNotation(text);
  const digits = (plain.match(/\d{1,3}(?:[,\u00A0\u202F ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?/g) ?? []).map((each) =>
    Number(each.replace(/[,\u00A0\u202F ](?=\d{3}(?!\d))/g, '').replace(',', '.')),
  );
  return new Set([...digits, ...countsIn(text), ...englishIn(text), ...hanIn(text)]);
}

/** The years in a text; `1904–05` has two. */
export function yearsIn(text: string): ReadonlySet<number> {
  const years = new Set<number>();
  for (const [, year = '', end = ''] of inOneNotation(text).matchAll(
    /(?<![\d.,])(\d{4})(?!\d|,\d)(?:[–—〜～-](\d{2})(?!\d))?/g,
  )) {
    const first = Number(year);
    if (first < 1000 || first > 2100) continue;
    years.add(first);
    if (end !== '') years.add(Number(year.slice(0, 2) + end));
  }
  return years;
}

/**
 * East Asian text in the notation that figures are read in: `約３万５千人` → `約 35,000 人`. Ordinals are taken out.
 *
 *     第203高地に156日間
 *          ^      ^
 */
function inOneNotation(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/第\s*\d+/g, ' ')
    .replace(
      /(?:\d[\d,.]*(?:[千천]?[万萬만億亿억]|[千천]))+(?:\d[\d,]*)?/g,
      (all) => ` ${sumOf(all).toLocaleString('en')} `,
    )
    .replace(/(\d)\s*(?:日間|年間|時間|日间|年间)/g, '$1 ')
    .replace(/(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー])(?=\d)/gu, ' ');
}

const scales: Readonly<Record<string, number>> = {
  千: 1e3,
  천: 1e3,
  万: 1e4,
  萬: 1e4,
  만: 1e4,
  億: 1e8,
  亿: 1e8,
  억: 1e8,
};

function sumOf(text: string): number {
  let sum = 0;
  for (const [, digits = '', signs = ''] of text.matchAll(/(\d[\d,.]*)([^\d,.]*)/g)) {
    const factor = [...signs].reduce((product, sign) => product * (scales[sign] ?? 1), 1);
    sum += Number(digits.replaceAll(',', '')) * factor;
  }
  return Math.round(sum * 1000) / 1000;
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const large: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };
const word = [...small, ...tens, 'hundred', ...Object.keys(large)].join('|');

/** `sixty-one`, `three hundred and fifty`, `two thousand`. */
function englishIn(text: string): number[] {
  const runs = text.toLowerCase().matchAll(new RegExp(`\\b(?:${word})(?:(?:[\\s-]+and)?[\\s-]+(?:${word}))*\\b`, 'g'));
  return [...runs].map(([run]) => {
    let [sum, part] = [0, 0];
    for (const each of run.split(/[\s-]+/)) {
      const factor = large[each];
      if (factor !== undefined) [sum, part] = [sum + (part || 1) * factor, 0];
      else if (each === 'hundred') part = (part || 1) * 100;
      else if (small.includes(each)) part += small.indexOf(each);
      else if (tens.includes(each)) part += (tens.indexOf(each) + 2) * 10;
    }
    return sum + part;
  });
}

const hanDigits = '〇一二三四五六七八九';
const hanUnits: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** `六十一`, `三千五百`, `一九〇四`. */
function hanIn(text: string): number[] {
  const plain = text
    .replaceAll('零', '〇')
    .replace(/[两兩]/g, '二')
    .replaceAll('萬', '万')
    .replaceAll('亿', '億');
  return (plain.match(/[〇一二三四五六七八九十百千万億]+/g) ?? []).map((run) => {
    if (/^[〇一二三四五六七八九]+$/.test(run)) return Number([...run].map((sign) => hanDigits.indexOf(sign)).join(''));
    let [sum, part, digit] = [0, 0, 0];
    for (const sign of run) {
      const unit = hanUnits[sign];
      if (hanDigits.includes(sign)) digit = hanDigits.indexOf(sign);
      else if (unit !== undefined) [part, digit] = [part + (digit || 1) * unit, 0];
      else [sum, part, digit] = [sum + (part + digit || 1) * (scales[sign] ?? 1), 0, 0];
    }
    return sum + part + digit;
  });
}
