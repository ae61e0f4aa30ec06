import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Diagnostic, problem } from './diagnostic.ts';
import { ChartFailure } from './figure/chart/vega-failure.ts';
import { drawFigure } from './figure/draw.ts';
import type { PrepareContext, TimelineMark } from './figure/figure.ts';
import { type FigureData, prepareFigure } from './figure/prepare.ts';
import type { ScriptFile } from './input/find-scripts.ts';
import { resolveInside } from './input/inside.ts';
import { readText } from './input/read-script.ts';
import { dateMarkOf } from './model/date-mark.ts';
import type { Drawing } from './model/drawing.ts';
import type { Drawn, Frame } from './model/drawn.ts';
import type { Library } from './model/library.ts';
import { mapOfPlaces } from './model/map-spec.ts';
import type { Edition, Slide } from './model/narrative.ts';
import type { SourceText } from './model/span.ts';
import { drawingsOf, slidesOf, wordsOf } from './model/walk.ts';
import { figureKey } from './output/figure-cache.ts';
import { wordsFor } from './render/words.ts';
import type { OpenProject, Workshop } from './workshop.ts';

/** The figures of a script, ready to be drawn. */
export interface PreparedFigures {
  readonly data: ReadonlyMap<Drawing, FigureData>;
  /** Files that were read for them, absolute. */
  readonly files: readonly string[];
  readonly problems: readonly Diagnostic[];
}

export const noFigures: PreparedFigures = { data: new Map(), files: [], problems: [] };

/** What looking up the figures of a script needs. */
interface Script {
  readonly project: OpenProject;
  readonly script: ScriptFile;
  readonly edition: Edition;
  readonly library: Library;
}

/** Looks up what the figures of a script name, and reads their files. */
export async function prepareFigures(workshop: Workshop, found: Script): Promise<PreparedFigures> {
  const { edition, library } = found;
  const drawings = drawingsOf(edition);
  if (drawings.length === 0) return noFigures;
  const data = new Map<Drawing, FigureData>();
  const problems: Diagnostic[] = [];
  const files = new Map<string, SourceText | undefined>();
  const common = {
    library,
    lang: edition.meta.lang,
    words: wordsFor(workshop.assets.strings(), edition.meta.lang),
    span: edition.meta.span,
    marks: marksOf(edition),
  };
  for (const { drawing, slide } of drawings) {
    const report: PrepareContext['report'] = (code, path, params) => {
      if (edition.meta.allow[code] === undefined && slide.allow[code] === undefined)
        problems.push(problem(code, edition.source, placeIn(drawing, path), params));
    };
    const context: PrepareContext = {
      ...common,
      when: slide.when,
      written: (path) => writtenAt(edition, drawing, path),
      report,
      reportIn: (code, source, span, params) => void problems.push(problem(code, source, span, params)),
      readFile: (name, path) =>
        readFigureFile(found, workshop.cwd, name, files, (params) => report('figure-file', path, params)),
    };
    const prepared = await prepareFigure(drawing.spec, context);
    const failure = prepared && (await tryVega(workshop, edition.meta.lang, prepared));
    if (failure) report('vega-refused', 'vega', { reason: failure.message, hint: 'Try it in the Vega-Lite editor.' });
    else if (prepared) data.set(drawing, prepared);
  }
  return { data, files: [...files.keys()], problems };
}

/** Whether an author's own specification can be drawn shows only when it is; that is the one kind which may fail. */
async function tryVega(workshop: Workshop, lang: string, figure: FigureData): Promise<Error | undefined> {
  if (figure.kind !== 'chart' || figure.data.type !== 'vega') return undefined;
  const frame = { width: 1104, height: 520, clear: { top: 0, right: 0, bottom: 0, left: 0 }, covered: [] };
  try {
    await drawn(workshop, lang, figure, frame);
    return undefined;
  } catch (error) {
    if (error instanceof ChartFailure) return error;
    throw error;
  }
}

function writtenAt({ source }: Edition, { places }: Drawing, path: string): string {
  const span = places.get(path);
  return span ? source.text.slice(span.start, span.end) : '';
}

/** The place of a value, or of the nearest around it that stands in the fence. */
function placeIn({ places, opening }: Drawing, path: string): { start: number; end: number } {
  for (let wanted = path; wanted !== ''; wanted = wanted.slice(0, Math.max(0, wanted.lastIndexOf('.')))) {
    const found = places.get(wanted);
    if (found) return found;
  }
  return opening;
}

/** Dates marked `{.timeline}`, with the slides they stand on. */
function marksOf(edition: Edition): TimelineMark[] {
  return [...slidesOf(edition)].flatMap((slide) =>
    wordsOf(slide).flatMap((token) => {
      const mark = dateMarkOf(token);
      return mark?.timeline ? [{ label: slide.short, when: mark.when }] : [];
    }),
  );
}

