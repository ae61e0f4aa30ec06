/** A rendered deck, taken apart at its slides. */
export interface DeckParts {
  /** Everything before the first act and behind the last: styles, fonts, settings, scripts. */
  readonly head: string;
  readonly tail: string;
  readonly acts: readonly DeckAct[];
}

export interface DeckAct {
  /** Its opening tag. */
  readonly tag: string;
  readonly slides: readonly DeckSlide[];
}

export interface DeckSlide {
  readonly id: string;
  /** The whole section. */
  readonly html: string;
}

/** Takes a deck apart; undefined when a project's own template made something else of it. */
export function partsOf(html: string): DeckParts | undefined {
  const acts: { tag: string; slides: DeckSlide[] }[] = [];
  let [depth, first, last, from] = [0, -1, 0, 0];
  // Only the template writes sections; text of a script stands there escaped.
  for (const match of html.matchAll(/^<(\/?)section\b[^>]*>$/gm)) {
    const [tag, closes] = match;
    depth += closes ? -1 : 1;
    const end = match.index + tag.length;
    if (!closes && depth === 1) {
      if (first < 0) first = match.index;
      acts.push({ tag, slides: [] });
    } else if (!closes && depth === 2) from = match.index;
    else if (closes && depth === 1) {
      const section = html.slice(from, end);
      const id = /^<section id="([^"]+)"/.exec(section)?.[1];
      if (id === undefined) return undefined;
      acts.at(-1)?.slides.push({ id, html: section });
    } else if (closes && depth === 0) last = end;
    else return undefined;
  }
  const isWhole = depth === 0 && acts.length > 0 && acts.every(({ slides }) => slides.length > 0);
  return isWhole ? { head: html.slice(0, first), tail: html.slice(last), acts } : undefined;
}

/** Puts a deck together again. */
export function deckOf({ head, tail, acts }: DeckParts): string {
  const sections = acts.map(({ tag, slides }) => `${tag}\n${slides.map(({ html }) => `${html}\n`).join('')}</section>`);
  return head + sections.join('\n') + tail;
}

export function slidesIn({ acts }: DeckParts): DeckSlide[] {
  return acts.flatMap(({ slides }) => slides);
}

/** The number of a slide as its section tells it; '' when a project's own template tells none. */
export function numberOf(html: string): string {
  return /^<section [^>]*?data-number="([^"]*)"/.exec(html)?.[1] ?? '';
}

/** A section with another number, which the template writes in two places. */
export function withNumber(html: string, number: string): string {
  return html
    .replace(/^(<section [^>]*?data-number=")[^"]*/, (_, tag: string) => tag + number)
    .replace(/(<span class="strip-number">)[^<]*/g, (_, tag: string) => tag + number);
}
