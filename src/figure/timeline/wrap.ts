import type { DrawTools, Face } from '../figure.ts';

/** A text in lines, as wide as the widest. */
export interface Lines {
  readonly lines: readonly string[];
  /** Px. */
  readonly width: number;
}

/** How a text is broken. */
export interface WrapStyle {
  /** Lines that it should take at most. */
  readonly most: number;
  /** Px that no line is wider than. */
  readonly limit: number;
  readonly face: Face;
  readonly size: number;
  /** Px that something else takes before the first word; 0 for nothing. */
  readonly lead?: number;
}

/** Breaks a text into at most `most` lines of about the same length; into more where it needs them below `limit` px. */
export function wrapEvenly(text: string, style: WrapStyle, measure: DrawTools['width']): Lines {
  const { most, limit, size } = style;
  const row = rowOf(text, style, measure);
  const whole = row.between(0, row.count);
  const readable = Math.min(limit, size * ems(size));
  if (whole <= readable) return linesOf(row, [row.count]);
  const target = Math.max(most, fill(row, limit).length);
  // The narrowest measure that takes no more lines.
  let [low, high] = [Math.min(row.widest, limit), limit];
  while (high - low > 2) {
    const middle = (low + high) / 2;
    if (fill(row, middle).length <= target) high = middle;
    else low = middle;
  }
  return linesOf(row, even(row, Math.max(high, readable)));
}

/** Lines shorter than so many times their size are too short to read well; where they are small there is little room. */
function ems(size: number): number {
  return size >= 19 ? 6.5 : 5;
}

/** Words in a row, measured once: the width of a line is the difference of two ends. */
interface Row {
  readonly words: readonly string[];
  readonly count: number;
  /** Px of the widest word. */
  readonly widest: number;
  /** Px of a line from one word to before another. */
  readonly between: (from: number, to: number) => number;
}

function rowOf(text: string, { limit, face, size, lead = 0 }: WrapStyle, measure: DrawTools['width']): Row {
  const width = (part: string): number => measure(part, face, size);
  const words = shortened(text)
    .split(/[ \t\r\n]+/)
    .flatMap((word) => cutLong(word, limit, width));
  const space = width(' ');
  const widths = words.map(width);
  if (lead > 0) {
    words.unshift('');
    widths.unshift(lead);
  }
  const ends = [0];
  for (const each of widths) ends.push((ends.at(-1) ?? 0) + each + space);
  return {
    words,
    count: words.length,
    widest: Math.max(...widths),
    between: (from, to) => (ends[to] ?? 0) - (ends[from] ?? 0) - space,
  };
}

/** The lines of a row, by the number of the word before which each ends. */
function linesOf({ words, between }: Row, ends: readonly number[]): Lines {
  const starts = [0, ...ends];
  const widths = ends.map((end, index) => between(starts[index] ?? 0, end));
  return {
    lines: ends.map((end, index) => words.slice(starts[index], end).join(' ').trim()),
    width: Math.max(0, ...widths),
  };
}

/** As few lines as a measure allows, broken where they are most alike. */
function even(row: Row, limit: number): readonly number[] {
  const { count, between } = row;
  const filled = fill(row, limit);
  if (count > 40) return filled;
  const goal = between(0, count) / filled.length;
  // What the words from each on cost in so many lines, and where the first of these ends.
  let costs = Array.from({ length: count + 1 }, (_, start) => (start === count ? 0 : Number.POSITIVE_INFINITY));
  const ends: number[][] = [];
  for (let left = 1; left <= filled.length; left++) {
    const [next, chosen] = [costs.map(() => Number.POSITIVE_INFINITY), costs.map(() => count)];
    for (let start = 0; start < count; start++) {
      for (let end = start + 1; end <= count; end++) {
        const long = between(start, end);
        if (long > limit && end > start + 1) break;
        const cost = (costs[end] ?? 0) + (long - goal) ** 2;
        if (cost >= (next[start] ?? 0)) continue;
        next[start] = cost;
        chosen[start] = end;
      }
    }
    costs = next;
    ends.push(chosen);
  }
  if (costs[0] === Number.POSITIVE_INFINITY) return filled;
  const found: number[] = [];
  for (let left = filled.length; left > 0; left--) found.push(ends[left - 1]?.[found.at(-1) ?? 0] ?? count);
  return found;
}

/** What is longer than a few sentences is no label. */
const longest = 300;

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Lines as full as a measure lets them be. */
function fill({ count, between }: Row, limit: number): readonly number[] {
  const ends: number[] = [];
  let start = 0;
  for (let end = 1; end < count; end++) {
    if (between(start, end + 1) <= limit) continue;
    ends.push(end);
    start = end;
  }
  return [...ends, count];
}

/** A word that is wider than a line is cut where the line ends. */
function cutLong(word: string, limit: number, width: (part: string) => number): string[] {
  if (word === '' || width(word) <= limit) return word === '' ? [] : [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && width(part + character) > limit) {
      parts.push(part);
      part = '';
    }
    part += character;
    // A line nobody could read to its end.
    if (parts.length > 6) break;
  }
  return [...parts, part];
}
