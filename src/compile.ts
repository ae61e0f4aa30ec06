import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { applyRules, check } from './check/check.ts';
import { checkLanguage } from './check/editions.ts';
import { creditsToldOnce } from './check/kiosk/pictures.ts';
import type { LectureAsked } from './check/lecture/lecture-rule.ts';
import { checkSigned } from './check/signed.ts';
import { codes } from './codes.ts';
import { type Diagnostic, inOrder, problem } from './diagnostic.ts';
import { libraryOf } from './evidence.ts';
import { noFigures, type PreparedFigures, prepareFigures } from './figures.ts';
import type { ScriptFile } from './input/find-scripts.ts';
import { findNarration, type NarrationFile } from './input/narration.ts';
import { type PictureFile, readPicture } from './input/picture.ts';
import { readText } from './input/read-script.ts';
import { readSignoff } from './input/signoff.ts';
import { signoffFile } from './input/signoff-file.ts';
import { kioskAsked } from './kiosk-asked.ts';
import { lectureAsked } from './lecture-asked.ts';
import { emptyLibrary, type Library } from './model/library.ts';
import type { Edition } from './model/narrative.ts';
import { picturesOf } from './model/pictures.ts';
import { type Signed, signedOf } from './model/signoff.ts';
import type { SourceText, Span } from './model/span.ts';
import { slidesOf } from './model/walk.ts';
import { parse } from './parse/parse.ts';
import type { OutputName } from './render/formats.ts';
import { suggestion } from './suggest.ts';
import { type OpenProject, themeCss, type Workshop } from './workshop.ts';

/** A script that was read, with everything that its outputs are made from. */
export interface Compiled {
  readonly script: ScriptFile;
  readonly project: OpenProject;
  /** Undefined when the file couldn't be read at all. */
  readonly edition: Edition | undefined;
  readonly pictures: ReadonlyMap<string, PictureFile>;
  /** Sound files that read slides aloud, by the name that the script gives them. */
  readonly sounds: ReadonlyMap<string, NarrationFile>;
  /** What its keys lead to; empty when it names none. */
  readonly library: Library;
  /** Its figures from data. */
  readonly figures: PreparedFigures;
  /** Files of the library that were read. */
  readonly libraryFiles: readonly string[];
  /** Who has signed what, and whether it still stands. */
  readonly signed: Signed;
  /** The hall that its slides are shown in; undefined when they aren't asked for. */
  readonly lecture: LectureAsked | undefined;
  /** Ordered by place. With an error among them nothing is rendered. */
  readonly problems: readonly Diagnostic[];
}

/** read ─► parse ─► check: one script. `to` are the outputs of this run; without them the configuration's count. */
export async function compileScript(
  workshop: Workshop,
  script: ScriptFile,
  to?: readonly OutputName[],
): Promise<Compiled> {
  const { source, problems } = readText(script.file, workshop.cwd);
  const project = await workshop.projectOf(script.file);
  if (!source)
    return {
      script,
      project,
      edition: undefined,
      pictures: new Map(),
      sounds: new Map(),
      library: emptyLibrary,
      figures: noFigures,
      libraryFiles: [],
      signed: nobodySigned(script),
      lecture: undefined,
      problems: [...project.problems, ...problems],
    };
  const compiled = await compileSource(workshop, project, script, source, to);
  return { ...compiled, problems: inOrder([...problems, ...compiled.problems]) };
}

/** `compileScript` for a run in which several outputs need the same scripts: each is compiled once. */
export function compileOnce(workshop: Workshop, to?: readonly OutputName[]): (script: ScriptFile) => Promise<Compiled> {
  const compiled = new Map<string, Promise<Compiled>>();
  return (script) => {
    const kept = compiled.get(script.file) ?? compileScript(workshop, script, to);
    compiled.set(script.file, kept);
    return kept;
  };
}

