import { check } from '../../src/check/check.ts';
import { type Claim, emptyLibrary, type Library, type Name, type Source } from '../../src/model/library.ts';
import { sourceText } from '../../src/model/span.ts';
import { parse } from '../../src/parse/parse.ts';
import { claim, source } from '../cite/cited.ts';

/** What the rules report of a script, `code line:column`. */
export function checked(text: string, library: Library): string[] {
  const { edition } = parse(sourceText('talk.md', text), { narrative: 'talk' });
  return check(edition, { pictures: new Map(), library, uncovered: () => [] }).map(
    ({ code, line, column }) => `${code} ${line}:${column}`,
  );
}

/** What one rule reports of a body under a headline: lines and columns. */
export function placesOf(code: string, body: string, library: Library): string[] {
  return checked(`## A headline\n\n${body}\n`, library)
    .filter((each) => each.startsWith(`${code} `))
    .map((each) => each.slice(code.length + 1));
}

/** A library of sources and claims. */
export function libraryOf(sources: readonly Source[], claims: readonly Claim[], rest: Partial<Library> = {}): Library {
  return {
    ...emptyLibrary,
    folder: 'library',
    sources: new Map(sources.map((each) => [each.id, each])),
    claims: new Map(claims.map((each) => [each.id, each])),
    ...rest,
  };
}

/** A partisan source. */
export function party(id: string, voice: string, rest: Partial<Source> = {}): Source {
  return source({ id, type: 'article-newspaper' }, { voice, partisan: true, ...rest });
}

/** A claim told by one source. */
export function told(id: string, by: string, rest: Partial<Claim> = {}): Claim {
  return { ...claim(id, 'fact', [{ source: by }]), ...rest };
}

/** A name; without years it serves for any. */
export function name(text: string, lang: string, from = -Infinity, to = Infinity): Name {
  return { text, lang, from, to };
}

export { source };
