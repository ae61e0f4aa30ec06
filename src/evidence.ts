import { dirname } from 'node:path';
import { styleFile, styleNames } from './cite/styles.ts';
import { type Diagnostic, problem } from './diagnostic.ts';
import { findLibrary } from './input/find-library.ts';
import type { ScriptFile } from './input/find-scripts.ts';
import { resolveInside } from './input/inside.ts';
import type { ReadLibrary } from './input/library.ts';
import { readText, shownPath } from './input/read-script.ts';
import { editorKey, emptyLibrary, type Library } from './model/library.ts';
import { inLanguage, isSameLanguage } from './model/library-language.ts';
import { libraryUses } from './model/library-use.ts';
import type { Edition } from './model/narrative.ts';
import { drawingsOf } from './model/walk.ts';
import { type EvidenceParts, noEvidence } from './render/evidence-parts.ts';
import type { Words } from './render/words.ts';
import { suggestion } from './suggest.ts';
import type { OpenProject, Workshop } from './workshop.ts';

/** The library of a script that names something in it; without one that is the problem. */
export async function libraryOf(
  workshop: Workshop,
  project: OpenProject,
  script: ScriptFile,
  edition: Edition,
): Promise<ReadLibrary> {
  const none: ReadLibrary = { library: emptyLibrary, files: [], problems: [] };
  const { meta, source } = edition;
  const [use] = libraryUses(edition).filter(({ key }) => key !== editorKey);
  const style = await styleProblems(workshop, project, script, edition);
  // A figure may name entries of a library, and need not.
  if (!use && meta.library === '' && drawingsOf(edition).length === 0) return { ...none, problems: style };
  const folder = findLibrary(project.root, dirname(script.file), meta.library);
  if (folder !== undefined) {
    const read = await workshop.libraryIn(folder);
    const own = ownLanguage(project, edition, read.library);
    const library = inLanguage(read.library, meta.lang, own);
    return { ...read, library, problems: [...read.problems, ...translatedIntoItself(read.library, own), ...style] };
  }
  if (!use && meta.library === '') return { ...none, problems: style };
  const outside = meta.library === '' ? findLibrary('/', dirname(script.file), '') : undefined;
  const what = use ? `"${use.key}" is a key of a library` : 'The front matter names a library';
  const named = meta.library === '' ? '' : ` "${meta.library}" in the project folder`;
  const mend = outside
    ? `"${shownPath(outside, workshop.cwd)}" lies outside the project: put an empty lanternist.yaml beside that folder.`
    : 'Make a folder "library" beside the script, with sources.yaml; or name one: "library: ../library".';
  const span = meta.library === '' ? use?.span : meta.places.library;
  return { ...none, problems: [problem('library-missing', source, span, { what, named, mend }), ...style] };
}

/**
 * The language that a library is written in: the project's own, else the one that its scripts are translated from, else
 * English where the library has translations; '' when there is nothing to tell it by.
 */
export function ownLanguage({ config }: OpenProject, { meta }: Edition, { translations }: Library): string {
  return config.lang || meta.translation?.from || (translations.size > 0 ? 'en' : '');
}

/** A file that translates the library into its own language: who reads that language gets the originals. */
function translatedIntoItself({ translations }: Library, own: string): Diagnostic[] {
  return [...translations].flatMap(([lang, { source }]) =>
    own !== '' && isSameLanguage(lang, own)
      ? [problem('library-translation-own', source, { start: 0, end: 0 }, { lang: own })]
      : [],
  );
}

/** A citation style that is neither built in nor a file of the project. */
async function styleProblems(
  workshop: Workshop,
  project: OpenProject,
  script: ScriptFile,
  { meta, source }: Edition,
): Promise<Diagnostic[]> {
  if (meta.csl === '' || styleNames.includes(meta.csl)) return [];
  const xml = ownStyle(project, script, meta.csl);
  if (xml === undefined) {
    const params = { name: meta.csl, suggestion: suggestion(meta.csl, styleNames), known: styleNames.join(', ') };
    return [problem('style-unknown', source, meta.places.csl, params)];
  }
  const { loadProcessor, styleFault } = await import('./evidence-tools.ts');
  const processor = await loadProcessor();
  const reason = styleFault({ processor, xml, locale: (lang) => workshop.assets.cslLocale(lang) });
  return reason === '' ? [] : [problem('style-broken', source, meta.places.csl, { name: meta.csl, reason })];
}

/** The text of a project's own citation style. */
function ownStyle(project: OpenProject, script: ScriptFile, name: string): string | undefined {
  if (!name.endsWith('.csl')) return undefined;
  const inside = resolveInside(project.root, dirname(script.file), name);
  return inside.type === 'inside' ? readText(inside.file, project.root).source?.text : undefined;
}

/** What citing needs to know of a script. */
interface Cited {
  readonly library: Library;
  readonly project: OpenProject;
  readonly script: ScriptFile;
}

/** What was made of an edition; a library read anew makes it stale. */
const known = new WeakMap<Edition, { readonly library: Library; readonly evidence: Promise<EvidenceParts> }>();

/**
 * The citations in the style and language of the script; the citation library is loaded only when there are any. All
 * outputs of an edition share them.
 */
export function evidenceOf(workshop: Workshop, cited: Cited, edition: Edition, words: Words): Promise<EvidenceParts> {
  const before = known.get(edition);
  if (before?.library === cited.library) return before.evidence;
  const evidence = madeEvidence(workshop, cited, edition, words);
  known.set(edition, { library: cited.library, evidence });
  return evidence;
}

async function madeEvidence(
  workshop: Workshop,
  { library, project, script }: Cited,
  { notes, citedInNotes, meta }: Edition,
  words: Words,
): Promise<EvidenceParts> {
  const none = { ...noEvidence(meta.lang), library };
  if (citedInNotes.length === 0 && notes.every((note) => note.type !== 'citation')) return none;
  const xml = ownStyle(project, script, meta.csl) ?? workshop.assets.csl(styleFile(meta.csl));
  const insides = citedInNotes.map((citation) => ({ offset: citation.span.start, citation }));
  const { cite, loadProcessor } = await import('./evidence-tools.ts');
  const style = { processor: await loadProcessor(), xml, locale: (lang: string) => workshop.assets.cslLocale(lang) };
  return { ...none, cited: cite(notes, insides, library, style, meta.lang, words) };
}

/** All words that the evidence may show: its characters must be among the fonts. */
export function charactersOf({ cited, library }: EvidenceParts, edition: Edition): string {
  const { notes, inside, bibliography } = cited;
  const uses = libraryUses(edition);
  const marked = uses.flatMap(({ kind, key }) =>
    kind === 'cited' ? [] : ((kind === 'place' ? library.places.get(key) : library.people.get(key)) ?? []),
  );
  const claims = uses.flatMap(({ key }) => library.claims.get(key)?.statement ?? []);
  const voices = uses.flatMap(({ key }) => library.sources.get(key) ?? []);
  return [
    ...[...notes.values()].flatMap((note) => [note.short, note.uncut, note.full]),
    ...inside.values(),
    ...bibliography.flatMap((entry) => [entry.html, entry.perspective, entry.translation]),
    ...marked.flatMap((entry) => entry.names.map((name) => name.text)),
    ...marked.flatMap((entry) => [entry.note, 'role' in entry ? entry.role : (entry.kindWord ?? '')]),
    ...claims,
    ...voices.map((source) => source.perspective),
  ].join('');
}
