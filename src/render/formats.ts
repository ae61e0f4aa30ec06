import type { FormatName } from '../model/narrative.ts';

/** The outputs that can be asked for. */
export type OutputName =
  | Extract<FormatName, 'deck' | 'slides' | 'kiosk' | 'handout' | 'reader' | 'script'>
  | 'reader-html'
  | 'reader-md';

/** One output: a row here, a view of its own, and nothing else. */
export interface Format {
  readonly name: OutputName;
  readonly file: string;
  /** What one file is made from. */
  readonly scope: 'edition' | 'narrative' | 'project';
  /** True when it is printed. */
  readonly printed: boolean;
  /** For messages and the index. */
  readonly title: string;
  /** True when `build` makes it without being asked. */
  readonly usual: boolean;
}

export const formats: readonly Format[] = [
  { name: 'deck', file: 'deck.html', scope: 'edition', printed: false, title: 'Lecture deck', usual: true },
  { name: 'slides', file: 'slides.pdf', scope: 'edition', printed: true, title: 'Slides as PDF', usual: true },
  { name: 'handout', file: 'handout.pdf', scope: 'edition', printed: true, title: 'Handout', usual: false },
  { name: 'reader', file: 'reader.pdf', scope: 'edition', printed: true, title: 'Reader', usual: false },
  {
    name: 'reader-html',
    file: 'reader.html',
    scope: 'edition',
    printed: false,
    title: 'Reader for screens',
    usual: false,
  },
  { name: 'reader-md', file: 'reader.md', scope: 'edition', printed: false, title: 'Reader as text', usual: false },
  { name: 'script', file: 'script.pdf', scope: 'edition', printed: true, title: 'Speaker’s script', usual: false },
  { name: 'kiosk', file: 'kiosk/index.html', scope: 'project', printed: false, title: 'Museum kiosk', usual: false },
];

/** What `build` makes when nothing else is asked for. */
export const defaultFormats: readonly OutputName[] = formats.flatMap(({ name, usual }) => (usual ? [name] : []));

/** Names that stand for several outputs. */
export const formatGroups: Readonly<Record<string, readonly OutputName[]>> = {
  paper: ['handout', 'reader', 'reader-html', 'reader-md', 'script'],
  all: formats.map(({ name }) => name),
};

/** The outputs that names stand for, in the order of the table; unknown names are left out. */
export function outputsOf(names: readonly string[]): OutputName[] {
  const wanted = new Set<string>(names.flatMap((name): readonly string[] => formatGroups[name] ?? [name]));
  return formats.flatMap(({ name }) => (wanted.has(name) ? [name] : []));
}
