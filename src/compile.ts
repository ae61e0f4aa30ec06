import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { applyRules, check } from './check/check.ts';
import { checkLanguage } from './check/editions.ts';
import { checkSigned } from './check/signed.ts';
import { codes } from './codes.ts';
import { type Diagnostic, hasError, inOrder, problem } from './diagnostic.ts';
import { charactersOf, evidenceOf, libraryOf } from './evidence.ts';
import type { ScriptFile } from './input/find-scripts.ts';
import { type PictureFile, readPicture } from './input/picture.ts';
import { readText } from './input/read-script.ts';
import { readSignoff } from './input/signoff.ts';
import { signoffFile } from './input/signoff-file.ts';
import { emptyLibrary, type Library } from './model/library.ts';
import type { Edition } from './model/narrative.ts';
import { picturesOf } from './model/pictures.ts';
import { isDraft, type Signed, signedOf } from './model/signoff.ts';
import type { SourceText, Span } from './model/span.ts';
import { everythingOn, slidesOf, tokensIn } from './model/walk.ts';
import { parse } from './parse/parse.ts';
import { renderDeck } from './render/deck.ts';
import { noEvidence } from './render/evidence-parts.ts';
import { type Highlight, loadHighlight } from './render/highlight.ts';
import type { PageParts } from './render/page-parts.ts';
import { slideView } from './render/slide-view.ts';
import { type PageInfo, renderSlidesPage } from './render/slides-page.ts';
import { withSources } from './render/sources-slides.ts';
import { wordsFor } from './render/words.ts';
import { suggestion } from './suggest.ts';
import { type OpenProject, themeCss, type Workshop } from './workshop.ts';

/** A script that was read, with everything that its outputs are made from. */
export interface Compiled {
  readonly script: ScriptFile;
  readonly project: OpenProject;
  /** Undefined when the file couldn't be read at all. */
  readonly edition: Edition | undefined;
  readonly pictures: ReadonlyMap<string, PictureFile>;
  /** What its keys lead to; empty when it names none. */
  readonly library: Library;
  /** Files of the library that were read. */
  readonly libraryFiles: readonly string[];
  /** Who has signed what, and whether it still stands. */
  readonly signed: Signed;
  /** Ordered by place. With an error among them nothing is rendered. */
  readonly problems: readonly Diagnostic[];
}

/** Settings of one run that stand above the script's own. */
export interface RenderSettings {
  /** Theme by name; '' for the script's or the configuration's. */
  readonly theme: string;
  readonly size: '16:9' | '4:3' | '';
  /** Without notes and cues. */
  readonly share: boolean;
  /** A PDF page a step. */
  readonly everyStep: boolean;
}

export const defaultSettings: RenderSettings = { theme: '', size: '', share: false, everyStep: false };

/** read ─► parse ─► check: one script. */
export async function compileScript(workshop: Workshop, script: ScriptFile): Promise<Compiled> {
  const { source, problems } = readText(script.file, workshop.cwd);
  const project = await workshop.projectOf(script.file);
  if (!source)
    return {
      script,
      project,
      edition: undefined,
      pictures: new Map(),
      library: emptyLibrary,
      libraryFiles: [],
      signed: nobodySigned(script),
      problems: [...project.problems, ...problems],
    };
  const compiled = await compileSource(workshop, project, script, source);
  return { ...compiled, problems: inOrder([...problems, ...compiled.problems]) };
}

/** parse ─► check: a text that is already in memory; pictures are read from the script's folder. */
export async function compileSource(
  workshop: Workshop,
  project: OpenProject,
  script: ScriptFile,
  source: SourceText,
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
  const read = await libraryOf(workshop, project, script, edition);
  const { library } = read;
  const signoff = await signaturesOf(workshop, script, edition, library);
  const found = check(edition, { pictures, library, uncovered: (text) => workshop.assets.fonts().uncovered(text) });
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
    library,
    libraryFiles: read.files,
    signed: signoff.signed,
    problems: inOrder(applyRules(all, project.config.rules)),
  };
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

/** render: the deck as one HTML file. Throws when the compiled script has an error. */
export async function renderDeckOf(workshop: Workshop, compiled: Compiled, settings: RenderSettings): Promise<string> {
  const edition = soundEdition(compiled);
  const styles = ['reveal', 'deck-chrome'];
  const parts = await pageParts(workshop, compiled, edition, settings, styles);
  return renderDeck(withSources(edition, parts), {
    ...parts,
    script: workshop.assets.script('deck'),
    share: settings.share,
  });
}