/** A figure shows a few hundred things. */
const mostBytes = 5_000_000;

function readFigureFile(
  { project, script }: Script,
  cwd: string,
  name: string,
  files: Map<string, SourceText | undefined>,
  refuse: (params: { path: string; reason: string; hint: string }) => void,
): SourceText | undefined {
  const inside = resolveInside(project.root, dirname(script.file), name);
  if (inside.type !== 'inside') {
    const isMissing = inside.type === 'missing';
    const reason = isMissing ? 'there is no such file' : 'it lies outside the project folder';
    const hint = isMissing
      ? 'Check the spelling; the path begins at the folder of the script.'
      : 'Copy it into the folder of the narrative.';
    refuse({ path: name, reason, hint });
    return undefined;
  }
  const { size } = statSync(inside.file);
  if (size > mostBytes) {
    const reason = `it has ${(size / 1e6).toFixed(0)} MB, and 5 MB are read at most`;
    refuse({ path: name, reason, hint: 'Keep the rows or outlines that the figure shows.' });
    return undefined;
  }
  const { source, problems } = readText(inside.file, cwd);
  files.set(inside.file, source);
  if (!source)
    refuse({ path: name, reason: problems[0]?.message ?? 'it cannot be read', hint: 'Save it as UTF-8 text.' });
  return source;
}

/** Draws the figures of a script, each into its frame; those that were drawn before come from the cache. */
export async function drawFigures(
  workshop: Workshop,
  { data }: PreparedFigures,
  lang: string,
  frames: ReadonlyMap<Drawing, Frame>,
): Promise<ReadonlyMap<Drawing, Drawn>> {
  const all = new Map<Drawing, Drawn>();
  for (const [drawing, figure] of data) {
    const frame = frames.get(drawing);
    if (frame) all.set(drawing, await drawn(workshop, lang, figure, frame));
  }
  return all;
}

/** What a map of places shows that no fence asks for. */
interface PlacesMap {
  /** Keys of the library; those without coordinates are left out. */
  readonly places: readonly string[];
  readonly title: string;
  readonly frame: Frame;
}

/** Draws a map of places by their keys; undefined where fewer than two lie anywhere. */
export async function drawMapOf(
  workshop: Workshop,
  { library, script }: Pick<Script, 'library' | 'script'>,
  edition: Edition,
  { places, title, frame }: PlacesMap,
): Promise<readonly [Drawing, Drawn] | undefined> {
  const located = places.filter((key) => library.places.get(key)?.coordinates);
  if (located.length < 2) return undefined;
  const drawing = drawingOf(mapOfPlaces(located, title));
  const { lang, span } = edition.meta;
  const words = wordsFor(workshop.assets.strings(), lang);
  const nothing = (): void => {};
  const data = await prepareFigure(drawing.spec, {
    ...{ library, lang, words, span, when: span, marks: [] },
    ...{ written: () => '', readFile: () => undefined, report: nothing, reportIn: nothing },
  });
  if (!data) throw new Error(`${script.file}: the places of the glossary could not be prepared`);
  return [drawing, await drawn(workshop, lang, data, frame)];
}

function drawingOf(spec: Drawing['spec']): Drawing {
  const nowhere = { start: 0, end: 0 };
  return { type: 'drawing', id: '', spec, caption: [], source: [], places: new Map(), opening: nowhere, span: nowhere };
}

async function drawn({ assets, figures }: Workshop, lang: string, figure: FigureData, frame: Frame): Promise<Drawn> {
  const key = figureKey(assets.buildId(), lang, figure, frame);
  const kept = figures.get(key);
  if (kept) return kept;
  const made = await drawFigure(figure, frame, {
    lang,
    words: wordsFor(assets.strings(), lang),
    width: assets.textWidth(),
    asset: assets.file,
  });
  figures.keep(key, made);
  return made;
}

/** Labels that found no room, each at its figure. */
export function crowdedProblems(edition: Edition, drawn: ReadonlyMap<Drawing, Drawn>): Diagnostic[] {
  const slides = new Map<Drawing, Slide>(drawingsOf(edition).map(({ drawing, slide }) => [drawing, slide]));
  return [...drawn].flatMap(([drawing, { crowded }]) => {
    const slide = slides.get(drawing);
    if (edition.meta.allow['figure-crowded'] !== undefined || slide?.allow['figure-crowded'] !== undefined) return [];
    const hint = 'Name fewer, shorten their names, or give the figure a slide of its own.';
    return crowded.map((text) =>
      problem('figure-crowded', edition.source, drawing.opening, { figure: drawing.spec.kind, text, hint }),
    );
  });
}
