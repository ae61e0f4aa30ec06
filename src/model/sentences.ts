import type { Span } from './span.ts';

/**
 * The sentences of a running text, in order. A mark that is wrong for a sentence is worse than one that is missing, so
 * doubtful stops (initials, abbreviations, "p. 5", ordinals) don't end one. Written by hand: the result of
 * `Intl.Segmenter` depends on the version of Node.
 */
export function sentencesIn(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  const add = (end: number): void => {
    const part = text.slice(start, end);
    const lead = part.length - part.trimStart().length;
    if (part.trim() !== '') found.push({ start: start + lead, end: start + part.trimEnd().length });
    start = end;
  };
  for (const match of text.matchAll(/([.!?…]+|[。！？｡]+)(["'”’»“‘」』）)\]]*)/gu)) {
    const after = match.index + match[0].length;
    const before = text.slice(start, match.index);
    if (endsSentence(before, match[1] ?? '', match[2] ?? '', text.slice(after, after + 60))) add(after);
  }
  add(text.length);
  return found;
}

/**
 *     He came in 1904. “Why?” asked A. N. Belousov.
 *                    ^     ^        ^  ^
 *                    yes   no       no no
 */
function endsSentence(before: string, stop: string, closing: string, rest: string): boolean {
  if (/^[。！？｡]/.test(stop)) return closing === '' || !/^(?:と|って|、|，)/.test(rest);
  if (!/^\s/.test(rest)) return false;
  const next = rest.trimStart().replace(/^["'“‘„«‹([「『¿¡]+/, '');
  // A small letter goes on, and so does the dash behind a Russian speaker's words.
  if (/^\p{Ll}/u.test(next) || /^[–—-]\s/.test(next)) return false;
  return stop !== '.' || closing !== '' || !isAbbreviated(before, next);
}

/** Abbreviations behind which a sentence goes on, whatever follows. */
const always = words(
  'mr mrs ms messrs dr prof rev hon st mt ft gen col lt capt maj adm sgt cpl cmdr gov sen pres',
  'cf vs viz ca approx ed eds trans repr sec sect para paras ch chap vol vols art fol fols ff fn inv e.g i.e n.b',
  'г-н г-жа ген полк кап адм акад проф им ул пл пер просп св см ср напр тов гор дер обл т.е т.к оп инв',
  'bzw vgl hrsg bd evtl ggf inkl jh sog z.b d.h u.a',
);
/** Abbreviations only before a number. */
const beforeNumber = words(
  'no nos nr pp fig figs tab app bk pt jan feb mar apr jun jul aug sep sept oct nov dec',
  'стр гл рис табл вып кн лл',
);
/** What ends a sentence though it looks like letters with points between them. */
const endings = words('a.m p.m b.c a.d b.c.e c.e');
const germanMonths =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?!\p{L})/u;

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.join(' ').split(' '));
}

function isAbbreviated(before: string, next: string): boolean {
  const word = /[^\s([«„“"‘'/–—-]*$/u.exec(before)?.[0] ?? '';
  const lower = word.toLowerCase();
  // "1. Then" is a numbered sentence, "am 21. November" a German date.
  if (/^\d+$/.test(before.trim()) || (/^\d{1,2}$/.test(word) && germanMonths.test(next))) return true;
  if (/^(?:гг?|вв?)$/.test(lower)) return !/[\dIVXLCХ]\s*(?:гг?|вв?)$/iu.test(before);
  if (/(?:^|\s)т\.\s?[дп]$/u.test(before) || endings.has(lower)) return false;
  if (always.has(lower) || /^\p{L}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return true;
  return beforeNumber.has(lower) && /^(?:[\d№]|[IVXLC]+(?!\p{L}))/u.test(next);
}
