import type { ContentNotice } from './content-notice.ts';
import type { Source } from './library.ts';
import type { NameCard } from './name-card.ts';
import type { ReadingWords } from './reading-words.ts';

/** What a card says before its note: the name with what it is and when, and other names; '' where there are none. */
export function cardTexts({ name, about, life, others }: NameCard): { readonly name: string; readonly others: string } {
  const also = others.map(({ text, foreign, years }) => {
    const when = [foreign.replaceAll(' ', ', '), years].filter(Boolean).join(', ');
    return when === '' ? text : `${text} (${when})`;
  });
  return { name: [name, about, life].filter(Boolean).join(', '), others: also.join(' · ') };
}

/** "Izvestia: Russian newspaper; partisan", as full notes and accounts tell it; '' when that isn't known. */
export function standpointText({ voice, perspective, partisan }: Source, words: ReadingWords): string {
  const whose = perspective.trim().replace(/[.;]$/, '');
  const told = [whose, partisan ? (words.partisan ?? '') : ''].filter(Boolean).join('; ');
  return told === '' || voice === '' ? told : `${voice}: ${told}`;
}

/** How a source came to us, as the full note tells it where it is cited first. */
export function historyTexts({ translation, note }: Source): readonly string[] {
  return [translation, note].filter(Boolean);
}

/** A notice in words: the author's, or what the tags of claims stand for. */
export function noticeText(notice: ContentNotice | undefined, words: ReadingWords): string {
  if (!notice) return '';
  const { text, tags } = notice;
  if (text !== '') return text;
  const what = tags.map((tag) => words[`notice-${tag}`] ?? tag);
  const list = what.length > 1 ? `${what.slice(0, -1).join(', ')} ${words.and ?? ''} ${what.at(-1)}` : (what[0] ?? '');
  return (words.noticePart ?? '{what}').replace('{what}', list);
}
