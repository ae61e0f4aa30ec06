import { type Diagnostic, problem } from '../diagnostic.ts';
import { lectureText, usualDepth } from '../model/lecture-bars.ts';
import type { Edition } from '../model/narrative.ts';
import type { SourceText, Span } from '../model/span.ts';
import { slidesOf } from '../model/walk.ts';

/** What `src/client/measure` found; kept in step with its `SlideLettering`. */
interface Lettering {
  readonly slide: string;
  readonly kind: keyof typeof kinds;
  readonly size: number;
  readonly words: string;
}

/** Each kind of text as a message begins with it, and what makes it larger. */
const kinds = {
  headline: { what: 'The headline', mend: 'Shorten the headline; short slides are set larger.' },
  text: { what: 'The text', mend: 'Say less on the slide, which is then set larger, or set it larger in a theme.' },
  figure: { what: 'The label', mend: 'Show less in the figure, or give it the whole slide with layout=figure.' },
  paper: { what: 'The note', mend: 'Set it larger in a theme.' },
  strip: { what: 'The label', mend: 'Set the time strip larger in a theme.' },
} as const;

/** The hall that a lecture is given in. */
export interface Hall {
  /** From the screen to the last row, in heights of the image. */
  readonly depth: number;
  /** Where it is told. */
  readonly source: SourceText | undefined;
  readonly span: Span | undefined;
}

const code = 'lecture-text-small';

/**
 * Text that the last row can't read, as problems at the slides' places, the smallest of each slide. What most slides do
 * wrong is the theme's or the hall's: it is told once, where the hall stands.
 */
export function smallTextProblems(edition: Edition, hall: Hall, measured: unknown): Diagnostic[] {
  if (!Array.isArray(measured) || edition.meta.allow[code] !== undefined) return [];
  const slides = new Map([...slidesOf(edition)].map((slide) => [slide.id, slide]));
  const small = measured
    .filter(isLettering)
    .filter((each) => each.size < leastFor(each, hall) - 0.05 && slides.get(each.slide)?.allow[code] === undefined);
  const worst = new Map<string, Lettering>();
  for (const each of small) {
    // The strip is the same on every slide.
    const key = each.kind === 'strip' ? '' : each.slide;
    const before = worst.get(key);
    if (!before || share(each, hall) < share(before, hall)) worst.set(key, each);
  }
  const strip = worst.get('');
  worst.delete('');
  const found = [...worst.values()];
  const told = (each: Lettering, where: string, own: boolean): Diagnostic => {
    const slide = own ? slides.get(each.slide) : undefined;
    const params = { ...wordsFor(each, hall), where };
    return slide ? problem(code, edition.source, slide.span, params) : problem(code, hall.source, hall.span, params);
  };
  const once = strip ? [told(strip, 'of the time strip', false)] : [];
  const [first] = found.toSorted((a, b) => share(a, hall) - share(b, hall));
  if (!first || found.length <= Math.max(8, slides.size / 2))
    return [...found.map((each) => told(each, nameOf(each), true)), ...once];
  return [told(first, `${nameOf(first)}, the smallest of ${found.length} slides with small text,`, false), ...once];

  function nameOf({ slide }: Lettering): string {
    const own = slides.get(slide);
    return own ? `of slide ${own.number} "${own.title}"` : 'of the sources';
  }
}

/** Px that a text needs; 0 where it may have any size. */
function leastFor({ kind }: Lettering, { depth }: Hall): number {
  if (kind === 'strip') return lectureText.strip;
  return kind === 'paper' && depth > usualDepth ? 0 : lectureText.least(depth);
}

function share(each: Lettering, hall: Hall): number {
  return each.size / leastFor(each, hall);
}

function wordsFor(each: Lettering, hall: Hall): { what: string; size: string; why: string; mend: string } {
  const { what, mend } = kinds[each.kind];
  const least = leastFor(each, hall);
  const why =
    each.kind === 'strip'
      ? `it needs ${least}`
      : `the last row of a hall ${hall.depth} image heights deep needs ${least}`;
  return { what: `${what} "${shortened(each.words)}"`, size: String(Math.floor(each.size * 10) / 10), why, mend };
}

function shortened(words: string): string {
  return words.length <= 40 ? words : `${words.slice(0, 39).trimEnd()}…`;
}

function isLettering(value: unknown): value is Lettering {
  if (typeof value !== 'object' || value === null) return false;
  const { slide, kind, size, words }: Partial<Record<keyof Lettering, unknown>> = value;
  const isKind = typeof kind === 'string' && Object.hasOwn(kinds, kind);
  return isKind && Number.isFinite(size) && typeof slide === 'string' && typeof words === 'string';
}
