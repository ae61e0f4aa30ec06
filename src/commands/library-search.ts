import { nearest } from '../suggest.ts';
import type { FoundEntry } from './library-entries.ts';

export interface Found {
  readonly entries: readonly FoundEntry[];
  /** False when the words were only nearly found. */
  readonly isExact: boolean;
}

/** Entries in which all words stand, else those in which nearly the same words do. Case and accents don't count. */
export function findEntries(entries: readonly FoundEntry[], words: readonly string[]): Found {
  const wanted = words.flatMap((word) => plain(word).split(/\s+/)).filter(Boolean);
  const texts = entries.map((entry) => ({ entry, text: plain(allWords(entry)) }));
  const exact = texts.filter(({ text }) => wanted.every((word) => text.includes(word)));
  if (exact.length > 0 || wanted.length === 0) {
    // What is named by the words stands before what only tells of them.
    const called = (entry: FoundEntry): boolean =>
      wanted.every((word) => plain(`${entry.id} ${entry.title}`).includes(word));
    const first = exact.filter(({ entry }) => called(entry));
    const rest = exact.filter(({ entry }) => !called(entry));
    return { entries: [...first, ...rest].map(({ entry }) => entry), isExact: true };
  }
  const near = texts.filter(({ text }) => {
    const known = new Set(text.split(/[^\p{L}\p{N}]+/u));
    return wanted.every((word) => text.includes(word) || (word.length > 3 && nearest(word, known) !== undefined));
  });
  return { entries: near.map(({ entry }) => entry), isExact: false };
}

function allWords({ id, title, about, words }: FoundEntry): string {
  return [id, title, ...about, ...words].join('\n');
}

/** Without case and accents; quotation marks as one types them. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[“”«»]/g, '"');
}
