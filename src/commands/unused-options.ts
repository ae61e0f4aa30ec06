import { type Diagnostic, problem } from '../diagnostic.ts';
import type { OutputName } from '../render/formats.ts';
import type { BuildOptions } from './build.ts';

/** The outputs that each option speaks of. Options that are not here speak of all. */
const outputsOf: readonly (readonly [keyof BuildOptions, readonly OutputName[]])[] = [
  ['share', ['deck']],
  ['fragments', ['slides']],
  ['layout', ['handout']],
  ['paper', ['handout', 'reader', 'script']],
  ['orientation', ['handout']],
  ['down', ['handout']],
  ['grey', ['handout', 'reader', 'reader-html', 'script']],
  ['cover', ['handout']],
  ['large', ['reader', 'reader-html']],
  ['pace', ['script']],
];

/** Options that were given although nothing of what is built heeds them. */
export function unusedOptions(options: BuildOptions, built: readonly OutputName[]): Diagnostic[] {
  return outputsOf
    .filter(([option, outputs]) => options[option] !== undefined && !outputs.some((each) => built.includes(each)))
    .map(([option, outputs]) =>
      problem('option-unused', undefined, undefined, {
        option: `--${option}`,
        outputs: outputs.join(', '),
        to: `"--to ${outputs[0]}"`,
      }),
    );
}
