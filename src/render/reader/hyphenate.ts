import type { HyphenationFunctionSync } from 'hyphen';

/** Puts soft hyphens into a word of a language. */
export type Hyphenate = HyphenationFunctionSync;

/** Short words and ends of words aren't parted: a line gains little by them. */
const shortest = 7;
/** Where a line never breaks inside a word, or the letters are to be read one by one. */
const whole = /^(?:h[1-6]|code|pre|svg|sup|style|nav|thead|dt)$/;
/** Letters that a font draws as one: the PDF would have no text for a sign with a hyphen inside. */
const inLigature = /(?<=f)\u00AD(?=[bfhijklt])/g;
const empty = /^(?:img|br|hr|input|meta|link|wbr)$/;

/** Loads the patterns of a language; undefined for languages that part no words, or that have no patterns here. */
export async function loadHyphenate(lang: string): Promise<Hyphenate | undefined> {
  const base = lang.toLowerCase().split('-')[0];
  if (base === 'en') return (await import('hyphen/en-gb/index.js')).default.hyphenateSync;
  if (base === 'ru') return (await import('hyphen/ru/index.js')).default.hyphenateSync;
  return undefined;
}

/**
 * HTML of our own templates with soft hyphens in its running text. Words of another language than the page's are left as
 * they are, and so are addresses, headings and code.
 */
export function hyphenated(html: string, hyphenate: Hyphenate): string {
  const parted = new Map<string, string>();
  const part = (word: string): string => {
    const kept = parted.get(word) ?? hyphenate(word, { minWordLength: shortest }).replace(inLigature, '');
    parted.set(word, kept);
    return kept;
  };
  const open: { readonly name: string; readonly isWhole: boolean }[] = [];
  return html.replace(/<(\/?)([a-z][\w]*)([^>]*)>|[^<]+/gi, (piece, slash?: string, name?: string, rest?: string) => {
    if (name === undefined) return open.at(-1)?.isWhole ? piece : words(piece, part);
    if (slash === '/') open.pop();
    else if (!empty.test(name) && !rest?.endsWith('/')) {
      const isForeign = / lang="/.test(rest ?? '');
      open.push({ name, isWhole: open.at(-1)?.isWhole === true || isForeign || whole.test(name) });
    }
    return piece;
  });
}

/** Long words of small letters, with a capital at most at their head: no names of ships in capitals, no addresses. */
function words(text: string, part: (word: string) => string): string {
  return text.replace(/&[#\w]+;|https?:\S+|\S*[@/_\d]\S*|\p{L}(?:\p{Ll}|\u0301){5,}/gu, (found) =>
    /^\p{L}(?:\p{Ll}|\u0301)+$/u.test(found) ? part(found) : found,
  );
}
