import { join, relative, resolve, sep } from 'node:path';
import { type BuildSettings, type Plan, planOf } from './build-plan.ts';
import { type Compiled, compileOnce, compileScript } from './compile.ts';
import { type Diagnostic, hasError } from './diagnostic.ts';
import { EnvironmentFailure } from './environment.ts';
import { findScripts, type ScriptFile } from './input/find-scripts.ts';
import { make } from './make.ts';
import { slidesOf } from './model/walk.ts';
import { betweenEditions, byNarrative, unique } from './narratives.ts';
import type { PrintPool } from './output/print-pool.ts';
import { type BuildRecord, hashOfFile, type OutputSummary, sha256, writeRecord } from './output/record.ts';
import { writeWhole } from './output/write.ts';
import type { Format } from './render/formats.ts';
import type { Workshop } from './workshop.ts';

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

/** Reads and checks a script. */
export type Compile = (script: ScriptFile) => Promise<Compiled>;

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
  const isKiosk = settings.to.includes('kiosk') && scripts.length > 0;
  // Kept in memory only where a second output asks for all of them.
  const compile: Compile = isKiosk ? compileOnce(workshop) : (script) => compileScript(workshop, script);
  for (const narrative of byNarrative(scripts)) {
    const done = await buildNarrative(workshop, narrative, settings, printers, compile, (event) => {
      outputs.push(event);
      tell(event);
    });
    problems.push(...done);
  }
  if (isKiosk) {
    const { buildKiosk } = await import('./kiosk-build.ts');
    const done = await buildKiosk(workshop, scripts, settings, compile);
    problems.push(...done.problems);
    outputs.push(done.event);
    tell(done.event);
  }
  return { problems: unique(problems), outputs, scripts };
}

async function buildNarrative(
  workshop: Workshop,
  scripts: readonly ScriptFile[],
  settings: BuildSettings,
  printers: PrintPool,
  compile: Compile,
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
  const compiled = await Promise.all(plans.map((plan) => compile(plan.script)));
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
      const made = await make(format.name, workshop, compiled, settings, printers);
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

/** Every file that the output was made from, with its hash. */
export function inputsOf(compiled: Compiled, siblings: readonly ScriptFile[]): Record<string, string> {
  const files = [
    ...siblings.map((each) => each.file),
    ...[...compiled.pictures.values()].flatMap((state) => (state.type === 'picture' ? [state.file] : [])),
    ...[...compiled.sounds.values()].flatMap((state) => (state.type === 'sound' ? [state.file] : [])),
  ];
  files.push(...compiled.libraryFiles, ...compiled.figures.files, compiled.signed.file);
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
