import { button, element } from './element.ts';
import { type Action, actionOf } from './keys.ts';

/** How a dialog looks and what closes it, besides Esc, its button, and a click beside it. */
export interface DialogOptions {
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
  for (const other of doc.querySelectorAll<HTMLDialogElement>('dialog:modal')) other.close();
  const id = `deck-${options.name}`;
  const heading = element(doc, 'h2', { id: `${id}-heading` }, options.heading);
  const dialog = element(doc, 'dialog', { id, class: 'deck-dialog', 'aria-labelledby': heading.id });
  const close = button(doc, { class: 'deck-close', 'aria-label': options.close }, () => dialog.close(), '×');
  dialog.append(element(doc, 'header', {}, heading, close), ...content);

  dialog.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || !options.toggle || actionOf(event) !== options.toggle) return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  doc.body.append(dialog);
  dialog.showModal();
  return dialog;
}
