import { openDialog } from './dialog.ts';
import { element } from './element.ts';
import type { Words } from './words.ts';

/** Tells the lecturer what went wrong and what to do. */
export function openMessage(doc: Document, words: Words, heading: string, text: string): void {
  openDialog(doc, { name: 'message', heading, close: words.close }, element(doc, 'p', {}, text));
}
