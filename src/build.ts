import { join } from 'node:path';
import { buildOutput, type OutputEvent, outputFile } from './build-output.ts';
import { type BuildSettings, type Plan, planOf } from './build-plan.ts';
import { type Compiled, compileOnce, compileScript } from './compile.ts';
import { type Diagnostic, hasError } from './diagnostic.ts';
import type { ScriptFile } from './input/find-scripts.ts';
import type { Edition } from './model/narrative.ts';
import { betweenEditions, byNarrative, inOtherLanguages, scriptsIn, unique } from './narratives.ts';
import type { PrintPool } from './output/print-pool.ts';
import type { Workshop } from './workshop.ts';

export interface BuildResult {
  readonly problems: readonly Diagnostic[];
  readonly outputs: readonly OutputEvent[];
  readonly scripts: readonly ScriptFile[];
}

/** Reads and checks a script. */
export type Compile = (script: ScriptFile) => Promise<Compiled>;

/**
 * Builds the outputs of all scripts that the paths name. A script with an error keeps its earlier outputs; the others
 * are built. Without a browser HTML is still written, and that is among the problems.
 */
export async function buildAll(
  workshop: Workshop,
  paths: readonly string[],
  settings: BuildSettings,
  printers: PrintPool,
  tell: (event: OutputEvent) => void = () => {},
): Promise<BuildResult> {
  const { scripts, problems: found } = scriptsIn(paths, workshop.cwd, settings.lang);
  const problems: Diagnostic[] = [...found];
  if (problems.some((each) => each.code === 'narrative-twice')) return { problems, outputs: [], scripts };
  const outputs: OutputEvent[] = [];
  const others = await inOtherLanguages(scripts, settings.lang, (script) =>
    compileScript(workshop, script, settings.to),
  );
  if (others.length > 0) return { problems: [...problems, ...others], outputs: [], scripts };
  const isKiosk = settings.to.includes('kiosk') && scripts.length > 0;
  // Kept in memory only where a second output asks for all of them.
  const compile: Compile = isKiosk
    ? compileOnce(workshop, settings.to)
    : (script) => compileScript(workshop, script, settings.to);
  for (const narrative of byNarrative(scripts)) {
    const done = await buildNarrative(workshop, narrative, settings, printers, compile, (event) => {
      outputs.push(event);
      tell(event);
    });
    problems.push(...done);
  }
  if (isKiosk) {
    const { buildKiosk } = await import('./kiosk-build.ts');
    const done = await buildKiosk(workshop, scripts, settings, compile);
    problems.push(...done.problems);
    outputs.push(done.event);
    tell(done.event);
  }
  return { problems: unique(problems), outputs, scripts };
}

async function buildNarrative(
  workshop: Workshop,
  scripts: readonly ScriptFile[],
  settings: BuildSettings,
  printers: PrintPool,
  compile: Compile,
  tell: (event: OutputEvent) => void,
): Promise<Diagnostic[]> {
  const plans = await Promise.all(scripts.map((script) => planOf(workshop, script, scripts, settings, printers)));
  const problems: Diagnostic[] = [];
  if (plans.every((plan) => plan.wanted.every((each) => each.kept))) {
    for (const plan of plans) {
      for (const { format, kept } of plan.wanted) {
        if (!kept) continue;
        problems.push(...kept.problems);
        const { bytes, slides } = kept.summary;
        const file = join(settings.out, kept.file);
        tell({ state: 'unchanged', script: plan.script, format, file, bytes, slides, took: 0 });
      }
    }
    return problems;
  }
  // The browser starts while the scripts are read.
  if (plans.some((plan) => plan.wanted.some((each) => each.format.printed && !each.kept))) printers.warm();
  const compiled = await Promise.all(plans.map((plan) => compile(plan.script)));
  const between = betweenEditions(compiled);
  for (const [index, each] of compiled.entries()) {
    const plan = plans[index];
    if (!plan) continue;
    const own = [...each.problems, ...between.filter((problem) => problem.file === each.edition?.source.path)];
    problems.push(...own);
    const { edition } = each;
    if (!edition || hasError(own)) {
      for (const { format } of plan.wanted) {
        const file = outputFile(settings.out, each, format);
        tell({ state: 'failed', script: plan.script, format, file, bytes: 0, slides: 0, took: 0 });
      }
      continue;
    }
    const sound = { ...each, edition, problems: own };
    problems.push(...(await buildScript(workshop, sound, plan, scripts, settings, printers, tell)));
  }
  return problems;
}

/** While the browser lays out one output, another one is rendered, or gets its after-care. More would only wait. */
const atOnce = 2;

async function buildScript(
  workshop: Workshop,
  compiled: Compiled & { readonly edition: Edition },
  plan: Plan,
  siblings: readonly ScriptFile[],
  settings: BuildSettings,
  printers: PrintPool,
  tell: (event: OutputEvent) => void,
): Promise<Diagnostic[]> {
  const problems: Diagnostic[] = [];
  const building = abreast(plan.wanted, atOnce, (wanted) =>
    buildOutput(workshop, compiled, wanted, siblings, settings, printers),
  );
  for (const output of building) {
    const built = await output;
    problems.push(...built.problems);
    tell(built.event);
  }
  return problems;
}

/** Works on all items in order, at most `most` of them at once. */
function abreast<Item, Result>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result>[] {
  const results: Promise<Result>[] = [];
  for (const [index, item] of items.entries()) {
    const before = results[index - most];
    const result = before ? before.then(() => work(item)) : work(item);
    // The first failure is told where it is awaited; those after it must not end the process meanwhile.
    result.catch(() => {});
    results.push(result);
  }
  return results;
}
