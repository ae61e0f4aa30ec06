import type { Code, Params } from '../../codes.ts';
import type { SourceText, Span } from '../../model/span.ts';
import type { CheckContext } from '../rule.ts';

/** A lecture that was asked for, by the project or by nobody in particular: it is what is usually made. */
export interface LectureAsked {
  /** Spoken words a minute. */
  readonly pace: number;
  /** From the screen to the last row, in heights of the image. */
  readonly depth: number;
  /** Where `hall` stands; the beginning of the script when nobody says. */
  readonly source: SourceText | undefined;
  readonly span: Span | undefined;
}

export interface LectureContext extends CheckContext {
  readonly lecture: LectureAsked;
  /** Reports in the front matter. */
  readonly reportScript: <C extends Code>(code: C, span: Span | undefined, params: Params<C>) => void;
}

/** One rule of the lecture. */
export type LectureRule = (context: LectureContext) => void;
