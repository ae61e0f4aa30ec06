import { formats } from './formats.ts';
import { type Html, trusted } from './html.ts';
import type { Templates } from './templates.ts';

/** What the index shows of one output. */
export interface IndexEntry {
  readonly narrative: string;
  readonly lang: string;
  readonly format: string;
  readonly title: string;
  readonly subtitle: string;
  readonly slides: number;
  readonly bytes: number;
  /** Relative to the index. */
  readonly file: string;
  /** The opening slide as HTML, and the style sheet it needs; '' when the output has none. */
  readonly poster: string;
  readonly posterCss: string;
}

export interface IndexParts {
  readonly templates: Templates;
  readonly css: string;
  readonly csp: string;
}

/** The one page to open: everything that was built, with a picture of each deck. */
export function renderIndex(entries: readonly IndexEntry[], parts: IndexParts): string {
  const groups = new Map<string, IndexEntry[]>();
  for (const entry of entries) {
    const key = `${entry.narrative}/${entry.lang}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return parts.templates.render('index/index', {
    csp: parts.csp,
    css: trusted(parts.css),
    cards: [...groups.values()].map(card),
  });
}

/** Endonyms; `Intl.DisplayNames` knows all, and takes 50 ms to say one. */
const languages: Readonly<Record<string, string>> = {
  en: 'English',
  ru: 'Русский',
  ja: '日本語',
  zh: '中文',
  ko: '한국어',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  it: 'Italiano',
  pl: 'Polski',
  uk: 'Українська',
};

function card(entries: readonly IndexEntry[]): object {
  const ordered = formats.flatMap((format) =>
    entries.filter((entry) => entry.format === format.name).map((entry) => ({ entry, format })),
  );
  const first = ordered[0]?.entry;
  const poster = ordered.find(({ entry }) => entry.poster !== '')?.entry;
  return {
    title: first?.title ?? '',
    subtitle: first?.subtitle ?? '',
    lang: first?.lang ?? '',
    language: languageName(first?.lang ?? ''),
    slides: first?.slides ?? 0,
    main: first?.file ?? '',
    poster: trusted(poster?.poster ?? ''),
    hasPoster: poster !== undefined,
    posterCss: trusted(poster?.posterCss ?? '') as Html,
    links: ordered.map(({ entry, format }) => ({ file: entry.file, title: format.title, size: sizeOf(entry.bytes) })),
  };
}

/** A language's name in itself; the code where the table has none. */
export function languageName(lang: string): string {
  return languages[lang] ?? languages[lang.split('-')[0] ?? ''] ?? lang;
}

function sizeOf(bytes: number): string {
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`;
}
