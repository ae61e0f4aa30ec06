import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { applyRules } from './check/check.ts';
import { checkEditions } from './check/editions.ts';
import {
  type Compiled,
  compileScript,
  posterOf,
  type RenderSettings,
  renderDeckOf,
  renderSlidesOf,
} from './compile.ts';
import { type Diagnostic, hasError, inOrder } from './diagnostic.ts';
import { EnvironmentFailure } from './environment.ts';
import { findScripts, type ScriptFile } from './input/find-scripts.ts';
import { measureExpression, overflowProblems } from './measure/overflow.ts';
import type { FormatName } from './model/narrative.ts';
import { slidesOf } from './model/walk.ts';
import type { PrintPool } from './output/print-pool.ts';
import {
  type BuildRecord,
  findUnchanged,
  hashOfFile,
  type OutputSummary,
  readRecords,
  sha256,
  writeRecord,
} from './output/record.ts';
import { printSlides } from './output/slides-pdf.ts';
import { writeWhole } from './output/write.ts';
import { contentSecurityPolicy } from './render/deck.ts';
import { type Format, formats } from './render/formats.ts';
import { renderIndex } from './render/index-page.ts';
import { createTemplates } from './render/templates.ts';
import type { Workshop } from './workshop.ts';

export interface BuildSettings extends RenderSettings {
  /** Folder for the outputs, absolute. */
  readonly out: string;
  /** Which outputs to make. */
  readonly to: readonly FormatName[];
  /** Only scripts in this language; '' for all. */
  readonly lang: string;
}

/** One output, told as soon as it is there. */
export interface OutputEvent {
  readonly state: 'written' | 'unchanged' | 'failed';
  readonly script: ScriptFile;
  readonly format: Format;
  /** Absolute. */
  readonly file: string;
  readonly bytes: number;
  readonly slides: number;
  /** Milliseconds. */
  readonly took: number;
}

export interface BuildResult {
  readonly problems: readonly Diagnostic[];
  readonly outputs: readonly OutputEvent[];
  readonly scripts: readonly ScriptFile[];
}

/**
 * Builds the outputs of all scripts that the paths name. A script with an error keeps its earlier outputs; the others
 * are built. Without a browser HTML is still written, and that is among the problems.
 */
export async function buildAll(
  workshop: Workshop,
  paths: readonly string[],
  settings: BuildSettings,
  printers: PrintPool,
  tell: (event: OutputEvent) => void = () => {},
): Promise<BuildResult> {
  const found = findScripts(paths, workshop.cwd);
  const scripts = found.scripts.filter(
    (script) => settings.lang === '' || script.lang === '' || script.lang === settings.lang,
  );
  const problems: Diagnostic[] = [...found.problems];
  if (problems.some((each) => each.code === 'narrative-twice')) return { problems, outputs: [], scripts };
  const outputs: OutputEvent[] = [];
  for (const narrative of byNarrative(scripts)) {
    const done = await buildNarrative(workshop, narrative, settings, printers, (event) => {
      outputs.push(event);
      tell(event);
    });
    problems.push(...done);
  }
  return { problems: unique(problems), outputs, scripts };
}

export interface CheckSettings {
  readonly lang: string;
  /** Also lay the slides out in a browser and measure them. */
  readonly rendered: boolean;
}

/** All problems of the scripts that the paths name; nothing is written. */
export async function checkAll(
  workshop: Workshop,
  paths: readonly string[],
  settings: CheckSettings,
  printers: PrintPool,
): Promise<Pick<BuildResult, 'problems' | 'scripts'>> {
  const found = findScripts(paths, workshop.cwd);
  const scripts = found.scripts.filter(
    (script) => settings.lang === '' || script.lang === '' || script.lang === settings.lang,
  );
  if (settings.rendered) printers.warm();
  const problems: Diagnostic[] = [...found.problems];
  for (const narrative of byNarrative(scripts)) {
    const compiled = await Promise.all(narrative.map((script) => compileScript(workshop, script)));
    const own = [...compiled.flatMap((each) => each.problems), ...betweenEditions(compiled)];
    problems.push(...own);
    for (const each of settings.rendered ? compiled : []) {
      if (!each.edition || hasError(each.problems)) continue;
      problems.push(
        ...(await makeSlides(workshop, each, { theme: '', size: '', share: false, everyStep: false }, printers))
          .problems,
      );
    }
  }
  return { problems: unique(problems), scripts };
}

function byNarrative(scripts: readonly ScriptFile[]): ScriptFile[][] {
  const groups = new Map<string, ScriptFile[]>();
  for (const script of scripts) {
    const group = groups.get(script.narrative) ?? [];
    groups.set(script.narrative, group);
    group.push(script);
  }
  return [...groups.values()];
}

