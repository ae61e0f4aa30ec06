import { relative, sep } from 'node:path';
import { buildAll } from '../build.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { writeIndex } from '../index-file.ts';
import type { ScriptFile } from '../input/find-scripts.ts';
import type { PrintPool } from '../output/print-pool.ts';
import { defaultSettings } from '../pages.ts';
import type { Workshop } from '../workshop.ts';

/** What came of printing one script. */
export interface Paper {
  /** Absolute; '' when nothing was written. */
  readonly file: string;
  readonly pages: number;
  readonly problems: readonly Diagnostic[];
}

/** Prints the slides of one script into the folder for outputs, as `build --to slides` does. */
export async function printPaper(
  workshop: Workshop,
  script: ScriptFile,
  out: string,
  printers: PrintPool,
): Promise<Paper> {
  const settings = { ...defaultSettings, out, to: ['slides'] as const, lang: '' };
  const { outputs, problems } = await buildAll(workshop, [script.file], settings, printers);
  const made = outputs.find((each) => each.state !== 'failed');
  if (made) await writeIndex(workshop, out);
  return { file: made?.file ?? '', pages: made?.slides ?? 0, problems };
}

/** A path as a person would type it from here. */
export function typed(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return path.startsWith('..') ? file : path.split(sep).join('/');
}
