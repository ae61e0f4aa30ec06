import type { DrawTools, Face } from '../figure.ts';

/** A text in lines, as wide as the widest. */
export interface Lines {
  readonly lines: readonly string[];
  /** Px. */
  readonly width: number;
}

/** Breaks a text into at most `most` lines of about the same length; into more where it needs them below `limit` px. */
export function wrapEvenly(
  text: string,
  {
    most,
    limit,
    face,
    size,
  }: { readonly most: number; readonly limit: number; readonly face: Face; readonly size: number },
  measure: DrawTools['width'],
): Lines {
  const width = (part: string): number => measure(part, face, size);
  const pieces = shortened(text)
    .split(/[ \t\r\n]+/)
    .flatMap((word) => cutLong(word, limit, width));
  const whole = width(text);
  if (whole <= Math.min(limit, size * ems(size))) return linesOf([pieces.join(' ')], width);
  const count = Math.max(fill(pieces, limit, width).length, Math.min(most, Math.ceil(whole / limit)));
  const target = Math.max(most, count);
  // The narrowest measure that takes no more lines.
  let [low, high] = [Math.max(...pieces.map(width)), limit];
  while (high - low > 2) {
    const middle = (low + high) / 2;
    if (fill(pieces, middle, width).length <= target) high = middle;
    else low = middle;
  }
  const measured = Math.max(high, Math.min(limit, size * ems(size)));
  return linesOf(even(pieces, measured, width), width);
}

/** Lines shorter than so many times their size are too short to read well; where they are small there is little room. */
function ems(size: number): number {
  return size >= 19 ? 6.5 : 5;
}

/** As few lines as a measure allows, broken where they are most alike. */
function even(pieces: readonly string[], limit: number, width: (part: string) => number): string[] {
  const count = fill(pieces, limit, width).length;
  if (pieces.length > 40) return fill(pieces, limit, width);
  const goal = width(pieces.join(' ')) / count;
  const best = new Map<string, { readonly cost: number; readonly lines: readonly string[] }>();
  const from = (start: number, left: number): { readonly cost: number; readonly lines: readonly string[] } => {
    const key = `${start} ${left}`;
    const known = best.get(key);
    if (known) return known;
    let found: { readonly cost: number; readonly lines: readonly string[] } = {
      cost: Number.POSITIVE_INFINITY,
      lines: [],
    };
    if (start === pieces.length) found = left === 0 ? { cost: 0, lines: [] } : found;
    for (let end = start + 1; left > 0 && end <= pieces.length; end++) {
      const line = pieces.slice(start, end).join(' ');
      const long = width(line);
      if (long > limit && end > start + 1) break;
      const rest = from(end, left - 1);
      const cost = rest.cost + (long - goal) ** 2;
      if (cost < found.cost) found = { cost, lines: [line, ...rest.lines] };
    }
    best.set(key, found);
    return found;
  };
  const { lines } = from(0, count);
  return lines.length > 0 ? [...lines] : fill(pieces, limit, width);
}

/** What is longer than a few sentences is no label. */
const longest = 300;

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function linesOf(lines: readonly string[], width: (part: string) => number): Lines {
  return { lines, width: Math.max(...lines.map(width)) };
}

function fill(pieces: readonly string[], limit: number, width: (part: string) => number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const longer = last === undefined ? piece : `${last} ${piece}`;
    if (last !== undefined && width(longer) <= limit) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
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
