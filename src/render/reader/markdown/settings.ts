import type { DateMark } from '../../../model/date-mark.ts';
import type { Drawing } from '../../../model/drawing.ts';
import type { Drawn } from '../../../model/drawn.ts';
import type { NameMark } from '../../../model/name-mark.ts';
import type { ContestedSettings } from '../../contested-account.ts';

/** How the text of a passage becomes Markdown. */
export interface MarkdownSettings {
  /** Level of the passage's headline; headings inside lie below it. */
  readonly level: number;
  /** The words for a name that the author left to the library. */
  readonly label: (mark: NameMark) => string;
  /** The day in the other calendar, with a space before it and in brackets, where it is told; else ''. */
  readonly otherDay: (mark: DateMark) => string;
  /** Where a link leads; undefined leaves only its words. */
  readonly link: (href: string) => string | undefined;
  /** Citations inside notes, by the offset at which they stand. HTML. */
  readonly inside: ReadonlyMap<number, string>;
  readonly drawing: (drawing: Drawing) => Drawn | undefined;
  /** For contested points. */
  readonly evidence: Omit<ContestedSettings, 'blocks'>;
}
