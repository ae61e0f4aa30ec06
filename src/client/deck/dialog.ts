import { button, element } from './element.ts';
import { type Action, actionOf } from './keys.ts';

/** How a dialog looks and what closes it, besides Esc, its button, and a click beside it. */
interface DialogOptions {
  readonly name: string;
  readonly heading: string;
  /** What the close button is called. */
  readonly close: string;
  /** The action whose key opened it, and closes it again. */
  readonly toggle?: Action;
}

/**
 * Opens a modal dialog; an open one gives way. The browser keeps the focus inside and gives it back at the end.
 */
export function openDialog(doc: Document, options: DialogOptions, ...content: readonly (Node | string)[]) {
  for (const other of doc.querySelectorAll<HTMLDialogElement>('dialog:modal')) dismiss(other);
  const id = `deck-${options.name}`;
  const heading = element(doc, 'h2', { id: `${id}-heading` }, options.heading);
  const dialog = element(doc, 'dialog', { id, class: 'deck-dialog', 'aria-labelledby': heading.id });
  const close = button(doc, { class: 'deck-close', 'aria-label': options.close }, () => dismiss(dialog), '×');
  dialog.append(element(doc, 'header', {}, heading, close), ...content);

  dialog.addEventListener('keydown', (event) => {
    const action = event.defaultPrevented ? undefined : actionOf(event);
    if (event.key !== 'Escape' && (!action || action !== options.toggle)) return;
    event.preventDefault();
    dismiss(dialog);
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dismiss(dialog);
  });
  dialog.addEventListener('close', () => dialog.remove());
  doc.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * Closes a dialog and takes it away at once. Its `close` event comes later: keys pressed meanwhile would be typed into
 * a field that is no longer seen.
 */
export function dismiss(dialog: HTMLDialogElement): void {
  dialog.close();
  dialog.remove();
}
