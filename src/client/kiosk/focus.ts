import type { KioskState } from './state.ts';

/**
 * Keys go on from where a visitor is: the focus stays on the control that was pressed, as long as that is there and
 * works. Else it goes to what comes next: the first story of the menu, the answer to a notice, the page.
 */
export function keepFocus(
  document: Document,
  root: HTMLElement,
  state: KioskState,
  before: KioskState | undefined,
): void {
  // A card that opens takes the focus itself, and gives it back when it closes.
  if (document.querySelector('dialog[open]')) return;
  // Nobody is there; the last visitor's focus is forgotten with the visit.
  if (state.screen === 'attract') return;
  const isNewNotice = state.notice && !(before?.notice && before.page === state.page && before.story === state.story);
  const isSame = before?.screen === state.screen && !isNewNotice;
  if (isSame && isUsable(document.activeElement)) return;
  targetIn(root, state).focus({ preventScroll: true });
}

function isUsable(element: Element | null): boolean {
  if (!element?.isConnected || element === element.ownerDocument.body) return false;
  return !element.matches(':disabled, [hidden]') && element.checkVisibility({ visibilityProperty: true });
}

function targetIn(root: HTMLElement, state: KioskState): HTMLElement {
  const inside = state.notice ? '[data-do="continue"]' : state.screen === 'menu' ? '.story-card' : undefined;
  return (inside && root.querySelector<HTMLElement>(inside)) || root;
}