/** Problems between the languages of a narrative. */
function betweenEditions(compiled: readonly Compiled[]): Diagnostic[] {
  const problems = checkEditions(compiled.flatMap((each) => each.edition ?? []));
  return applyRules(problems, compiled[0]?.project.config.rules ?? {});
}

/** One script and the state of its wanted outputs. */
interface Plan {
  readonly script: ScriptFile;
  readonly wanted: readonly {
    readonly format: Format;
    readonly fingerprint: string;
    readonly kept: BuildRecord | undefined;
  }[];
}

async function buildNarrative(
  workshop: Workshop,
  scripts: readonly ScriptFile[],
  settings: BuildSettings,
  printers: PrintPool,
  tell: (event: OutputEvent) => void,
): Promise<Diagnostic[]> {
  const plans = await Promise.all(scripts.map((script) => planOf(workshop, script, scripts, settings, printers)));
  const problems: Diagnostic[] = [];
  if (plans.every((plan) => plan.wanted.every((each) => each.kept))) {
    for (const plan of plans) {
      for (const { format, kept } of plan.wanted) {
        if (!kept) continue;
        problems.push(...kept.problems);
        tell(
          eventOf(
            'unchanged',
            plan.script,
            format,
            join(settings.out, kept.file),
            kept.summary.bytes,
            kept.summary.slides,
            0,
          ),
        );
      }
    }
    return problems;
  }
  // The browser starts while the scripts are read.
  if (plans.some((plan) => plan.wanted.some((each) => each.format.printed && !each.kept))) printers.warm();
  const compiled = await Promise.all(plans.map((plan) => compileScript(workshop, plan.script)));
  const between = betweenEditions(compiled);
  for (const [index, each] of compiled.entries()) {
    const plan = plans[index];
    if (!plan) continue;
    const own = [...each.problems, ...between.filter((problem) => problem.file === each.edition?.source.path)];
    problems.push(...own);
    if (!each.edition || hasError(own)) {
      for (const { format } of plan.wanted)
        tell(eventOf('failed', plan.script, format, outputFile(settings.out, each.script, each, format), 0, 0, 0));
      continue;
    }
    problems.push(
      ...(await buildScript(workshop, { ...each, problems: own }, plan, scripts, settings, printers, tell)),
    );
  }
  return problems;
}

async function planOf(
  workshop: Workshop,
  script: ScriptFile,
  siblings: readonly ScriptFile[],
  settings: BuildSettings,
  printers: PrintPool,
): Promise<Plan> {
  const project = await workshop.projectOf(script.file);
  const { theme, size, share, everyStep } = settings;
  const wanted = formats
    .filter((format) => settings.to.includes(format.name))
    .map((format) => {
      const browser = format.printed ? printers.identity() : '';
      const date = format.printed ? (process.env.SOURCE_DATE_EPOCH ?? '') : '';
      const fingerprint = sha256(
        JSON.stringify([
          workshop.assets.buildId(),
          project.fingerprint,
          theme,
          size,
          format.name === 'deck' && share,
          format.printed && everyStep,
          browser,
          date,
        ]),
      );
      const record = findUnchanged(settings.out, script, format.name, fingerprint);
      // A record made without one of today's sibling editions has not seen whether they agree.
      const kept = record && siblings.every((each) => each.file in record.inputs) ? record : undefined;
      return { format, fingerprint, kept };
    });
  return { script, wanted };
}

async function buildScript(
  workshop: Workshop,
  compiled: Compiled,
  plan: Plan,
  siblings: readonly ScriptFile[],
  settings: BuildSettings,
  printers: PrintPool,
  tell: (event: OutputEvent) => void,
): Promise<Diagnostic[]> {
  const { edition, script } = compiled;
  if (!edition) return [];
  const problems: Diagnostic[] = [];
  const slides = [...slidesOf(edition)].length;
  for (const { format, fingerprint, kept } of plan.wanted) {
    const started = performance.now();
    const file = outputFile(settings.out, script, compiled, format);
    if (kept) {
      problems.push(...kept.problems);
      tell(eventOf('unchanged', script, format, file, kept.summary.bytes, slides, 0));
      continue;
    }
    try {
      const made =
        format.name === 'deck'
          ? await makeDeck(workshop, compiled, settings)
          : await makeSlides(workshop, compiled, settings, printers);
      writeWhole(file, made.content);
      problems.push(...made.problems);
      const summary: OutputSummary = {
        narrative: script.narrative,
        lang: edition.meta.lang,
        format: format.name,
        title: edition.meta.title || script.narrative,
        subtitle: edition.meta.subtitle,
        slides,
        bytes: Buffer.byteLength(made.content),
        poster: made.poster,
        posterCss: made.posterCss,
      };
      const record: BuildRecord = {
        schema: 1,
        settings: fingerprint,
        inputs: inputsOf(compiled, siblings),
        file: relative(settings.out, file).split(sep).join('/'),
        sha256: sha256(made.content),
        problems: [...compiled.problems, ...made.problems],
        summary,
      };
      writeRecord(settings.out, script, record);
      tell(eventOf('written', script, format, file, summary.bytes, slides, performance.now() - started));
    } catch (error) {
      if (!(error instanceof EnvironmentFailure)) throw error;
      problems.push(error.diagnostic);
      tell(eventOf('failed', script, format, file, 0, slides, performance.now() - started));
    }
  }
  return problems;
}

