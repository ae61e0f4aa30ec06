import { slidesOf } from '../deck/slide.ts';
import { type ParsedDeck, type ParsedSlide, partsOf } from './parsed-deck.ts';

/**
 * Exchanges the slides that changed in a running deck: far quicker than a new page, and everything else stays as it
 * is. False when more changed than the content of slides; then nothing was touched.
 */
export function patchDeck(page: Document, before: ParsedDeck, after: ParsedDeck): boolean {
  const live = slidesOf(page.documentElement);
  if (before.frame !== after.frame || before.slides.length !== after.slides.length) return false;
  if (live.length !== after.slides.length) return false;
  for (const [index, section] of live.entries()) {
    const [old, fresh] = [before.slides[index], after.slides[index]];
    if (old && fresh) patchSlide(page, section, old, fresh);
  }
  return true;
}

function patchSlide(page: Document, section: HTMLElement, old: ParsedSlide, fresh: ParsedSlide): void {
  for (const name of old.attributes.keys()) if (!fresh.attributes.has(name)) section.removeAttribute(name);
  for (const [name, value] of fresh.attributes)
    if (old.attributes.get(name) !== value) section.setAttribute(name, value);
  if (old.html === fresh.html) return;
  const shown = shownFragments(section);
  for (const part of partsOf(section)) part.remove();
  section.prepend(...fresh.parts.map((part) => page.importNode(part, true)));
  const fragments = [...section.querySelectorAll('.fragment')];
  for (const fragment of fragments.slice(0, shown)) fragment.classList.add('visible');
}

/** How many fragments are shown, from the first; infinite when it is all of them. */
function shownFragments(section: HTMLElement): number {
  const all = section.querySelectorAll('.fragment').length;
  const shown = section.querySelectorAll('.fragment.visible').length;
  return shown === all ? Number.POSITIVE_INFINITY : shown;
}
