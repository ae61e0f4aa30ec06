import type { ScriptFile } from './input/find-scripts.ts';
import type { PrintPool } from './output/print-pool.ts';
import { type BuildRecord, findUnchanged, sha256 } from './output/record.ts';
import type { RenderSettings } from './pages.ts';
import { type Format, formatGroups, formats, type OutputName } from './render/formats.ts';
import type { Workshop } from './workshop.ts';

export interface BuildSettings extends RenderSettings {
  /** Folder for the outputs, absolute. */
  readonly out: string;
  /** Which outputs to make. */
  readonly to: readonly OutputName[];
  /** Only scripts in this language; '' for all. */
  readonly lang: string;
}

/** One script and the state of its wanted outputs. */
export interface Plan {
  readonly script: ScriptFile;
  readonly wanted: readonly {
    readonly format: Format;
    readonly fingerprint: string;
    readonly kept: BuildRecord | undefined;
  }[];
}

/** Which of a script's wanted outputs still stand as they were built, by what they were made from. */
export async function planOf(
  workshop: Workshop,
  script: ScriptFile,
  siblings: readonly ScriptFile[],
  settings: BuildSettings,
  printers: PrintPool,
): Promise<Plan> {
  const project = await workshop.projectOf(script.file);
  const { theme, size, share, everyStep, print } = settings;
  const wanted = formats
    .filter(({ name, scope }) => scope === 'edition' && settings.to.includes(name))
    .map((format) => {
      const browser = format.printed ? printers.identity() : '';
      const date = format.printed ? (process.env.SOURCE_DATE_EPOCH ?? '') : '';
      const fingerprint = sha256(
        JSON.stringify([
          workshop.assets.buildId(),
          workshop.assets.eastAsianFonts().identity(),
          project.fingerprint,
          theme,
          size,
          format.name === 'deck' && share,
          format.name === 'slides' && everyStep,
          formatGroups.paper?.includes(format.name) ? print : {},
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
