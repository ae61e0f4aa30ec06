import type { Invitation } from '../../serve/present/state.ts';
import { element } from '../deck/element.ts';

/** An address as a square to be scanned, for cameras; its letters stand beside it for people. */
export function makeSquare({ address, square }: Invitation): HTMLElement {
  const picture = element(document, 'div', { class: 'hall-square', role: 'img', 'aria-label': address });
  picture.innerHTML = square;
  return picture;
}
