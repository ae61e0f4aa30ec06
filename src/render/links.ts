import type { Edition } from '../model/narrative.ts';

/** Where links lead in the deck: slides by id, other narratives by their deck beside this one, addresses as they are. */
export function deckLink(edition: Edition): (href: string) => string | undefined {
  return (href) => {
    if (href === '') return undefined;
    const other = /^\.\.\/([\w.-]+?)\/?(?:[a-z]{2}(?:-\w+)?\.md)?(#.*)?$/i.exec(href);
    if (other) return `../../${other[1]}/${edition.meta.lang}/deck.html${other[2] ?? ''}`;
    return href;
  };
}

/** In print a relative address would become one of this machine: only slides that are there and real addresses stay links. */
export function printLinks(ids: ReadonlySet<string>): (href: string) => string | undefined {
  return (href) => {
    if (href.startsWith('#')) return ids.has(href.slice(1)) ? href : undefined;
    return /^(https?|mailto|tel):/i.test(href) ? href : undefined;
  };
}