/** render: the static page that is printed to slides.pdf. */
export async function renderSlidesOf(
  workshop: Workshop,
  compiled: Compiled,
  settings: RenderSettings,
): Promise<{ html: string; pages: PageInfo[]; width: number; height: number }> {
  const edition = soundEdition(compiled);
  const parts = await pageParts(workshop, compiled, edition, settings, ['print']);
  return {
    ...renderSlidesPage(withSources(edition, parts), { ...parts, everyStep: settings.everyStep }),
    width: parts.width,
    height: parts.height,
  };
}

/** The opening slide as HTML and the style sheet it needs: the deck's picture in the index. */
export function posterOf(
  workshop: Workshop,
  compiled: Compiled,
  settings: RenderSettings,
): { poster: string; posterCss: string } {
  const edition = soundEdition(compiled);
  const [slide] = slidesOf(edition);
  if (!slide) return { poster: '', posterCss: '' };
  const parts = {
    format: 'deck',
    templates: compiled.project.templatesReady,
    words: wordsFor(workshop.assets.strings(), edition.meta.lang),
    picture: pictureUse(compiled.pictures),
    evidence: noEvidence(edition.meta.lang),
    draft: isDraft(edition, compiled.signed),
  } as const;
  const { view } = slideView(edition, slide, {
    ...parts,
    highlight: () => undefined,
    link: () => undefined,
    steps: 'shown',
    act: '',
    actIndex: 1,
    notice: '',
  });
  const posterCss = themeCss(workshop, compiled.project, settings.theme || edition.meta.theme).css;
  return { poster: parts.templates.render('partials/slide', view), posterCss };
}

function soundEdition(compiled: Compiled): Edition {
  if (!compiled.edition || hasError(compiled.problems))
    throw new Error(`${compiled.script.file} has errors; check the problems before rendering`);
  return compiled.edition;
}

async function pageParts(
  workshop: Workshop,
  compiled: Compiled,
  edition: Edition,
  settings: RenderSettings,
  styles: readonly string[],
): Promise<PageParts> {
  const { project } = compiled;
  const { assets } = workshop;
  const size = settings.size || edition.meta.size || project.config.size || '16:9';
  const [width, height] = size === '4:3' ? [960, 720] : [1280, 720];
  const theme = themeCss(workshop, project, settings.theme || edition.meta.theme).css;
  const words = wordsFor(assets.strings(), edition.meta.lang);
  const code = holdsCode(edition);
  const families = ['Literata', 'Literata Display', 'Inter', ...(code ? ['JetBrains Mono'] : [])];
  const evidence = await evidenceOf(workshop, compiled, edition, words);
  const fonts = assets
    .fonts()
    .css(edition.source.text + Object.values(words).join('') + charactersOf(evidence, edition), families);
  const canvas = `:root,:host{--slide-width:${width}px;--slide-ratio:${size === '4:3' ? '4/3' : '16/9'}}@page{size:${width}px ${height}px}`;
  const css = [fonts, ...styles.map((name) => project.styles[name] ?? assets.style(name)), theme, canvas].join('\n');
  const highlight: Highlight = code ? await loadHighlight() : () => undefined;
  return {
    templates: project.templatesReady,
    words,
    picture: pictureUse(compiled.pictures),
    evidence,
    draft: isDraft(edition, compiled.signed),
    highlight,
    css,
    version: workshop.version,
    width,
    height,
  };
}

function holdsCode(edition: Edition): boolean {
  for (const slide of slidesOf(edition)) {
    for (const token of tokensIn(everythingOn(slide)))
      if (['fence', 'code_block', 'code_inline'].includes(token.type)) return true;
  }
  return false;
}

/** Pictures as data addresses, each encoded once. */
function pictureUse(pictures: ReadonlyMap<string, PictureFile>): PageParts['picture'] {
  const made = new Map<string, { address: string; width: number; height: number }>();
  return (src) => {
    const state = pictures.get(src);
    if (state?.type !== 'picture') return undefined;
    const use = made.get(src) ?? {
      address: `data:${state.mime};base64,${Buffer.from(state.bytes).toString('base64')}`,
      width: state.width,
      height: state.height,
    };
    made.set(src, use);
    return use;
  };
}
