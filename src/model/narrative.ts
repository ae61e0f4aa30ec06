import type { KioskWish } from '../kiosk-schema.ts';
import type { Block, Inline } from './block.ts';
import type { DateSpan } from './date-span.ts';
import type { Citation, Note } from './evidence.ts';
import type { PrintWish } from './print-settings.ts';
import type { SourceText, Span } from './span.ts';

/** The outputs a script can be rendered to; `only` and `not` name them. */
export const formatNames = ['deck', 'slides', 'kiosk', 'handout', 'reader', 'script'] as const;
export type FormatName = (typeof formatNames)[number];

/** Which outputs a slide or block belongs to. */
export type Audience = ReadonlySet<FormatName>;

/** One story: a folder (its name is the id) or a single script. */
export interface Narrative {
  readonly id: string;
  readonly editions: readonly Edition[];
}

/** A narrative in one language: what one script holds. */
export interface Edition {
  /** Id of the narrative: the folder's name, or the script's for a single `talk.md`. */
  readonly narrative: string;
  readonly source: SourceText;
  readonly meta: Meta;
  /** The slide made from the front matter; undefined when there is no title. */
  readonly title: Slide | undefined;
  /** At least one; the first may be untitled, holding slides before any `#`. */
  readonly acts: readonly Act[];
  /** What superscripts lead to, in the order of their numbers. */
  readonly notes: readonly Note[];
  /** Citations that stand inside footnotes and editor's notes, and so have no number of their own. */
  readonly citedInNotes: readonly Citation[];
  /** True when a place, a person or the source of an account is named anywhere. */
  readonly namesEntries: boolean;
}

/** What the front matter says, with defaults filled in. */
export interface Meta {
  /** '' when neither front matter nor a heading gives one. */
  readonly title: string;
  readonly subtitle: string;
  /** BCP 47. */
  readonly lang: string;
  readonly authors: readonly string[];
  /** ISO date as written, or ''. */
  readonly date: string;
  /** Planned length in seconds; 0 when not given. */
  readonly duration: number;
  /** The years that the time strip covers. */
  readonly span: DateSpan | undefined;
  readonly turning: readonly TurningPoint[];
  readonly status: string;
  /** Theme by name or path; '' for the configured one. */
  readonly theme: string;
  /** Aspect ratio; '' for the configured one. */
  readonly size: '16:9' | '4:3' | '';
  /** Picture behind the title slide, as written; '' for none. */
  readonly cover: string;
  readonly license: string;
  /** How strictly sources are asked for; '' for `full` where a library is used and nothing elsewhere. */
  readonly evidence: 'off' | 'light' | 'full' | '';
  /** Folder of the library as written; '' for the one beside or above the script. */
  readonly library: string;
  /** Citation style by name or path; '' for the default. */
  readonly csl: string;
  /** Who answers for the editor's notes; '' when nobody is named. */
  readonly editor: string;
  /** Rules that the whole script is allowed to pass, with reasons. */
  readonly allow: Readonly<Record<string, string>>;
  /** What the script asks of a kiosk. */
  readonly kiosk: Readonly<KioskWish>;
  /** What the script asks of its paper outputs. */
  readonly print: PrintWish;
  /** Depth of the lecture hall in heights of the image; 0 for the configured one. */
  readonly hall: number;
  /** The language that this script was translated from, and the fingerprint of that text; undefined for an original. */
  readonly translation: { readonly from: string; readonly text: string } | undefined;
  /** Place of each key in the script, for problems found later. */
  readonly places: Readonly<Record<string, Span>>;
}

/** A marked point on the time strip. */
export interface TurningPoint {
  /** As the author wrote it. */
  readonly label: string;
  readonly when: DateSpan;
}

/** A column of slides with its own opening slide. */
export interface Act {
  /** Opening slide; undefined for slides that stand before any `#`. */
  readonly opening: Slide | undefined;
  readonly slides: readonly Slide[];
}

export type SlideKind = 'title' | 'act' | 'slide';

/** One screen, one page. */
export interface Slide {
  readonly kind: SlideKind;
  /** Stable: written by the author, else made from the headline. Unique within the edition. */
  readonly id: string;
  /** False when the id was made from the headline. */
  readonly explicitId: boolean;
  /** `14`, or `14b` for a continuation. The same in every output; gaps are allowed. */
  readonly number: string;
  /** The headline, marked up. */
  readonly headline: Inline;
  /** The headline as plain text; a continuation adds " (2)". */
  readonly title: string;
  /** Short title for menus; the title when none is given. */
  readonly short: string;
  /** 1 for the first slide under a heading, 2 for its first continuation. */
  readonly part: number;
  /** Name of the layout partial: the author's, else found from the content. */
  readonly layout: string;
  readonly classes: readonly string[];
  readonly background: string;
  /** Sound file that reads the slide aloud, as written; '' for none. */
  readonly narration: string;
  readonly notice: string;
  readonly optional: boolean;
  readonly audience: Audience;
  readonly when: DateSpan | undefined;
  /** Planned seconds; 0 when not given. */
  readonly time: number;
  readonly lang: string;
  /** Shown. */
  readonly blocks: readonly Block[];
  /** Spoken. */
  readonly notes: readonly Block[];
  /** For the lecturer alone. */
  readonly cue: readonly Block[];
  /** For readers. */
  readonly read: readonly Block[];
  readonly allow: Readonly<Record<string, string>>;
  /** The heading; for a title slide the front matter. */
  readonly span: Span;
  /** From the heading to the next one. */
  readonly extent: Span;
}
