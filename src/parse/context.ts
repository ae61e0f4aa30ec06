import type { Code, Params } from '../codes.ts';
import { type Diagnostic, problem } from '../diagnostic.ts';
import type { SourceText, Span } from '../model/span.ts';
import { suggestion } from '../suggest.ts';
import type { Attributes } from './attributes.ts';
import { offsetOf, type Runs } from './places.ts';

/** What every part of the parser needs: the text, and where to put problems. */
export interface ParseContext {
  readonly source: SourceText;
  /** BCP 47; the language of the script. */
  readonly lang: string;
  /** `html: trusted` in the configuration: raw HTML passes as it is. */
  readonly trustHtml: boolean;
  /** Set when a span or an account names an entry of a library. */
  namesEntries: boolean;
  readonly report: <C extends Code>(code: C, span: Span, params: Params<C>) => void;
  /** Takes a problem that was found elsewhere. */
  readonly pass: (found: Diagnostic) => void;
}

export function createContext(
  source: SourceText,
  lang: string,
  trustHtml: boolean,
  problems: Diagnostic[],
): ParseContext {
  return {
    source,
    lang,
    trustHtml,
    namesEntries: false,
    report: (code, span, params) => void problems.push(problem(code, source, span, params)),
    pass: (found) => void problems.push(found),
  };
}

/** Attributes together with where their text stands in the source. */
export interface PlacedAttributes {
  readonly attributes: Attributes;
  readonly runs: Runs;
}

/** The value of a key, or undefined. */
export function keyValue(placed: PlacedAttributes, key: string): string | undefined {
  return placed.attributes.pairs.find((pair) => pair.key === key)?.value;
}

/** The place of a key's `key=value`; of the whole attributes when the key isn't there. */
export function placeOf(placed: PlacedAttributes, key: string): Span {
  const { attributes, runs } = placed;
  const pair = attributes.pairs.find((each) => each.key === key);
  const { start, end } = pair ?? attributes;
  return { start: offsetOf(runs, start), end: offsetOf(runs, end) };
}

/** Reports keys that mean nothing where they stand. */
export function checkKeys(
  context: ParseContext,
  placed: PlacedAttributes,
  where: string,
  known: readonly string[],
): void {
  for (const { key } of placed.attributes.pairs) {
    if (known.includes(key)) continue;
    const list = known.length === 0 ? 'none' : known.join(', ');
    context.report('attribute-unknown', placeOf(placed, key), {
      key,
      where,
      suggestion: suggestion(key, known),
      known: list,
    });
  }
}
