const months = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
const month = `(${months.join('|')})`;
const before = new RegExp(`(?<!\\d)(\\d{1,2}) ${month}(?!\\p{L})`, 'gu');
const behind = new RegExp(`(?<!\\p{L})${month} (\\d{1,2})(?!\\d)`, 'gu');

/** CSL has no genitive for months: "1 февраль 2020" becomes "1 февраля 2020", and "февраль 1" "1 февраля". */
export function russianDates(text: string): string {
  return text
    .replace(before, (_, day: string, name: string) => `${day} ${genitive(name)}`)
    .replace(behind, (_, name: string, day: string) => `${day} ${genitive(name)}`);
}

function genitive(name: string): string {
  return /[ьй]$/.test(name) ? `${name.slice(0, -1)}я` : `${name}а`;
}
