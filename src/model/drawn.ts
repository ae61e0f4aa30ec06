/** The faces that figures are set in; their widths are known without a browser. */
export const faces = ['serif', 'serif-bold', 'serif-italic', 'sans', 'sans-bold'] as const;
export type Face = (typeof faces)[number];

/** Advance width in px of a text at a size in px. */
export type TextWidth = (text: string, face: Face, size: number) => number;

/** The room that a figure is drawn in, in px of the slide's canvas. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Margins that the data stays out of, for a panel that covers a part of the figure. A map's land runs below them. */
  readonly clear: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  /** What covers a part of the figure; nothing is lettered below it. */
  readonly covered: readonly Box[];
  /**
   * Whether a name may leave the side that its author asks for rather than be lost: in large print a map is narrower
   * than the one for which the side was chosen.
   */
  readonly anySide?: boolean;
}

/** A rectangle in px of the frame. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A label as it was set. */
export interface LabelBox extends Box {
  readonly text: string;
}

/** A figure, drawn. Plain data: it is kept in the cache as JSON. */
export interface Drawn {
  /**
   * The whole `<svg>`, without width and height, with `viewBox`. Colours and faces come from classes of
   * `templates/figures/*.css`. A part that appears in a step carries its class in `data-step` instead.
   */
  readonly svg: string;
  /** Natural size in px of the canvas. */
  readonly width: number;
  readonly height: number;
  /** What it is, in a few words, and what it shows, in order. Plain text. */
  readonly title: string;
  readonly description: string;
  /** The data in rows, for people who don't see the drawing; undefined where the description says it all. */
  readonly table: DataTable | undefined;
  /** Where each label stands. */
  readonly labels: readonly LabelBox[];
  /** How many parts carry `data-step`. */
  readonly steps: number;
  /** Times between which the reader can travel; parts of the drawing carry their number in `data-moment`. */
  readonly moments?: readonly Moment[];
  /** Texts for which there was no room. */
  readonly crowded: readonly string[];
}

/** A time whose names a map can show. */
export interface Moment {
  /** The name in the language of that time. */
  readonly name: string;
  /** BCP 47. */
  readonly lang: string;
  /** "1898–1905". */
  readonly when: string;
  /** Whose it was, in a few words; '' for none. */
  readonly note: string;
  /** True for the one that is shown at first, and in print. */
  readonly now: boolean;
}

/** Plain text. */
export interface DataTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