interface Made {
  readonly content: string | Uint8Array;
  readonly problems: readonly Diagnostic[];
  readonly poster: string;
  readonly posterCss: string;
}

async function makeDeck(workshop: Workshop, compiled: Compiled, settings: RenderSettings): Promise<Made> {
  const content = await renderDeckOf(workshop, compiled, settings);
  return { content, problems: [], ...posterOf(workshop, compiled, settings) };
}

async function makeSlides(
  workshop: Workshop,
  compiled: Compiled,
  settings: RenderSettings,
  printers: PrintPool,
): Promise<Made> {
  const page = await renderSlidesOf(workshop, compiled, settings);
  const { edition } = compiled;
  if (!edition) throw new Error('nothing to print');
  const measure = measureExpression(workshop.assets.script('measure'));
  const folder = mkdtempSync(join(tmpdir(), 'lanternist-'));
  try {
    const file = join(folder, 'slides.html');
    writeFileSync(file, page.html);
    const { pdf, measured } = await printSlides(printers, file, {
      width: page.width,
      height: page.height,
      headings: page.pages.flatMap((each) => each.headings),
      pages: page.pages.length,
      title: edition.meta.title || edition.narrative,
      authors: edition.meta.authors,
      lang: edition.meta.lang,
      date: edition.meta.date,
      version: workshop.version,
      measure,
    });
    const { rules } = compiled.project.config;
    return {
      content: pdf,
      problems: applyRules(overflowProblems(edition, measured), rules),
      poster: '',
      posterCss: '',
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every file that the output was made from, with its hash. */
function inputsOf(compiled: Compiled, siblings: readonly ScriptFile[]): Record<string, string> {
  const files = [
    ...siblings.map((each) => each.file),
    ...[...compiled.pictures.values()].flatMap((state) => (state.type === 'picture' ? [state.file] : [])),
  ];
  if (compiled.project.configSource) files.push(compiled.project.configSource.file);
  return Object.fromEntries(files.map((file) => [file, hashOfFile(file)]));
}

function outputFile(out: string, script: ScriptFile, compiled: Compiled, format: Format): string {
  return join(out, script.narrative, script.lang || compiled.edition?.meta.lang || 'en', format.file);
}

function eventOf(
  state: OutputEvent['state'],
  script: ScriptFile,
  format: Format,
  file: string,
  bytes: number,
  slides: number,
  took: number,
): OutputEvent {
  return { state, script, format, file: resolve(file), bytes, slides, took };
}

/** Writes `index.html`: everything that stands in the output folder, this run's and earlier ones'. Gives its path. */
export async function writeIndex(workshop: Workshop, out: string): Promise<string> {
  const entries = readRecords(out).map((record) => ({ ...record.summary, file: record.file }));
  const { assets } = workshop;
  const text =
    entries.map((entry) => entry.title + entry.subtitle + entry.poster.replace(/data:[^"]*/g, '')).join('') +
    languageLetters;
  const css = [
    assets.fonts().css(text, ['Literata', 'Literata Display', 'Inter']),
    assets.style('paper'),
    assets.style('index'),
  ].join('\n');
  const templates = createTemplates(await assets.templates());
  const file = join(out, 'index.html');
  writeWhole(file, renderIndex(entries, { templates, css, csp: contentSecurityPolicy('') }));
  return file;
}

/** Names of languages are written in their own alphabets. */
const languageLetters = 'й';

/** A problem that several outputs have in common is told once. */
function unique(problems: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return inOrder(problems).filter((each) => {
    const key = [each.code, each.file, each.line, each.column, each.message].join('\u0000');
    return !seen.has(key) && seen.add(key);
  });
}
