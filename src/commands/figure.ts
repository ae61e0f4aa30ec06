import { extname, resolve } from 'node:path';
import { type Compiled, compileScript } from '../compile.ts';
import { hasError } from '../diagnostic.ts';
import { EnvironmentFailure } from '../environment.ts';
import { type FigureFileSettings, figurePng, figureSvg } from '../figure-file.ts';
import { findScripts } from '../input/find-scripts.ts';
import { shownPath } from '../input/read-script.ts';
import type { Drawing } from '../model/drawing.ts';
import type { Slide } from '../model/narrative.ts';
import { drawingsOf } from '../model/walk.ts';
import { openPrintPool } from '../output/print-pool.ts';
import { writeWhole } from '../output/write.ts';
import { suggestion } from '../suggest.ts';
import { openWorkshop, type Workshop } from '../workshop.ts';
import { withConfiguration } from './build.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { exitCodeOf, type Terminal, tellProblems } from './terminal.ts';

export interface FigureOptions {
  readonly out?: string;
  readonly theme?: string;
  /** `1280x720`, in px. */
  readonly size?: string;
  /** Device pixels to a px, for PNG. */
  readonly scale: number;
  readonly browser?: string;
}

/** `lanternist figure en.md#landing -o map.svg`: one figure as a file, for use elsewhere. */
export async function figure(terminal: Terminal, target: string, options: FigureOptions): Promise<ExitCode> {
  const [path = '', id = ''] = target.split('#');
  const workshop = openWorkshop(terminal.cwd);
  const { scripts, problems } = findScripts([path], workshop.cwd);
  const [script, another] = scripts;
  if (!script) {
    tellProblems(terminal, problems, 'text');
    return exitCodeOf(problems, false);
  }
  if (another)
    return usage(
      terminal,
      `"${path}" holds several scripts; name one, such as "${shownPath(script.file, terminal.cwd)}".`,
    );
  const compiled = await compileScript(workshop, script);
  if (!compiled.edition || hasError(compiled.problems)) {
    tellProblems(
      terminal,
      compiled.problems.filter(({ severity }) => severity === 'error'),
      'text',
    );
    return exitCodeOf(compiled.problems, false);
  }
  const known = namedIn(compiled);
  const wanted = known.find((each) => each.name === id) ?? (id === '' && known.length === 1 ? known[0] : undefined);
  if (!wanted) return usage(terminal, unknownFigure(path, id, known));
  const file = options.out ?? '';
  const format = extname(file).toLowerCase();
  if (file !== '' && format !== '.svg' && format !== '.png')
    return usage(terminal, `"${file}" ends neither in .svg nor in .png.`);
  return write(terminal, workshop, compiled, wanted.drawing, options);
}

interface Named {
  /** What one types behind the #. */
  readonly name: string;
  readonly drawing: Drawing;
  readonly slide: Slide;
}

/** Figures by their own id, else by that of their slide, `-2` for its second one. */
function namedIn({ edition }: Compiled): Named[] {
  const counts = new Map<string, number>();
  return (edition ? drawingsOf(edition) : []).map(({ drawing, slide }) => {
    const count = (counts.get(slide.id) ?? 0) + 1;
    counts.set(slide.id, count);
    return { name: drawing.id || (count > 1 ? `${slide.id}-${count}` : slide.id), drawing, slide };
  });
}

function unknownFigure(path: string, id: string, known: readonly Named[]): string {
  if (known.length === 0) return `"${path}" has no figure: a fenced map, timeline or chart.`;
  const lines = known.map(
    ({ name, drawing, slide }) => `  ${path}#${name}  ${drawing.spec.kind}, slide ${slide.number}: ${slide.title}`,
  );
  const names = known.map(({ name }) => name);
  const what = id === '' ? 'Which figure?' : `No figure "${id}"${suggestion(id, names)}.`.replace('?.', '?');
  return `${what} There are:\n${lines.join('\n')}`;
}

async function write(
  terminal: Terminal,
  workshop: Workshop,
  compiled: Compiled,
  drawing: Drawing,
  options: FigureOptions,
): Promise<ExitCode> {
  const { width, height } = sizeOf(drawing, options.size ?? '');
  const settings: FigureFileSettings = { theme: options.theme ?? '', width, height };
  const made = await figureSvg(workshop, compiled, drawing, settings);
  if (!made) return exitCodes.problems;
  const { out } = options;
  if (out === undefined) {
    terminal.out(`${made.svg}\n`);
    return exitCodes.fine;
  }
  const file = resolve(terminal.cwd, out);
  const { browser } = withConfiguration(terminal.cwd, { ...options, out: '' });
  const printers = openPrintPool(browser);
  try {
    const isPng = extname(file).toLowerCase() === '.png';
    const content = isPng ? await figurePng(made, options.scale, printers) : made.svg;
    writeWhole(file, content);
    const scale = isPng ? options.scale : 1;
    const size = `${Math.round(made.width * scale)} × ${Math.round(made.height * scale)}${isPng ? ' pixels' : ''}`;
    const bytes = Math.ceil(Buffer.byteLength(content) / 1000);
    terminal.err(`written    ${shownPath(file, terminal.cwd)}  ${terminal.colours.quiet(`${size}, ${bytes} kB`)}\n`);
    return exitCodes.fine;
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
    tellProblems(terminal, [error.diagnostic], 'text');
    return exitCodeOf([error.diagnostic], false);
  } finally {
    await printers.close();
  }
}

/** As asked for, else that of a slide, or for a chart or timeline of what lies below its headline. */
function sizeOf(drawing: Drawing, size: string): { width: number; height: number } {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(size) ?? [];
  if (width !== undefined && height !== undefined) return { width: Number(width), height: Number(height) };
  return drawing.spec.kind === 'map' ? { width: 1280, height: 720 } : { width: 1104, height: 520 };
}

function usage(terminal: Terminal, message: string): ExitCode {
  terminal.err(`${message}\n`);
  return exitCodes.usage;
}
