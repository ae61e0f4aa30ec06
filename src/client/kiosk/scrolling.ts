/** A screenful less a few lines, so that a reader finds the place again. */
const part = 0.8;

/** Moves what is being read, an open card or else the page, by most of a screenful. */
export function scrollOn(document: Document, root: HTMLElement, direction: 1 | -1, isCalm: boolean): void {
  const read = document.querySelector('dialog[open] .card-body') ?? root;
  const isStill = isCalm || matchMedia('(prefers-reduced-motion: reduce)').matches;
  read.scrollBy({ top: direction * read.clientHeight * part, behavior: isStill ? 'auto' : 'smooth' });
}

/** The keys for long pages and cards are there only when they lead anywhere. */
export function showScrollKeys(document: Document, root: HTMLElement, page: HTMLElement | undefined): void {
  const { documentElement } = document;
  documentElement.toggleAttribute('data-long', page?.classList.contains('flows') === true && isLong(root));
  const controls = document.getElementById('controls');
  if (controls) enableKeys(controls, root);
  const card = document.querySelector<HTMLElement>('dialog.card[open]');
  const body = card?.querySelector<HTMLElement>('.card-body');
  if (!card || !body) return;
  card.toggleAttribute('data-long', isLong(body));
  enableKeys(card, body);
}

function isLong({ scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollHeight > clientHeight + 4;
}

function enableKeys(within: HTMLElement, { scrollTop, clientHeight, scrollHeight }: HTMLElement): void {
  within.querySelector('[data-do="up"]')?.toggleAttribute('disabled', scrollTop <= 1);
  within.querySelector('[data-do="down"]')?.toggleAttribute('disabled', scrollTop + clientHeight >= scrollHeight - 2);
}
