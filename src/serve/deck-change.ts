import { type DeckParts, numberOf, slidesIn, withNumber } from './deck-parts.ts';

/** What makes one deck of another in a running page. */
export interface DeckChange {
  /** Slides that are new or differ, as whole sections. */
  readonly slides: readonly string[];
  /** Slides that have another number and are else the same: all behind one that was put in. */
  readonly numbers: readonly { readonly id: string; readonly number: string }[];
  /** All acts with the ids of their slides, where any came, went or moved; undefined where none did. */
  readonly order: readonly { readonly tag: string; readonly ids: readonly string[] }[] | undefined;
}

/** The change between two decks; undefined when the page has to be loaded anew. */
export function changeBetween(before: DeckParts, after: DeckParts): DeckChange | undefined {
  if (before.head !== after.head || before.tail !== after.tail) return undefined;
  const old = new Map(slidesIn(before).map(({ id, html }) => [id, html]));
  const slides: string[] = [];
  const numbers: { id: string; number: string }[] = [];
  for (const { id, html } of slidesIn(after)) {
    const was = old.get(id);
    if (was === html) continue;
    if (was !== undefined && withNumber(was, numberOf(html)) === html) {
      numbers.push({ id, number: numberOf(html) });
      continue;
    }
    if (needsNewPage(was ?? '', html)) return undefined;
    slides.push(html);
  }
  const [orderBefore, order] = [orderOf(before), orderOf(after)];
  const isSame = JSON.stringify(orderBefore) === JSON.stringify(order);
  return { slides, numbers, order: isSame ? undefined : order };
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
