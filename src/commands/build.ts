import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type BuildResult, buildAll } from '../build.ts';
import type { OutputEvent } from '../build-output.ts';
import type { BuildSettings } from '../build-plan.ts';
import { writeIndex } from '../index-file.ts';
import { openProject } from '../input/project.ts';
import type { PrintWish } from '../model/print-settings.ts';
import { openPrintPool, type PrintPool } from '../output/print-pool.ts';
import { defaultFormats, outputsOf } from '../render/formats.ts';
import type { ReportFormat } from '../report.ts';
import { openWorkshop } from '../workshop.ts';
import type { ExitCode } from './exit-codes.ts';
import { exitCodeOf, type Terminal, tellProblems } from './terminal.ts';
import { unusedOptions } from './unused-options.ts';

export interface BuildOptions {
  readonly to?: string;
  /** Default: the configuration's, else `dist`. */
  readonly out?: string;
  readonly lang?: string;
  readonly theme?: string;
  readonly size?: '16:9' | '4:3';
  readonly share?: boolean;
  readonly fragments?: boolean;
  readonly layout?: PrintWish['layout'];
  readonly paper?: PrintWish['paper'];
  readonly orientation?: PrintWish['orientation'];
  readonly down?: boolean;
  readonly grey?: boolean;
  readonly cover?: boolean;
  readonly large?: boolean;
  readonly pace?: number;
  readonly watch?: boolean;
  readonly strict?: boolean;
  readonly format: ReportFormat;
  readonly quiet?: boolean;
  readonly browser?: string;
}

/** `lanternist build`. */
export async function build(terminal: Terminal, paths: readonly string[], options: BuildOptions): Promise<ExitCode> {
  const configured = withConfiguration(terminal.cwd, options);
  const printers = openPrintPool(configured.browser);
  try {
    if (options.watch) {
      const { watchAndBuild } = await import('./watch.ts');
      return await watchAndBuild(terminal, paths, configured, printers);
    }
    const result = await buildOnce(terminal, paths, configured, printers);
    return exitCodeOf(result.problems, options.strict ?? false);
  } finally {
    await printers.close();
  }
}

/** Options in which the flags that weren't given come from `lanternist.yaml`. */
export type Configured<Options> = Options & { readonly out: string; readonly browser: string };

/** Flags stand above the configuration of the folder one works in. */
export function withConfiguration<
  Options extends { readonly out?: string; readonly to?: string; readonly browser?: string },
>(cwd: string, options: Options): Configured<Options> {
  const { config, root } = openProject(join(cwd, 'lanternist.yaml'), cwd);
  const to = options.to ?? (config.to.length > 0 ? config.to.join(',') : undefined);
  const out = options.out ?? (config.out === '' ? 'dist' : resolve(root, config.out));
  return { ...options, ...(to === undefined ? {} : { to }), out, browser: options.browser ?? config.browser };
}

/** One build with its progress, its problems and where to look. */
export async function buildOnce(
  terminal: Terminal,
  paths: readonly string[],
  options: Configured<BuildOptions>,
  printers: PrintPool,
): Promise<BuildResult> {
  const workshop = openWorkshop(terminal.cwd);
  const settings = settingsOf(terminal, options);
  const people = options.format === 'text' && !options.quiet;
  const tell = (event: OutputEvent): void => {
    if (people) terminal.err(progressLine(terminal, event));
  };
  const built = await buildAll(workshop, wantedPaths(terminal.cwd, paths), settings, printers, tell);
  const result = { ...built, problems: [...built.problems, ...unusedOptions(options, settings.to)] };
  tellProblems(terminal, result.problems, options.format, options.quiet);
  for (const notice of people ? printers.notices() : []) terminal.err(`${terminal.colours.quiet(notice)}\n`);
  if (result.outputs.some((each) => each.state !== 'failed')) {
    const index = await writeIndex(workshop, settings.out);
    if (people) terminal.err(`\n${whatNow(terminal, result.outputs, index)}\n`);
  }
  return result;
}

/** Where to look: a kiosk that was built alone has a page of its own, and a command that shows it. */
function whatNow({ cwd, colours }: Terminal, outputs: readonly OutputEvent[], index: string): string {
  const kiosk = outputs.find(({ format }) => format.name === 'kiosk');
  if (!kiosk || outputs.length > 1) return `Open ${colours.strong(shown(cwd, index))}`;
  const folder = shown(cwd, dirname(kiosk.file));
  return `Open ${colours.strong(shown(cwd, kiosk.file))}, or show it as visitors see it: lanternist kiosk ${folder}`;
}

/** The paths given, else `narratives/`, else the folder one stands in. */
export function wantedPaths(cwd: string, paths: readonly string[]): readonly string[] {
  if (paths.length > 0) return paths;
  return [existsSync(join(cwd, 'narratives')) ? 'narratives' : '.'];
}

function settingsOf(terminal: Terminal, options: Configured<BuildOptions>): BuildSettings {
  const names = options.to?.split(/[\s,]+/).filter(Boolean) ?? defaultFormats;
  return {
    out: resolve(terminal.cwd, options.out),
    to: outputsOf(names),
    lang: options.lang ?? '',
    theme: options.theme ?? '',
    size: options.size ?? '',
    share: options.share ?? false,
    everyStep: options.fragments ?? false,
    print: printWishOf(options),
  };
}

/** Only what was said: the rest is for the script and the configuration to say. */
function printWishOf({ layout, paper, orientation, down, grey, cover, large, pace }: BuildOptions): PrintWish {
  return {
    layout,
    paper,
    orientation,
    order: down ? 'down' : undefined,
    grey,
    cover,
    large,
    pace,
  };
}

function progressLine(terminal: Terminal, event: OutputEvent): string {
  const { colours } = terminal;
  const file = shown(terminal.cwd, event.file);
  if (event.state === 'failed') return `${colours.error('failed')}     ${file}\n`;
  const size = event.bytes >= 1e6 ? `${(event.bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(event.bytes / 1000)} kB`;
  const facts = `${event.slides} slide${event.slides === 1 ? '' : 's'}, ${size}`;
  if (event.state === 'unchanged') return colours.quiet(`unchanged  ${file}  ${facts}\n`);
  return `written    ${file}  ${colours.quiet(`${facts}, ${(event.took / 1000).toFixed(2)} s`)}\n`;
}

/** A path as a person would type it from here. */
function shown(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return path.startsWith('..') ? file : path.split(sep).join('/');
}
