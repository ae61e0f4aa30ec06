import { element } from '../deck/element.ts';
import type { Words } from '../deck/words.ts';

/** A line at the edge of the page as long as the server can't be reached. */
export function showConnection(words: Words): { readonly up: () => void; readonly down: () => void } {
  const line = document.body.appendChild(
    element(document, 'p', { class: 'hall-connection', role: 'status', hidden: '' }),
  );
  return {
    up() {
      line.hidden = true;
      line.textContent = '';
    },
    down() {
      // The speaker's page fills the body anew.
      document.body.append(line);
      line.hidden = false;
      line.textContent = words.connectionLost;
    },
  };
}
