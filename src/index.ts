import { resolve } from 'node:path';
import { type BuildResult, buildAll } from './build.ts';
import type { BuildSettings } from './build-plan.ts';
import { checkAll } from './check-all.ts';
import { type Compiled, compileSource } from './compile.ts';
import type { Diagnostic } from './diagnostic.ts';
import { writeIndex } from './index-file.ts';
import type { ScriptFile } from './input/find-scripts.ts';
import { sourceText } from './model/span.ts';
import { openPrintPool } from './output/print-pool.ts';
import { defaultSettings, type RenderSettings, renderDeckOf, renderSlidesOf } from './pages.ts';
import { defaultFormats } from './render/formats.ts';
import { openWorkshop } from './workshop.ts';

export type { BuildResult } from './build.ts';
export type { OutputEvent } from './build-output.ts';
export type { Code } from './codes.ts';
export type { Compiled } from './compile.ts';
export type { Diagnostic, Severity } from './diagnostic.ts';
export { EnvironmentFailure } from './environment.ts';
export type { ScriptFile } from './input/find-scripts.ts';
export type * from './model/block.ts';
export type { DateSpan } from './model/date-span.ts';
export type {
  Act,
  Audience,
  Edition,
  FormatName,
  Meta,
  Narrative,
  Slide,
  SlideKind,
  TurningPoint,
} from './model/narrative.ts';
export type { Position, SourceText, Span } from './model/span.ts';
export type { RenderSettings } from './pages.ts';

/** Where a text that isn't on disk is taken to lie. */
export interface CompileOptions {
  /** Path of the script, for messages, pictures and the configuration; default `talk.md` in the working directory. */
  readonly path?: string;
  /** Working directory; default the process's. */
  readonly cwd?: string;
}

/** Reads and checks one script given as text. Bad input never throws: it is among the problems. */
export async function compile(text: string, options: CompileOptions = {}): Promise<Compiled> {
  const cwd = resolve(options.cwd ?? process.cwd());
  const file = resolve(cwd, options.path ?? 'talk.md');
  const workshop = openWorkshop(cwd);
  const project = await workshop.projectOf(file);
  const name = (options.path ?? 'talk.md').replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  const script: ScriptFile = { file, narrative: name, lang: '' };
  return compileSource(workshop, project, script, sourceText(options.path ?? 'talk.md', text, file));
}

/** All problems of the scripts that the paths name. Nothing is written; `rendered` measures the slides in a browser. */
export async function check(
  paths: readonly string[],
  options: {
    readonly cwd?: string;
    readonly lang?: string;
    readonly rendered?: boolean;
    readonly browser?: string;
  } = {},
): Promise<readonly Diagnostic[]> {
  await using printers = openPrintPool(options.browser);
  const workshop = openWorkshop(resolve(options.cwd ?? process.cwd()));
  const settings = { lang: options.lang ?? '', rendered: options.rendered ?? false };
  return (await checkAll(workshop, paths, settings, printers)).problems;
}

/**
 * Renders a compiled script to HTML: `deck` is the lecture deck, `slides` the static page that slides.pdf is printed
 * from. Throws when the script has an error.
 */
export async function render(
  compiled: Compiled,
  format: 'deck' | 'slides',
  settings: Partial<RenderSettings> = {},
): Promise<string> {
  const workshop = openWorkshop(process.cwd());
  const all = { ...defaultSettings, ...settings };
  return format === 'deck'
    ? renderDeckOf(workshop, compiled, all)
    : (await renderSlidesOf(workshop, compiled, all)).html;
}

/** Builds outputs into a folder, with an `index.html` that shows them. Throws an EnvironmentFailure only if nothing can be written. */
export async function build(
  paths: readonly string[],
  options: Partial<BuildSettings> & { readonly cwd?: string; readonly browser?: string } = {},
): Promise<BuildResult> {
  await using printers = openPrintPool(options.browser);
  const cwd = resolve(options.cwd ?? process.cwd());
  const workshop = openWorkshop(cwd);
  const out = resolve(cwd, options.out ?? 'dist');
  const to = options.to ?? defaultFormats;
  const result = await buildAll(workshop, paths, { ...defaultSettings, lang: '', ...options, out, to }, printers);
  if (result.outputs.some((output) => output.state !== 'failed')) await writeIndex(workshop, out);
  return result;
}
