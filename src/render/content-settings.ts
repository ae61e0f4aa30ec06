import type { DateSpan } from '../model/date-span.ts';
import type { Drawing } from '../model/drawing.ts';
import type { Drawn } from '../model/drawn.ts';
import type { FormatName } from '../model/narrative.ts';
import type { EvidenceParts } from './evidence-parts.ts';
import type { Templates } from './templates.ts';

/** How build-ups appear: one by one in the browser, all at once, or as they are after a number of steps. */
export type Steps = 'interactive' | 'shown' | number;

/** A picture as an output shows it. */
export interface PictureUse {
  /** A `data:` address. */
  readonly address: string;
  /** Natural size in pixels; 0 when it isn't known. */
  readonly width: number;
  readonly height: number;
}

export interface ContentSettings {
  readonly format: FormatName;
  readonly templates: Templates;
  readonly words: Readonly<Record<string, string>>;
  readonly steps: Steps;
  /** Level of the slide's headline; headings inside lie below it. */
  readonly level: number;
  readonly picture: (src: string) => PictureUse | undefined;
  /** Coloured HTML of a piece of code; undefined leaves it plain. */
  readonly highlight: (code: string, language: string) => string | undefined;
  /** Where a link leads in this output; undefined leaves only its words. */
  readonly link: (href: string) => string | undefined;
  /** Captions of figures from data stand elsewhere on the slide, not below the figure. */
  readonly captionsApart?: boolean;
  /** A figure from data as it was drawn; undefined where it couldn't be. */
  readonly drawing: (drawing: Drawing) => Drawn | undefined;
  readonly evidence: EvidenceParts;
  /** Contested points as tables, for running text; elsewhere they are drawn. */
  readonly contestedAsTable?: boolean;
  /** A superscript where it leads to a note elsewhere in the text; otherwise a number alone. */
  readonly noteMark?: (number: number) => string;
  /**
   * The offset from which blocks tell where they stand in the script, for the writing desk: `data-at`. It is that of
   * their slide, so that an edit above changes no other slide. Undefined in everything that is built.
   */
  readonly placesFrom?: number | undefined;
  /** The time that the slide speaks of; the names of places follow it. */
  readonly when: DateSpan | undefined;
}
