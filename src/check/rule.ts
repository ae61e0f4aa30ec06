import type { Code, Params } from '../codes.ts';
import type { Library } from '../model/library.ts';
import type { Edition, Slide } from '../model/narrative.ts';
import type { Span } from '../model/span.ts';

/** What is known of a file that a script names. */
export type PictureState =
  | { readonly type: 'picture'; readonly mime: string; readonly bytes: Uint8Array }
  | { readonly type: 'missing'; readonly near: string }
  | { readonly type: 'outside' }
  | { readonly type: 'remote' }
  | { readonly type: 'format'; readonly found: string };

export interface CheckContext {
  readonly edition: Edition;
  /** State of every picture that the script names, by its `src`. */
  readonly pictures: ReadonlyMap<string, PictureState>;
  readonly library: Library;
  /** Characters that no bundled font has. */
  readonly uncovered: (text: string) => readonly string[];
  /** Reports at a slide, which may be allowed to pass the rule. */
  readonly report: <C extends Code>(code: C, slide: Slide, span: Span, params: Params<C>) => void;
}

/** One rule: looks at a whole edition and reports. */
export type Rule = (context: CheckContext) => void;
