import { type Diagnostic, problem } from '../diagnostic.ts';
import type { Edition } from '../model/narrative.ts';
import type { Span } from '../model/span.ts';
import { slidesOf } from '../model/walk.ts';

/** What `src/client/measure` found; kept in step with its `Misfit`. */
interface Misfit {
  readonly slide: string;
  readonly number: string;
  readonly title: string;
  readonly what: string;
  readonly how: string;
  readonly pixels: number;
}

/** What was measured, at the beginning of a message. */
export const things: Readonly<Record<string, string>> = {
  text: 'The text',
  picture: 'The picture',
  figure: 'The figure',
  table: 'The table',
  code: 'The code',
  notes: 'The notes at the foot',
};
/** What is wrong with its place. */
export const ways: Readonly<Record<string, string>> = {
  bottom: 'leaves its area at the bottom',
  top: 'leaves its area at the top',
  right: 'leaves its area on the right',
  left: 'leaves its area on the left',
  cut: 'is cut',
  overlap: 'lies on something else',
};

/** The expression that the browser evaluates (a promise): it lightens pictures, then measures; `script` is the bundled client. */
export function measureExpression(script: string): string {
  return `(() => { ${script}; return globalThis.lanternistMeasure(); })()`;
}

/** The expression that makes the pictures of a paper output as fine as paper shows them; `script` is the bundled client. */
export function lightenExpression(script: string): string {
  return `(() => { ${script}; return globalThis.lanternistLighten(); })()`;
}

/** The two lists that the browser measured; empty when it gave nothing. */
export function measuredParts(measured: unknown): { readonly misfits: unknown; readonly letterings: unknown } {
  const parts: { misfits?: unknown; letterings?: unknown } =
    typeof measured === 'object' && measured !== null ? measured : {};
  return { misfits: parts.misfits, letterings: parts.letterings };
}

/**
 * Turns the browser's measurements into problems at the slides' places; of a slide that the script doesn't hold, such
 * as the sources, at its end.
 */
export function overflowProblems(edition: Edition, measured: unknown): Diagnostic[] {
  if (!Array.isArray(measured) || edition.meta.allow['slide-overflow'] !== undefined) return [];
  const slides = new Map([...slidesOf(edition)].map((slide) => [slide.id, slide]));
  const seen = new Set<string>();
  return measured.filter(isMisfit).flatMap((misfit) => {
    const slide = slides.get(misfit.slide);
    const key = `${misfit.slide} ${misfit.what} ${misfit.how}`;
    if (seen.has(key) || slide?.allow['slide-overflow'] !== undefined) return [];
    seen.add(key);
    const { number, title } = slide ?? misfit;
    const found = problem('slide-overflow', edition.source, slide?.span ?? endOf(edition), {
      what: things[misfit.what] ?? misfit.what,
      number,
      title,
      how: ways[misfit.how] ?? misfit.how,
      pixels: misfit.pixels,
    });
    return [
      slide ? found : { ...found, hint: 'This slide is made from the library: shorten what it says of the sources.' },
    ];
  });
}

/** Behind the last character that isn't white space. */
function endOf({ source }: Edition): Span {
  const end = source.text.trimEnd().length;
  return { start: end, end };
}

function isMisfit(value: unknown): value is Misfit {
  return (
    typeof value === 'object' &&
    value !== null &&
    'slide' in value &&
    'number' in value &&
    'title' in value &&
    'pixels' in value &&
    'what' in value &&
    'how' in value
  );
}
