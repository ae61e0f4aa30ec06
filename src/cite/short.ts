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
  const told = items.map(({ sources, editors, stance }) => {
    // The voice gives way, never the place: on paper it stands nowhere else.
    const voices = sources.map(({ source, locator }) => [
      cut(plain(source.voice) || source.id, locator === '' ? room : room === longest ? longestVoice : room),
      locator,
    ]);
    const notes = editors.map(({ locator, confidence }) => [editorLabel(confidence, words), locator]);
    const join = (line: readonly string[]): string => line.filter(Boolean).join(', ');
    return { voices: voices.map(join), notes: notes.map(join), stance: stanceText(stance, words) };
  });
  const parts = saidOnce(told).map(({ voices, notes, stance }) => ({
    text: placesHeld(typeset([...voices, ...notes].join('; '), typography)),
    stance: stance === '' ? '' : ` (${stance})`,
  }));
  const whole = parts.map(({ text, stance }) => text + stance).join('; ');
  const [only] = parts;
  // Of a single claim the place is shortened, never how it stands.
  if (parts.length === 1 && only) return escapeHtml(cut(only.text, room - lengthOf(only.stance)) + only.stance);
  return escapeHtml(cut(whole, room));
}

interface Told {
  readonly voices: readonly string[];
  readonly notes: readonly string[];
  readonly stance: string;
}

/**
 * A place that several claims of a note stand in is named once, with how a claim stands rather than without, and so is
 * the editor. How a claim stands is said with its voice: where that has been named, it isn't said of the editor.
 */
function saidOnce(told: readonly Told[]): Told[] {
  return told
    .map(({ voices, notes, stance }, index) => {
      const isSaid = (line: string): boolean =>
        told.some(
          (other, at) =>
            other.voices.includes(line) &&
            (at < index
              ? stance === '' || stance === other.stance
              : at > index && stance === '' && other.stance !== ''),
        );
      const left = voices.filter((line) => !isSaid(line));
      return {
        voices: left,
        notes: notes.filter((line) => !told.some((other, at) => at < index && other.notes.includes(line))),
        stance: left.length === 0 && voices.length > 0 ? '' : stance,
      };
    })
    .filter(({ voices, notes }) => voices.length + notes.length > 0);
}

/** "p. 5" stays in one line. */
function placesHeld(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])(\p{L}{1,5}\.) (?=[\dIVXLC]+(?![\p{L}]))/gu, '$1\u00A0');
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
