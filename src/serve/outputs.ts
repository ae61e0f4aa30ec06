import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { buildAll } from '../build.ts';
import { planOf } from '../build-plan.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { writeIndex } from '../index-file.ts';
import type { PrintPool } from '../output/print-pool.ts';
import { defaultSettings } from '../pages.ts';
import { formats, type OutputName } from '../render/formats.ts';
import type { Workshop } from '../workshop.ts';
import type { Entry } from './entry.ts';
import type { OutputState } from './state.ts';

/** What came of making one output. */
export interface MadeOutput {
  /** Absolute; '' when nothing was written. */
  readonly file: string;
  readonly slides: number;
  readonly problems: readonly Diagnostic[];
}

/** The outputs that are made of one script. */
const ofScripts = formats.filter(({ scope }) => scope === 'edition');

/** Whether a word names an output that the desk makes. */
export function isDeskOutput(name: string): name is OutputName {
  return ofScripts.some((format) => format.name === name);
}

/** Makes one output of a script in the folder for outputs, as `build --to` does. */
export async function makeOutput(
  workshop: Workshop,
  entry: Entry,
  name: OutputName,
  out: string,
  printers: PrintPool,
): Promise<MadeOutput> {
  const settings = { ...defaultSettings, out, to: [name], lang: '' };
  const { outputs, problems } = await buildAll(workshop, [entry.script.file], settings, printers);
  const made = outputs.find((each) => each.state !== 'failed');
  if (made) await writeIndex(workshop, out);
  return { file: made?.file ?? '', slides: made?.slides ?? 0, problems };
}

/** What lies in the folder for outputs, and whether `build` would make it anew. */
export async function outputStates(
  workshop: Workshop,
  entry: Entry,
  out: string,
  printers: PrintPool,
): Promise<readonly OutputState[]> {
  const { script } = entry;
  const lang = script.lang || entry.compiled?.edition?.meta.lang || 'en';
  const fileOf = (name: string): string => join(out, script.narrative, lang, name);
  const there = ofScripts.filter(({ file }) => existsSync(fileOf(file)));
  const to = there.map(({ name }) => name);
  // Without a file nothing has to be looked into.
  const plan =
    to.length > 0
      ? await planOf(workshop, script, [script], { ...defaultSettings, out, to, lang: '' }, printers)
      : undefined;
  const kept = new Set(plan?.wanted.flatMap(({ format, kept }) => (kept ? [format.name] : [])));
  return ofScripts.map(({ name, title, file }) => ({
    name,
    title,
    state: kept.has(name) ? 'fresh' : to.includes(name) ? 'old' : 'none',
    file: to.includes(name) ? typed(workshop.cwd, fileOf(file)) : '',
    slides: 0,
  }));
}

/** The outputs as the page shows them: what lies there, and what is being made. */
export function shownOutputs({ outputs, made }: Entry): OutputState[] {
  return outputs.map((output) => {
    const own = made.get(output.name);
    if (own === 'making') return { ...output, state: 'making' };
    if (own?.file === '') return { ...output, state: 'failed' };
    return { ...output, slides: own?.slides ?? 0 };
  });
}

/** A path as a person would type it from here. */
function typed(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return path.startsWith('..') ? file : path.split(sep).join('/');
}
