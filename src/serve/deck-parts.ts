/** A rendered deck, taken apart at its slides. */
export interface DeckParts {
  /** Everything but the acts: head, styles, fonts, settings, scripts. */
  readonly around: string;
  readonly acts: readonly DeckAct[];
}

interface DeckAct {
  /** Its opening tag. */
  readonly tag: string;
  readonly slides: readonly DeckSlide[];
}

interface DeckSlide {
  readonly id: string;
  /** The whole section. */
  readonly html: string;
}

/** What makes one deck of another in a running page. */
export interface DeckChange {
  /** Slides that are new or differ, as whole sections. */
  readonly slides: readonly string[];
  /** All acts with the ids of their slides, where any came, went or moved; undefined where none did. */
  readonly order: readonly { readonly tag: string; readonly ids: readonly string[] }[] | undefined;
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
  return isWhole ? { around: html.slice(0, first) + html.slice(last), acts } : undefined;
}

/** The change between two decks; undefined when the page has to be loaded anew. */
export function changeBetween(before: DeckParts, after: DeckParts): DeckChange | undefined {
  if (before.around !== after.around) return undefined;
  const old = new Map(before.acts.flatMap(({ slides }) => slides).map(({ id, html }) => [id, html]));
  const slides: string[] = [];
  for (const { id, html } of after.acts.flatMap((act) => act.slides)) {
    const was = old.get(id);
    if (was === html) continue;
    if (needsNewPage(was ?? '', html)) return undefined;
    slides.push(html);
  }
  const [orderBefore, order] = [orderOf(before), orderOf(after)];
  const isSame = JSON.stringify(orderBefore) === JSON.stringify(order);
  return { slides, order: isSame ? undefined : order };
}

function orderOf({ acts }: DeckParts): NonNullable<DeckChange['order']> {
  return acts.map(({ tag, slides }) => ({ tag, ids: slides.map(({ id }) => id) }));
}

/** Content notices and what the section itself is like are looked at only when a deck starts. */
function needsNewPage(before: string, after: string): boolean {
  return lookedAt(before) !== lookedAt(after);
}

function lookedAt(section: string): string {
  const tag = /^<section[^>]*>/.exec(section)?.[0] ?? '';
  const attributes = tag.match(/ (?:class|data-notice|data-background[\w-]*)="[^"]*"/g) ?? [];
  const notice = /^<aside class="content-notice".*<\/aside>$/m.exec(section)?.[0] ?? '';
  return [...attributes.filter((each) => each !== ' class="page"'), notice].join('');
}