/** parse ─► check: a text that is already in memory; pictures are read from the script's folder. */
export async function compileSource(
  workshop: Workshop,
  project: OpenProject,
  script: ScriptFile,
  source: SourceText,
  to?: readonly OutputName[],
): Promise<Compiled> {
  const { edition, problems } = parse(source, {
    narrative: script.narrative,
    lang: script.lang || project.config.lang,
    layouts: project.templatesReady.layouts,
    trustHtml: project.config.html === 'trusted',
  });
  const folder = dirname(script.file);
  const pictures = new Map<string, PictureFile>();
  for (const { picture } of picturesOf(edition)) {
    if (!pictures.has(picture.src)) pictures.set(picture.src, readPicture(project.root, folder, picture.src));
  }
  const sounds = new Map<string, NarrationFile>();
  for (const { narration } of slidesOf(edition)) {
    if (narration !== '' && !sounds.has(narration))
      sounds.set(narration, findNarration(project.root, folder, narration));
  }
  const read = await libraryOf(workshop, project, script, edition);
  const { library } = read;
  const figures = await prepareFigures(workshop, { project, script, edition, library });
  const signoff = await signaturesOf(workshop, script, edition, library);
  const kiosk = kioskAsked(project, edition, sounds);
  const lecture = lectureAsked(project, edition, to);
  const found = check(edition, { pictures, library, uncovered: uncoveredBy(workshop), kiosk, lecture });
  const theme = themeCss(
    workshop,
    project,
    edition.meta.theme,
    edition.meta.theme === '' ? undefined : { source, span: edition.meta.places.theme },
  ).problems;
  const all = [
    ...project.problems,
    ...problems,
    ...read.problems,
    ...unknownRules(project, edition),
    ...found,
    ...figures.problems,
    ...checkLanguage(edition, script.lang),
    ...signoff.problems,
    ...checkSigned(edition, signoff.signed, typedNarrative(script, source)),
    ...theme,
  ];
  return {
    script,
    project,
    edition,
    pictures,
    sounds,
    library,
    figures,
    libraryFiles: read.files,
    signed: signoff.signed,
    lecture,
    problems: inOrder(creditsToldOnce(applyRules(all, project.config.rules))),
  };
}

/** Characters that neither the bundled nor the installed fonts have. */
function uncoveredBy({ assets }: Workshop): (text: string) => readonly string[] {
  return (text) =>
    assets
      .fonts()
      .uncovered(text)
      .filter((character) => !assets.eastAsianFonts().covers(character));
}

async function signaturesOf(
  workshop: Workshop,
  script: ScriptFile,
  edition: Edition,
  library: Library,
): Promise<{ signed: Signed; problems: readonly Diagnostic[] }> {
  const file = signoffFile(script);
  if (!existsSync(file)) return { signed: signedOf(edition, library, file, []), problems: [] };
  const { signatures, problems } = readSignoff(file, workshop.cwd);
  return { signed: signedOf(edition, library, file, signatures), problems };
}

function nobodySigned(script: ScriptFile): Signed {
  return { file: signoffFile(script), signatures: [], slides: new Map(), gone: [], isComplete: false };
}

/** What one types to name the narrative of a script: its folder, or the script that is one of its own. */
function typedNarrative({ lang }: ScriptFile, { path }: SourceText): string {
  return lang === '' ? path : dirname(path);
}

/** Names of rules in the configuration and in `allow:` that don't exist. */
function unknownRules(project: OpenProject, edition: Edition): Diagnostic[] {
  const known = Object.keys(codes);
  const report = (names: readonly string[], source: SourceText | undefined, span: Span | undefined): Diagnostic[] =>
    names
      .filter((name) => !known.includes(name))
      .map((key) =>
        problem('key-unknown', source, span, {
          key,
          suggestion: suggestion(key, known),
          known: 'see docs/diagnostics.md',
        }),
      );
  const { meta, source } = edition;
  return [
    ...report(Object.keys(project.config.rules), project.configSource, project.places.rules),
    ...report(Object.keys(meta.allow), source, meta.places.allow),
    ...[...slidesOf(edition)]
      .filter((slide) => slide.part === 1)
      .flatMap((slide) => report(Object.keys(slide.allow), source, slide.span)),
  ];
}

/** The language of a script, BCP 47: what its front matter says, else its name. */
export function languageOf({ edition, script }: Compiled): string {
  return edition?.meta.lang ?? script.lang;
}
