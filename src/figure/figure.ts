import type { Code, Params } from '../codes.ts';
import type { DateSpan } from '../model/date-span.ts';
import type { TextWidth } from '../model/drawn.ts';
import type { Library } from '../model/library.ts';
import type { SourceText } from '../model/span.ts';

export type { Box, DataTable, Drawn, Face, Frame, LabelBox } from '../model/drawn.ts';

/** What looking up the keys of a figure needs. */
export interface PrepareContext {
  readonly library: Library;
  /** BCP 47; the language of the script. */
  readonly lang: string;
  /** Words of the interface. */
  readonly words: Readonly<Record<string, string>>;
  /** The time that the slide speaks of. */
  readonly when: DateSpan | undefined;
  /** The time that the script speaks of. */
  readonly span: DateSpan | undefined;
  /** Dates that the script marks with `{.timeline}`, in its order. */
  readonly marks: readonly TimelineMark[];
  /** A value of the fence as it is written, by its path. */
  readonly written: (path: string) => string;
  /** Reads a text file of the project, by its path from the script. Reports at `path` what can't be read. */
  readonly readFile: (name: string, path: string) => SourceText | undefined;
  /** Reports at a value of the fence, by its path: `routes.0.from`. */
  readonly report: <C extends Code>(code: C, path: string, params: Params<C>) => void;
  /** Reports at a place in a file that `readFile` gave. */
  readonly reportIn: <C extends Code>(
    code: C,
    source: SourceText,
    span: { readonly start: number; readonly end: number },
    params: Params<C>,
  ) => void;
}

/** A date that the script marks with `{.timeline}`. */
export interface TimelineMark {
  /** The menu title of its slide. */
  readonly label: string;
  readonly when: DateSpan;
}

/** What drawing needs besides the data. */
export interface DrawTools {
  /** BCP 47. */
  readonly lang: string;
  /** Words of the interface. */
  readonly words: Readonly<Record<string, string>>;
  /** Advance width in px of a text at a size in px. */
  readonly width: TextWidth;
  /** A file that the package build made, by its name in `lib/assets`. */
  readonly asset: (name: string) => Uint8Array;
}
