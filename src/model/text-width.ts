import type { Face, TextWidth } from './drawn.ts';

/** Widths of characters in thousandths of the size, by face. */
type Widths = ReadonlyMap<string, number>;

/** Kerning is left out of the table; a little more room makes up for it. */
const slack = 1.02;

/** Reads the table that the package build made, and gives the measure of a text: its advance width in px. */
export function readWidths(json: string): TextWidth {
  const table = JSON.parse(json) as Readonly<Record<Face, Readonly<Record<string, string>>>>;
  const faces = new Map<Face, Widths>();
  return (text, face, size) => {
    const widths = faces.get(face) ?? widthsOf(table[face]);
    faces.set(face, widths);
    let sum = 0;
    for (const character of text.normalize('NFC')) sum += widths.get(character) ?? unknown(character);
    return (sum / 1000) * size * slack;
  };
}

function widthsOf(byWidth: Readonly<Record<string, string>>): Widths {
  return new Map(Object.entries(byWidth).flatMap(([width, all]) => [...all].map((each) => [each, Number(width)])));
}

/** East Asian characters are a square; marks that combine take no room; anything else is taken as a wide letter. */
function unknown(character: string): number {
  if (/\p{Mn}/u.test(character)) return 0;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u.test(
    character,
  )
    ? 1000
    : 640;
}
