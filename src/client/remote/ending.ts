import { onePress } from './one-press.ts';
import type { RemotePage } from './page.ts';

/**
 * Ends the lecture, in steps that no stray thumb takes: out of the menu, and then with a key that stands where no key
 * was before. Where the first key lay, the second answer is "no".
 */
export function makeEnding(page: RemotePage, lost: string, end: () => Promise<boolean>): void {
  const { ending } = page;
  page.end.addEventListener('click', () => {
    page.list.close();
    page.endSaid.textContent = '';
    ending.showModal();
    page.endNo.focus();
  });
  const press = onePress(async () => {
    const isDone = await end();
    page.endSaid.textContent = isDone ? '' : lost;
    if (isDone) ending.close();
  });
  page.endYes.addEventListener('click', () => void press());
  page.endNo.addEventListener('click', () => ending.close());
  ending.addEventListener('click', (event) => {
    if (event.target === ending) ending.close();
  });
}

/** Takes the keys off once the lecture is over, and says so. */
export function showOver(page: RemotePage, isOver: boolean, words: string): void {
  if (isOver !== page.over.hidden) return;
  page.over.hidden = !isOver;
  document.body.classList.toggle('is-over', isOver);
  page.told.textContent = isOver ? words : '';
  if (!isOver) return;
  page.list.close();
  page.ending.close();
}
