import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { includes, parseRange, type Range } from './unicode-range.ts';

/** One slice of one face, as fontsource cuts them. */
interface Slice {
  readonly family: string;
  readonly weight: number;
  readonly style: string;
  readonly subset: string;
  /** CSS `unicode-range`. */
  readonly range: string;
  readonly file: string;
}

export interface FontStore {
  /** `@font-face` rules with embedded fonts for the characters that occur and the families that the page uses. */
  readonly css: (text: string, families: readonly string[]) => string;
  /** Characters that no bundled face has. */
  readonly uncovered: (text: string) => readonly string[];
}

/** Reads the list of bundled slices; the fonts themselves are read when a page needs them. */
export function openFonts(assets: string): FontStore {
  const slices: readonly Slice[] = JSON.parse(readFileSync(join(assets, 'fonts.json'), 'utf8'));
  const ranges = new Map(slices.map(({ subset, range }) => [subset, parseRange(range)]));
  const made = new Map<string, string>();
  const rule = (slice: Slice): string => {
    const kept = made.get(slice.file);
    if (kept !== undefined) return kept;
    const data = readFileSync(join(assets, 'fonts', slice.file)).toString('base64');
    const css = `@font-face{font-family:"${slice.family}";font-style:${slice.style};font-weight:${slice.weight};src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${slice.range}}`;
    made.set(slice.file, css);
    return css;
  };
  return {
    css(text, families) {
      const needed = subsetsOf(charactersBeyondAscii(text), ranges);
      return slices
        .filter((slice) => needed.has(slice.subset) && families.includes(slice.family))
        .map(rule)
        .join('\n');
    },
    uncovered(text) {
      const all = [...ranges.values()].flat();
      return charactersBeyondAscii(text).filter(
        (character) => !isDrawnByNobody(character) && !includes(all, character.codePointAt(0) ?? 0),
      );
    },
  };
}

/** Each character once. Every face has those of ASCII, which texts mostly consist of. */
function charactersBeyondAscii(text: string): string[] {
  return [...new Set(text.match(/\P{ASCII}/gu))];
}

/** Slices with at least one of the characters; Latin always, for digits and punctuation of the page's own. */
function subsetsOf(characters: readonly string[], ranges: ReadonlyMap<string, readonly Range[]>): Set<string> {
  const needed = new Set(['latin']);
  for (const character of characters) {
    const code = character.codePointAt(0) ?? 0;
    for (const [subset, list] of ranges) if (includes(list, code)) needed.add(subset);
  }
  return needed;
}

/** Control characters, joiners, variation selectors and the soft hyphen need no glyph. */
function isDrawnByNobody(character: string): boolean {
  return /\p{C}|\p{Z}|\p{Variation_Selector}/u.test(character);
}
