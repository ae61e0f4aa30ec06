/**
 * The contested points of a page, side by side for its card: each account with its voice, what it says, and under it
 * the sources that the page names by number only.
 */
export function compareAccounts(page: HTMLElement | undefined): readonly Node[] {
  if (!page) return [];
  const notes = page.querySelector<HTMLTemplateElement>('template.page-evidence')?.content;
  return [...page.querySelectorAll('.contested')].map((point) => {
    const copy = point.cloneNode(true) as HTMLElement;
    // Beside one another accounts need no common scale; the card is read, not measured.
    for (const drawn of copy.querySelectorAll('.axis, .axis-calendar, .guides, .track')) drawn.remove();
    for (const styled of copy.querySelectorAll('[style]')) styled.removeAttribute('style');
    copy.className = 'contested-point';
    for (const account of copy.querySelectorAll('.account, .agreed-text')) giveSources(account, notes);
    // What is said of all of them, such as what is counted.
    giveSources(copy, notes);
    return copy;
  });
}

/** The numbers give way to the notes that they stand for. */
function giveSources(account: Element, notes: DocumentFragment | undefined): void {
  const marks = [...account.querySelectorAll<HTMLElement>('.note-mark')];
  const numbers = new Set(marks.map(({ dataset }) => dataset.note ?? ''));
  for (const mark of marks) mark.remove();
  for (const number of numbers) {
    const note = notes?.querySelector(`[data-note="${CSS.escape(number)}"] .note-text`);
    if (!note) continue;
    const source = account.ownerDocument.importNode(note, true);
    source.className = 'account-source';
    if (account.querySelector('.editor-badge')) source.querySelector('.editor-badge')?.remove();
    account.append(source);
  }
}
