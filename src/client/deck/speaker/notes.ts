import type { Deck } from '../deck.ts';
import { element } from '../element.ts';
import { evidenceIn } from '../slide.ts';

/** Draws a slide's cue, notes and their sources, from the top again when the slide is another one. */
export function drawNotes(doc: Document, deck: Deck, slide: HTMLElement, box: HTMLElement): void {
  const { words } = deck.settings;
  if (box.dataset.slide === slide.id) return;
  box.dataset.slide = slide.id;
  box.scrollTop = 0;
  const cue = slide.querySelector<HTMLTemplateElement>(':scope > .speaker-cue');
  const notes = slide.querySelector<HTMLTemplateElement>(':scope > .speaker-notes');
  const parts: HTMLElement[] = [];
  if (cue) {
    const label = element(doc, 'b', {}, words.cue);
    parts.push(element(doc, 'div', { class: 'sp-cue' }, label, doc.importNode(cue.content, true)));
  }
  if (notes) parts.push(element(doc, 'div', { class: 'sp-text' }, doc.importNode(notes.content, true)));
  else parts.push(element(doc, 'p', { class: 'sp-none' }, words.noNotes));
  const sources = notesIn(doc, slide);
  if (sources.length > 0) {
    parts.push(element(doc, 'section', { class: 'sp-sources' }, element(doc, 'h2', {}, words.sources), ...sources));
  }
  box.replaceChildren(...parts);
}

/** The notes of the slide and those of what is said to it, in full. */
function notesIn(doc: Document, slide: HTMLElement): Node[] {
  const lists = [evidenceIn(slide), evidenceIn(slide, 'speaker')].map((each) => each?.querySelector('.evidence-notes'));
  return lists.flatMap((list) => (list ? [doc.importNode(list, true)] : []));
}
