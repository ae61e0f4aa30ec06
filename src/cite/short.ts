import { escapeHtml } from '../model/escape.ts';
import type { CitedItem } from './resolve.ts';
import { type Typography, typeset } from './typography.ts';
import { editorLabel, stanceText, type Words } from './words.ts';

/** Characters that fit on a line at the foot of a slide. */
const longest = 90;
/** Of them, what a voice may take beside a place. */
const longestVoice = 34;

/**
 * The note for the foot of a slide as HTML: voices with places, stances in words, in one line of `room` characters;
 * Infinity cuts nothing.
 */
export function shortText(
  items: readonly CitedItem[],
  words: Words,
  typography: Typography,
  room: number = longest,
): string {
  const told = new Set<string>();
  const parts = items.flatMap(({ sources, editors, stance }) => {
    // The voice gives way, never the place: on paper it stands nowhere else.
    const voices = sources.map(({ source, locator }) => [
      cut(plain(source.voice) || source.id, locator === '' ? room : room === longest ? longestVoice : room),
      locator,
    ]);
    const notes = editors.map(({ locator, confidence }) => [editorLabel(confidence, words), locator]);
    const word = stanceText(stance, words);
    // Two claims from one place, and the editor's share in several, are named once.
    const isNew = (line: string): boolean => !told.has(line) && told.add(line).size > 0;
    const join = (line: readonly string[]): string => line.filter(Boolean).join(', ');
    const said = voices.map(join).filter((line) => isNew(`${line} ${word}`));
    const added = notes.map(join).filter((line) => isNew(line));
    if (said.length + added.length === 0) return [];
    const text = typeset([...said, ...added].join('; '), typography);
    // How a claim stands has been said with its voice.
    const isSaid = word === '' || (said.length === 0 && voices.length > 0);
    return [{ text, stance: isSaid ? '' : ` (${word})` }];
  });
  const whole = parts.map(({ text, stance }) => text + stance).join('; ');
  const [only] = parts;
  // Of a single claim the place is shortened, never how it stands.
  if (parts.length === 1 && only) return escapeHtml(cut(only.text, room - lengthOf(only.stance)) + only.stance);
  return escapeHtml(cut(whole, room));
}

/** A title without the markup that programs for references put into it. */
function plain(voice: string): string {
  return voice.replace(/<\/?(?:i|b|sup|sub|span|sc)\b[^>]*>/gi, '').trim();
}

/** At most `limit` characters, ending at a word; at a character where the text has no spaces. */
function cut(text: string, limit: number): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  const head = characters.slice(0, limit - 1).join('');
  const word = /^(.*\S)\s+\S*$/su.exec(head + (characters[limit - 1] === ' ' ? ' ' : ''))?.[1] ?? '';
  return `${(word.length > limit / 2 ? word : head).replace(/[\s,;:(–-]+$/u, '')}…`;
}

function lengthOf(text: string): number {
  return [...text].length;
}
