import { type Compiled, compileSource } from '../compile.ts';
import { hasError } from '../diagnostic.ts';
import type { Edition, Slide } from '../model/narrative.ts';
import { sourceText } from '../model/span.ts';
import { slidesOf } from '../model/walk.ts';
import { defaultSettings, renderDeckOf } from '../pages.ts';
import type { Workshop } from '../workshop.ts';
import { type DeckParts, type DeckSlide, numberOf, partsOf, slidesIn, withNumber } from './deck-parts.ts';
import { editedSlides } from './edited.ts';
import type { ShownTheme } from './state.ts';

/** Shorter scripts are made whole as quickly. */
const longScript = 100;
/** A slide that the piece ends with: when it is missing, something before it was left open. */
const sentinel = { id: 'lanternist-sentinel', text: '\n\n## End {#lanternist-sentinel}\n' };

/** A deck with the script that it was made from. */
export interface Standing {
  readonly compiled: Compiled;
  readonly parts: DeckParts;
  readonly theme: ShownTheme;
}

/** What a deck becomes by an edit, and the ids of the slides that were edited. */
export interface Ahead {
  readonly parts: DeckParts;
  readonly edited: readonly string[];
}

/**
 * What an edit of one place makes of the deck of a long script, without compiling the whole of it. The edited slides
 * are made twice as a script of their own, as they were and as they are: only when the first gives what stands in the
 * deck, but for the numbers, is the second trusted. Undefined when it isn't, and wherever an edit is more than that;
 * whoever asks compiles the whole script in any case, right after.
 */
export async function deckAhead(workshop: Workshop, standing: Standing, text: string): Promise<Ahead | undefined> {
  const { compiled, parts } = standing;
  const { edition } = compiled;
  const stretch = edition && stretchOf(edition, text);
  if (!stretch) return undefined;
  const was = await pieceOf(workshop, standing, stretch.around + stretch.was);
  const is = was && (await pieceOf(workshop, standing, stretch.around + stretch.is));
  if (!is || was.parts.head !== is.parts.head || was.parts.tail !== is.parts.tail) return undefined;

  const old = new Set(stretch.slides.map(({ id }) => id));
  const [first] = stretch.slides;
  const offset = leading(first) - leading(was.slides[0]);
  const before = shownIn(was, offset);
  const after = shownIn(is, offset);
  const elsewhere = new Set([...slidesOf(edition)].map(({ id }) => id).filter((id) => !old.has(id)));
  if (is.slides.some(({ id }) => elsewhere.has(id))) return undefined;
  const place = placeOf(parts, before);
  // Numbers of notes, and how a work is named that was named before, hang on all slides before.
  if (!place || after.some(({ html }) => html.includes(' data-note="'))) return undefined;

  const added = leadsIn(is.slides) - leadsIn(was.slides);
  // Where one went, only the whole script knows which slide stood before it.
  const edited = editedSlides(was.edition, is.edition).filter((id) => is.slides.some((slide) => slide.id === id));
  return { parts: put(parts, place, before.length, after, added), edited };
}

/** The slides around an edit, and their text before and after it. */
interface Stretch {
  readonly slides: readonly Slide[];
  /** Front matter and the opening of their act, which they are read with. */
  readonly around: string;
  readonly was: string;
  readonly is: string;
}

function stretchOf(edition: Edition, now: string): Stretch | undefined {
  const slides = [...slidesOf(edition)];
  const { text } = edition.source;
  if (slides.length < longScript || text === now) return undefined;
  const [from, to] = differenceOf(text, now);
  // A heading that begins or ends with the difference may have joined its neighbour.
  let first = slides.findLastIndex(({ extent }) => extent.start < from);
  let last = slides.findIndex(({ extent }) => extent.end > to);
  if (last < 0) last = slides.length - 1;
  while ((slides[first]?.part ?? 1) > 1) first -= 1;
  while ((slides[last + 1]?.part ?? 1) > 1) last += 1;
  const edited = slides.slice(Math.max(0, first), last + 1);
  const [lead, end] = [edited[0], edited.at(-1)];
  if (!lead || !end || edited.some(({ kind }) => kind !== 'slide')) return undefined;
  const opening = edition.acts.find((act) => act.slides.includes(lead))?.opening;
  const head = text.slice(0, slides.find(({ kind }) => kind !== 'title')?.extent.start);
  return {
    slides: edited,
    around: head + (opening ? text.slice(opening.extent.start, opening.extent.end) : ''),
    was: text.slice(lead.extent.start, end.extent.end),
    is: now.slice(lead.extent.start, end.extent.end + now.length - text.length),
  };
}

