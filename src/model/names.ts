import type { DateSpan } from './date-span.ts';
import type { Library, Name } from './library.ts';
import type { NameMark } from './name-mark.ts';

/**
 * The name that fits a language and a time: a dated name whose years cover the slide's, else one without years, else
 * any of the language; the language falls back to English, then to the first name.
 */
export function nameFor(names: readonly Name[], lang: string, when: DateSpan | undefined): string {
  const own = inLanguage(names, lang);
  const candidates = own.length > 0 ? own : inLanguage(names, 'en');
  // A slide about forty years has the names of its middle.
  const moment = when ? (when.from + when.to) / 2 : Number.NaN;
  const dated = candidates.find((name) => isDated(name) && name.from <= moment && moment < name.to);
  const undated = candidates.find((name) => !isDated(name));
  // Of names that are all dated the latest is today's.
  const chosen = dated ?? undated ?? candidates.toSorted((a, b) => b.from - a.from)[0] ?? names[0];
  return chosen?.text ?? '';
}

function isDated(name: Name): boolean {
  return Number.isFinite(name.from) || Number.isFinite(name.to);
}

/** Names of exactly the language, else of its base: `zh-Hans` falls back to `zh`, never `ja` to `ja-Latn`. */
function inLanguage(names: readonly Name[], lang: string): readonly Name[] {
  const exact = names.filter((name) => name.lang.toLowerCase() === lang.toLowerCase());
  if (exact.length > 0) return exact;
  const [base = ''] = lang.toLowerCase().split('-');
  const plain = names.filter((name) => name.lang.toLowerCase() === base);
  if (plain.length > 0 || lang.includes('-')) return plain;
  return names.filter((name) => name.lang.toLowerCase().startsWith(`${base}-`) && !/-latn\b/i.test(name.lang));
}

/** What a span that names a place or person shows when the author left it empty. */
export function labelOf(library: Library, mark: NameMark, lang: string, when: DateSpan | undefined): string {
  const entry = mark.kind === 'place' ? library.places.get(mark.id) : library.people.get(mark.id);
  return entry ? nameFor(entry.names, lang, when) : mark.id;
}
