import type { LectureAsked } from './check/lecture/lecture-rule.ts';
import type { Diagnostic } from './diagnostic.ts';
import { usualDepth } from './model/lecture-bars.ts';
import type { Edition } from './model/narrative.ts';
import { printSettings } from './model/print-settings.ts';
import { defaultFormats, type OutputName, outputsOf } from './render/formats.ts';
import type { OpenProject } from './workshop.ts';

/** What is shown in a hall: a deck, or its slides as PDF. */
const projected: readonly OutputName[] = ['deck', 'slides'];

/**
 * The lecture that a script is made for; undefined when only other outputs are asked for. `to` are the outputs of this
 * run, else those of the configuration count.
 */
export function lectureAsked(
  { config, configSource, places }: OpenProject,
  { meta, source }: Edition,
  to?: readonly OutputName[],
): LectureAsked | undefined {
  const configured = outputsOf(config.to.flatMap((names) => names.split(/[\s,]+/)));
  const outputs = to ?? (configured.length > 0 ? configured : defaultFormats);
  if (!outputs.some((output) => projected.includes(output))) return undefined;
  const inScript = meta.hall > 0 || config.hall === undefined;
  return {
    pace: printSettings([meta.print, config.print]).pace,
    depth: meta.hall || config.hall || usualDepth,
    source: inScript ? source : configSource,
    span: inScript ? (meta.places.hall ?? { start: 0, end: 0 }) : places.hall,
  };
}

/**
 * The problems that are remembered with an output. Those of the lecture stay with what is shown in a hall: another run
 * may ask for the handout alone.
 */
export function problemsToKeep(output: OutputName, problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return projected.includes(output) ? problems : problems.filter(({ code }) => !code.startsWith('lecture-'));
}