/** The stretch of the old text outside of which both are the same. */
function differenceOf(before: string, after: string): [from: number, to: number] {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < shorter - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [from, before.length - tail];
}

interface Piece {
  readonly edition: Edition;
  readonly parts: DeckParts;
  /** Those of the stretch, in the order of the script, whether the deck shows them or not. */
  readonly slides: readonly Slide[];
}

/** The stretch as a script of its own; undefined when it isn't one without errors, or holds more than slides. */
async function pieceOf(workshop: Workshop, { compiled, theme }: Standing, text: string): Promise<Piece | undefined> {
  const { script, project, edition } = compiled;
  const source = sourceText(edition?.source.path ?? '', text + sentinel.text, script.file);
  const piece = await compileSource(workshop, project, script, source);
  if (!piece.edition || hasError(piece.problems)) return undefined;
  const act = piece.edition.acts.at(-1);
  if (!act || piece.edition.acts.length > 1 || act.slides.at(-1)?.id !== sentinel.id) return undefined;
  const parts = partsOf(await renderDeckOf(workshop, piece, { ...defaultSettings, theme }, true));
  return parts && { edition: piece.edition, parts, slides: act.slides.slice(0, -1) };
}

/** The sections of a piece, with the numbers that they have in the whole script. */
function shownIn({ parts, slides }: Piece, offset: number): DeckSlide[] {
  const ids = new Set(slides.map(({ id }) => id));
  return slidesIn(parts)
    .filter(({ id }) => ids.has(id))
    .map(({ id, html }) => ({ id, html: moved(html, offset) }));
}

/** Where slides stand in a deck one after another, just as they are; undefined when they don't. */
function placeOf({ acts }: DeckParts, wanted: readonly DeckSlide[]): { act: number; at: number } | undefined {
  const [first] = wanted;
  const act = acts.findIndex(({ slides }) => slides.some(({ id }) => id === first?.id));
  const slides = acts[act]?.slides ?? [];
  const at = slides.findIndex(({ id }) => id === first?.id);
  return at >= 0 && wanted.every(({ html }, index) => slides[at + index]?.html === html) ? { act, at } : undefined;
}

/** The deck with `after` in the place of `count` slides; those behind it are counted on. */
function put(
  parts: DeckParts,
  { act, at }: { readonly act: number; readonly at: number },
  count: number,
  after: readonly DeckSlide[],
  added: number,
): DeckParts {
  const on = ({ id, html }: DeckSlide): DeckSlide => ({ id, html: moved(html, added) });
  const acts = parts.acts.map(({ tag, slides }, index) => {
    if (index < act) return { tag, slides };
    if (index > act) return { tag, slides: slides.map(on) };
    return { tag, slides: [...slides.slice(0, at), ...after, ...slides.slice(at + count).map(on)] };
  });
  return { ...parts, acts };
}

/** A section counted on: 14b becomes 15b. */
function moved(html: string, by: number): string {
  const number = numberOf(html).replace(/^\d+/, (digits) => String(Number(digits) + by));
  return by === 0 ? html : withNumber(html, number);
}

function leading(slide: Slide | undefined): number {
  return Number.parseInt(slide?.number ?? '0', 10);
}

function leadsIn(slides: readonly Slide[]): number {
  return slides.filter(({ part }) => part === 1).length;
}
