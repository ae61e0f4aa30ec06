import type { FormatName } from '../model/narrative.ts';

/** One output: a row here, a view of its own, and nothing else. */
export interface Format {
  readonly name: FormatName;
  readonly file: string;
  /** What one file is made from. */
  readonly scope: 'edition' | 'narrative' | 'project';
  /** True when it is printed. */
  readonly printed: boolean;
  /** For messages and the index. */
  readonly title: string;
}

export const formats: readonly Format[] = [
  { name: 'deck', file: 'deck.html', scope: 'edition', printed: false, title: 'Lecture deck' },
  { name: 'slides', file: 'slides.pdf', scope: 'edition', printed: true, title: 'Slides as PDF' },
  { name: 'kiosk', file: 'kiosk/index.html', scope: 'project', printed: false, title: 'Museum kiosk' },
];

/** What `build` makes when nothing else is asked for. */
export const defaultFormats: readonly string[] = formats.flatMap(({ name, scope }) =>
  scope === 'edition' ? [name] : [],
);
