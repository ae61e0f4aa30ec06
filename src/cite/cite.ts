import { escapeHtml } from '../model/escape.ts';
import {
  type BibliographyEntry,
  type Citation,
  type CitedNote,
  type CitedTexts,
  citationOf,
  type Note,
} from '../model/evidence.ts';
import type { Library, Source } from '../model/library.ts';
import { type Cluster, openEngine, type Style, withoutPoint } from './engine.ts';
import { editorTexts, remarks } from './remarks.ts';
import { type CitedItem, type CitedSource, editorOnly, resolveCitation } from './resolve.ts';
import { shortText } from './short.ts';
import type { Typography } from './typography.ts';
import { stanceText, type Words } from './words.ts';

/** A citation inside a footnote or an editor's note, and where it stands. */
export interface InsideCitation {
  readonly offset: number;
  readonly citation: Citation;
}

/**
 * The texts of all citations of a narrative, in a CSL style and a language. Citations are told in the order of their
 * notes, so that later references take the style's short form. Keys that the library doesn't have are left out (they
 * are reported by `check/`); a note with none left has no text, and neither have footnotes and editor's notes, whose
 * words are the script's own.
 */
export function cite(
  notes: readonly Note[],
  insides: readonly InsideCitation[],
  library: Library,
  style: Style,
  lang: string,
  words: Words,
): CitedTexts {
  const told = inOrder(notes, insides, library);
  if (told.length === 0) return { notes: new Map(), inside: new Map(), bibliography: [] };
  const engine = openEngine(style, lang, library.sources);
  const { clusters, alone, bibliography } = engine.format(told);
  const cited = new Map<number, CitedNote>();
  const inside = new Map<number, string>();
  const introduced = new Set<Source>();
  told.forEach(({ note, offset, items }, index) => {
    if (offset === undefined) {
      const brief = remarks(items, words, engine.typography, new Set(introduced), true);
      const remark = remarks(items, words, engine.typography, introduced);
      cited.set(note, {
        short: shortText(items, words, engine.typography),
        uncut: shortText(items, words, engine.typography, Number.POSITIVE_INFINITY),
        full: [alone[index] ?? '', remark].filter(Boolean).join(' '),
        sequel: () => [clusters()[index] ?? '', brief].filter(Boolean).join(' '),
        ...editorOnly(items),
      });
    } else {
      const html = withoutPoint(clusters()[index] ?? '', engine.undated);
      inside.set(offset, insideText(html, items, words, engine.typography));
    }
  });
  return {
    notes: cited,
    inside,
    bibliography: entries(bibliography, told, library),
  };
}

/** For a citation inside a note that nothing refers to: it comes last and has no number. */
const unknownNote = Number.MAX_SAFE_INTEGER;

interface Told extends Cluster {
  readonly items: readonly CitedItem[];
  /** Of a citation inside a note. */
  readonly offset: number | undefined;
}

/** Every citation that has something to tell, by the number of its note; those of unknown notes come last. */
function inOrder(notes: readonly Note[], insides: readonly InsideCitation[], library: Library): readonly Told[] {
  const homes = new Map(
    notes.flatMap((note) =>
      'tokens' in note ? offsetsIn(note.tokens).map((offset) => [offset, note.number] as const) : [],
    ),
  );
  const all = [
    ...notes.flatMap((note) =>
      note.type === 'citation' ? [{ note: note.number, offset: undefined, citation: note.citation }] : [],
    ),
    ...insides.map(({ offset, citation }) => ({
      note: homes.get(citation.span.start) ?? unknownNote,
      offset,
      citation,
    })),
  ];
  return all
    .sort((a, b) => a.note - b.note || (a.offset ?? -1) - (b.offset ?? -1))
    .flatMap(({ note, offset, citation }): Told[] => {
      const items = resolveCitation(citation, library);
      return items.length > 0 ? [{ note, offset, items, sources: once(items.flatMap((item) => item.sources)) }] : [];
    });
}

type Tokens = Extract<Note, { readonly type: 'footnote' }>['tokens'];

/** Where the citations among the tokens of a note begin. */
function offsetsIn(tokens: Tokens): readonly number[] {
  return tokens.flatMap((token) => {
    const citation = citationOf(token);
    return citation ? [citation.span.start] : offsetsIn(token.children ?? []);
  });
}

/** Two claims may rest on the same place of the same source, whatever quotation marks it is written with. */
function once(sources: readonly CitedSource[]): readonly CitedSource[] {
  return sources.filter(
    ({ source, locator }, index) =>
      sources.findIndex((each) => each.source.id === source.id && bare(each.locator) === bare(locator)) === index,
  );
}

function bare(locator: string): string {
  return locator.replace(/["“”„«»「」]/g, '"').replace(/['’‘]/g, "'");
}

/** A citation within a sentence: what the style prints and how the claims stand, then what the editor says. */
function insideText(html: string, items: readonly CitedItem[], words: Words, typography: Typography): string {
  const stances = [...new Set(items.map(({ stance }) => stanceText(stance, words)).filter(Boolean))];
  const stance = stances.length > 0 && html !== '' ? ` (${escapeHtml(stances.join(', '))})` : '';
  return [html + stance, ...editorTexts(items, words, typography)].filter(Boolean).join(' ');
}

function entries(
  bibliography: readonly { readonly key: string; readonly html: string }[],
  told: readonly Told[],
  library: Library,
): readonly BibliographyEntry[] {
  return bibliography.flatMap(({ key, html }): BibliographyEntry[] => {
    const source = library.sources.get(key);
    if (!source) return [];
    const { perspective, partisan, translation, foreign } = source;
    const citing = told.filter(({ sources }) => sources.some((each) => each.source.id === key)).map(({ note }) => note);
    const notes = [...new Set(citing)].filter((number) => number !== unknownNote);
    return [{ key, html, perspective, partisan, translation, notes, ...(foreign ? { foreign } : {}) }];
  });
}
