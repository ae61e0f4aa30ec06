import { isControl } from '../deck/keys.ts';
import { slidesOf } from '../deck/slide.ts';

/** What was clicked in the deck, as the server is asked for its place. */
export interface Picked {
  readonly slide: string;
  readonly at: number;
  readonly note: number;
  readonly text: string;
  readonly caret: number;
}

const mark = 'data-picked';

/**
 * Tells what a click in the deck means, and puts a frame round it. Here it doesn't lead on to the next step, for an
 * author points at things; keys do, and links, superscripts and buttons answer as they always do. With Alt the place is
 * also to be opened in the editor.
 */
export function pickIn(page: Document, picked: (what: Picked, open: boolean) => void): void {
  const style = page.head.appendChild(page.createElement('style'));
  style.textContent = `[${mark}]{outline:2px dashed var(--accent);outline-offset:3px}`;
  page.addEventListener(
    'click',
    (event) => {
      const what = event.button === 0 ? whatIs(page, event) : undefined;
      if (!what) return;
      for (const old of page.querySelectorAll(`[${mark}]`)) old.removeAttribute(mark);
      what.element.setAttribute(mark, '');
      // The deck takes a click that nobody answers for a step forward.
      if (event.altKey || !isControl(event.target)) event.preventDefault();
      picked(what.picked, event.altKey);
    },
    { capture: true },
  );
}

/** The headline of a slide, for when nothing was clicked yet. */
export function headlineOf(slide: string): Picked {
  return { slide, at: -1, note: 0, text: '', caret: 0 };
}

function whatIs(page: Document, event: MouseEvent): { element: Element; picked: Picked } | undefined {
  const target = event.target as Element | null;
  const slide = slidesOf(page.documentElement).find((each) => each.contains(target));
  if (!target || !slide) return undefined;
  const block = target.closest('[data-at]');
  const note = target.closest('.slide-notes > li');
  const element = block ?? note ?? target.closest('.headline') ?? slide.querySelector('.slide') ?? slide;
  const { text, caret } = wordsAt(page, event, element);
  return {
    element,
    picked: {
      slide: slide.id,
      at: Number(block?.getAttribute('data-at') ?? -1),
      note: Number(note?.getAttribute('value') ?? 0),
      text,
      caret,
    },
  };
}

/** The line of text under the pointer, as it stands in the page, and the letters before the pointer. */
function wordsAt(page: Document, { clientX, clientY }: MouseEvent, within: Element): { text: string; caret: number } {
  const range = page.caretRangeFromPoint?.(clientX, clientY);
  const node = range?.startContainer;
  if (!range || !node || node.nodeType !== 3 || !within.contains(node)) return { text: '', caret: 0 };
  const all = node.textContent ?? '';
  const start = all.lastIndexOf('\n', range.startOffset - 1) + 1;
  const end = all.indexOf('\n', range.startOffset);
  const line = all.slice(start, end < 0 ? undefined : end);
  // A very long line is cut: its beginning is as good to find it by.
  const text = line.slice(0, 300).trim();
  const lead = line.length - line.trimStart().length;
  return { text, caret: Math.max(0, Math.min(text.length, range.startOffset - start - lead)) };
}
