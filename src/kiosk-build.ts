import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compile } from './build.ts';
import { inputsOf, type OutputEvent } from './build-output.ts';
import type { BuildSettings } from './build-plan.ts';
import { type Diagnostic, hasError, problem } from './diagnostic.ts';
import { EnvironmentFailure } from './environment.ts';
import type { ScriptFile } from './input/find-scripts.ts';
import { makeKiosk, storiesFor, writeKiosk } from './kiosk.ts';
import { unknownInKiosk } from './kiosk-names.ts';
import { problemsToKeep } from './lecture-asked.ts';
import { betweenEditions, byNarrative } from './narratives.ts';
import { manifestName, manifestOf } from './output/kiosk-manifest.ts';
import { type BuildRecord, findUnchanged, sha256, writeRecord } from './output/record.ts';
import { formats } from './render/formats.ts';
import type { Workshop } from './workshop.ts';

/** Under this name the record of the kiosk stands; no narrative has it. */
const recorded = { narrative: '.kiosk', lang: '' };

/** Builds the one kiosk of all scripts, when any of them changed. A script with an error leaves the earlier one as it is. */
export async function buildKiosk(
  workshop: Workshop,
  scripts: readonly ScriptFile[],
  settings: BuildSettings,
  compile: Compile,
): Promise<{ problems: readonly Diagnostic[]; event: OutputEvent }> {
  const started = performance.now();
  const format = formats.find(({ name }) => name === 'kiosk');
  const [first] = scripts;
  if (!format || !first) throw new Error('a kiosk needs a script');
  const file = join(settings.out, format.file);
  const tell = (state: OutputEvent['state'], slides = 0, bytes = 0): OutputEvent => ({
    state,
    script: first,
    format,
    file,
    bytes,
    slides,
    took: performance.now() - started,
  });
  const projects = await Promise.all(scripts.map((script) => workshop.projectOf(script.file)));
  const fingerprint = sha256(
    JSON.stringify([
      workshop.assets.buildId(),
      workshop.assets.eastAsianFonts().identity(),
      scripts.map((script) => script.file),
      projects.map((project) => project.fingerprint),
    ]),
  );
  const kept = findUnchanged(settings.out, recorded, 'kiosk', fingerprint);
  if (kept && (await isWhole(join(settings.out, 'kiosk'))))
    return { problems: kept.problems, event: tell('unchanged', kept.summary.slides, kept.summary.bytes) };
  const compiled = await Promise.all(scripts.map((script) => compile(script)));
  const between = byNarrative(scripts).flatMap((own) =>
    betweenEditions(compiled.filter(({ script }) => own.includes(script))),
  );
  const problems = [...compiled.flatMap((each) => each.problems), ...between, ...unknownInKiosk(compiled)];
  if (!hasError(problems) && storiesFor(compiled).length === 0)
    problems.push(problem('kiosk-empty', undefined, undefined, {}));
  if (hasError(problems)) return { problems, event: tell('failed') };
  try {
    const made = await makeKiosk(workshop, compiled);
    await writeKiosk(join(settings.out, 'kiosk'), made);
    const page = made.files.get('index.html') ?? '';
    const slides = made.facts.stories.reduce((sum, { pages }) => sum + pages.length, 0);
    const bytes = [...made.files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0);
    const record: BuildRecord = {
      schema: 1,
      settings: fingerprint,
      inputs: Object.assign({}, ...compiled.map((each) => inputsOf(each, scripts))),
      file: format.file,
      sha256: sha256(page),
      problems: problemsToKeep('kiosk', problems),
      summary: {
        ...recorded,
        format: 'kiosk',
        title: made.facts.title || format.title,
        subtitle: format.title,
        lang: made.facts.stories[0]?.lang ?? 'en',
        slides,
        bytes,
        poster: '',
        posterCss: '',
      },
    };
    writeRecord(settings.out, recorded, record);
    return { problems, event: tell('written', slides, bytes) };
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
    return { problems: [...problems, error.diagnostic], event: tell('failed') };
  }
}

/** Whether every file of a built kiosk is still what its manifest says. */
async function isWhole(folder: string): Promise<boolean> {
  try {
    const said = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as { readonly version?: unknown };
    return said.version === (await manifestOf(folder)).version;
  } catch {
    return false;
  }
}
