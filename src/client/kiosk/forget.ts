/**
 * Empties what isn't seen any more but still holds words of the last visit: cards, the announcement, the places on the
 * time strips, the focus. A screen reader, or Tab, would find them.
 */
export function forgetVisit(document: Document): void {
  for (const each of document.querySelectorAll(
    '#announcer, #warning-left, .evidence-card, .accounts-card, .link-square',
  ))
    each.replaceChildren();
  for (const card of document.querySelectorAll('dialog[data-long]')) card.removeAttribute('data-long');
  for (const key of document.querySelectorAll('dialog .scroll-key')) key.removeAttribute('disabled');
  for (const strip of document.querySelectorAll<HTMLElement>('.time-strip')) {
    for (const name of ['aria-valuenow', 'aria-valuetext']) strip.removeAttribute(name);
    for (const stop of strip.querySelectorAll('.here, .aimed')) stop.classList.remove('here', 'aimed');
    const aim = strip.querySelector<HTMLElement>('.time-aim');
    aim?.replaceChildren();
    aim?.style.removeProperty('--at');
  }
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement) activeElement.blur();
}
