import { escapeHtml } from '../model/escape.ts';

/** What an author may write in a field of an item: the markup of CSL-JSON. */
const fieldMarkup = /<\/?(?:i|b|sup|sub|sc)>|<span class="nocase">|<\/span>/g;

/** Stand-ins for `<`, `>` and `&`, which citeproc carries through like letters, and the ends of a placeholder. */
const guards = new Map([
  ['<', '\uE100'],
  ['>', '\uE101'],
  ['&', '\uE102'],
]);
const entities = new Map([
  ['\uE100', '&lt;'],
  ['\uE101', '&gt;'],
  ['\uE102', '&amp;'],
]);
const opening = '\uE103';
const closing = '\uE104';
/** A letter that stands for nothing. */
const filler = '\uE106';
const firstDigit = 0xe110;

/** A field of an item so that nothing in it can become markup but what CSL-JSON allows. */
export function guardField(text: string): string {
  const plain = text.replace(/[\uE100-\uE11F]/g, '');
  let guarded = '';
  let end = 0;
  for (const found of plain.matchAll(fieldMarkup)) {
    guarded += guard(plain.slice(end, found.index)) + found[0];
    end = found.index + found[0].length;
  }
  guarded += guard(plain.slice(end));
  // citeproc looks up what it prints in plain objects: a person named "valueOf" would be found there.
  return guarded in {} ? guarded + filler : guarded;
}

function guard(text: string): string {
  return text.replace(/[<>&]/g, (char) => guards.get(char) ?? '');
}

/** A name for the text of index `index` that no rule of a style changes. */
export function placeholder(index: number): string {
  const digits = [...index.toString(16)].map((digit) => String.fromCharCode(firstDigit + Number.parseInt(digit, 16)));
  return opening + digits.join('') + closing;
}

/**
 * HTML of citeproc as it may be printed: `<i>`, `<b>`, `<sup>` and `<sub>`, balanced, and text. Placeholders become
 * `texts`, which are HTML; `label` before one goes.
 */
export function safeHtml(html: string, texts: readonly string[], label: string): string {
  return balance(html)
    .split(label)
    .map((part, index) => (index === 0 ? part : part.trimStart()))
    .join('')
    .replace(/\uE103([\uE110-\uE11F]+)\uE104(\.?)/g, (_, digits: string, dot: string) => {
      const hex = [...digits].map((digit) => (digit.charCodeAt(0) - firstDigit).toString(16)).join('');
      const text = texts[Number.parseInt(hex, 16)] ?? '';
      return text.endsWith('.') ? text : text + dot;
    })
    .replace(/&#(38|60|62);/g, (_, code: string) => escapeHtml(String.fromCharCode(Number(code))))
    .replace(/[\uE100-\uE11F]/g, (char) => entities.get(char) ?? '')
    .replace(/\s+/g, (space) => (space === '\u00A0' ? space : ' '))
    .trim();
}

/** Keeps the four tags, unites what a style sets upright within italics, and drops everything else between < and >. */
function balance(html: string): string {
  const open: { readonly tag: string; readonly close: string }[] = [];
  const body = html.replace(/<(\/?)([a-z]+)([^<>]*)>|[<>]/gi, (whole, slash?: string, name?: string, rest?: string) => {
    if (name === undefined) return whole === '<' ? '&lt;' : '&gt;';
    const tag = name.toLowerCase();
    if (slash === '/') {
      if (open.at(-1)?.tag !== tag) return '';
      return open.pop()?.close ?? '';
    }
    const upright = tag === 'span' && /font-style:\s*normal/.test(rest ?? '') && open.at(-1)?.close === '</i>';
    const kept = /^(?:i|b|sup|sub)$/.test(tag);
    open.push({ tag, close: kept ? `</${tag}>` : upright ? '<i>' : '' });
    return kept ? `<${tag}>` : upright ? '</i>' : '';
  });
  return (
    body +
    open
      .reverse()
      .map(({ close }) => close)
      .join('')
  );
}
