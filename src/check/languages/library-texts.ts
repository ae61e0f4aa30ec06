import { type Diagnostic, problem } from '../../diagnostic.ts';
import { editorKey, type Library } from '../../model/library.ts';
import { entryFingerprint, inLanguage, isSameLanguage, translatedTexts } from '../../model/library-language.ts';
import type { ForeignTexts, TranslatedKind } from '../../model/library-translation.ts';
import { libraryUses } from '../../model/library-use.ts';
import type { Edition } from '../../model/narrative.ts';
import { drawingsOf } from '../../model/walk.ts';

/** The most keys that are named; the file to translate names the others by itself. */
const mostKeys = 6;

/**
 * Texts of the library that an edition shows and that nobody has translated into its language, in one problem. `own` is
 * the library's own language.
 */
export function untranslatedTexts(edition: Edition, library: Library, own: string): Diagnostic[] {
  const { meta, source } = edition;
  if (isSameLanguage(meta.lang, own) || meta.allow['translation-library'] !== undefined) return [];
  const missing = missingIn(edition, inLanguage(library, meta.lang, own));
  const count = missing.reduce((sum, { texts }) => sum + texts, 0);
  if (count === 0) return [];
  const keys = missing.map(({ key }) => key);
  const more = keys.length > mostKeys ? `, and ${keys.length - mostKeys} more` : '';
  const span = meta.places.lang ?? meta.places.title ?? { start: 0, end: 0 };
  const params = {
    here: source.path,
    count: count === 1 ? 'a text' : `${count} texts`,
    keys: keys.slice(0, mostKeys).join(', ') + more,
    file: `${library.folder.split(/[\\/]/).at(-1)}/${meta.lang}.yaml`,
  };
  return [problem('translation-library', source, span, params)];
}

/** Translated entries whose original has changed since. */
export function oldTranslations(library: Library): Diagnostic[] {
  const kinds = Object.keys(translatedTexts) as TranslatedKind[];
  return [...library.translations.values()].flatMap(({ entries }) =>
    kinds.flatMap((kind) =>
      [...entries[kind]].flatMap(([id, { at, from }]) => {
        const original = library[kind].get(id);
        const fingerprint = original && entryFingerprint(kind, original);
        if (fingerprint === undefined || from === '' || from === fingerprint) return [];
        return [problem('library-translation-old', at.source, at.span, { id, fingerprint })];
      }),
    ),
  );
}

/** Keys with the number of their texts that aren't in the reader's language. */
function missingIn(edition: Edition, library: Library): { readonly key: string; readonly texts: number }[] {
  const foreign = new Map<string, ForeignTexts | undefined>();
  for (const { kind, key } of libraryUses(edition)) {
    if (kind === 'place') foreign.set(`place=${key}`, library.places.get(key)?.foreign);
    else if (kind === 'person') foreign.set(`person=${key}`, library.people.get(key)?.foreign);
    else {
      const claim = library.claims.get(key);
      foreign.set(key, library.sources.get(key)?.foreign);
      // Readers meet the words of a claim only where the editor says them.
      for (const { source } of claim?.sources ?? [])
        if (source === editorKey) foreign.set(key, claim?.foreign);
        else foreign.set(source, library.sources.get(source)?.foreign);
    }
  }
  for (const key of eventsIn(edition, library)) foreign.set(key, library.events.get(key)?.foreign);
  return [...foreign].flatMap(([key, texts]) => {
    const count = Object.keys(texts ?? {}).length;
    return count > 0 ? [{ key, texts: count }] : [];
  });
}

/** Events whose own words stand in a timeline. */
function eventsIn(edition: Edition, { events }: Library): readonly string[] {
  return drawingsOf(edition).flatMap(({ drawing: { spec } }) => {
    if (spec.kind !== 'timeline') return [];
    const named = spec.events.flatMap(({ event, label }) => (event !== '' && label === '' ? [event] : []));
    const told = [...events.values()].filter(({ narratives }) => narratives.includes(spec.narrative));
    return [...named, ...told.map(({ id }) => id)];
  });
}
