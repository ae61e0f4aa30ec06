import { join, relative, resolve, sep } from 'node:path';
import type { BuildSettings, Plan } from './build-plan.ts';
import type { Compiled } from './compile.ts';
import type { Diagnostic } from './diagnostic.ts';
import { EnvironmentFailure } from './environment.ts';
import type { ScriptFile } from './input/find-scripts.ts';
import { problemsToKeep } from './lecture-asked.ts';
import { type Made, make } from './make.ts';
import type { Edition } from './model/narrative.ts';
import { slidesOf } from './model/walk.ts';
import type { PrintPool } from './output/print-pool.ts';
import { hashOfFile, sha256, writeRecord } from './output/record.ts';
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

/** What became of one wanted output. */
export interface BuiltOutput {
  readonly problems: readonly Diagnostic[];
  readonly event: OutputEvent;
}

/** Makes one wanted output of a sound script and writes it with its record, unless it still stands as it was built. */
export async function buildOutput(
  workshop: Workshop,
  compiled: Compiled & { readonly edition: Edition },
  { format, fingerprint, kept }: Plan['wanted'][number],
  siblings: readonly ScriptFile[],
  settings: BuildSettings,
  printers: PrintPool,
): Promise<BuiltOutput> {
  const { edition, script } = compiled;
  const started = performance.now();
  const file = outputFile(settings.out, compiled, format);
  const slides = [...slidesOf(edition)].length;
  const common = { script, format, file: resolve(file), slides };
  if (kept)
    return { problems: kept.problems, event: { ...common, state: 'unchanged', bytes: kept.summary.bytes, took: 0 } };
  try {
    const made = await make(format.name, workshop, compiled, settings, printers);
    const bytes = Buffer.byteLength(made.content);
    writeWhole(file, made.content);
    writeRecord(settings.out, script, {
      schema: 1,
      settings: fingerprint,
      inputs: inputsOf(compiled, siblings),
      file: relative(settings.out, file).split(sep).join('/'),
      sha256: sha256(made.content),
      problems: problemsToKeep(format.name, [...compiled.problems, ...made.problems]),
      summary: { ...summaryOf(compiled, format, made), slides, bytes },
    });
    return {
      problems: made.problems,
      event: { ...common, state: 'written', bytes, took: performance.now() - started },
    };
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
    const took = performance.now() - started;
    return { problems: [error.diagnostic], event: { ...common, state: 'failed', bytes: 0, took } };
  }
}

function summaryOf({ edition, script }: Compiled & { readonly edition: Edition }, format: Format, made: Made) {
  return {
    narrative: script.narrative,
    lang: edition.meta.lang,
    format: format.name,
    title: edition.meta.title || script.narrative,
    subtitle: edition.meta.subtitle,
    poster: made.poster,
    posterCss: made.posterCss,
  };
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

/** Where an output of a script is written. */
export function outputFile(out: string, { script, edition }: Compiled, format: Format): string {
  return join(out, script.narrative, script.lang || edition?.meta.lang || 'en', format.file);
}
