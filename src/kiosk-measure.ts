import { applyRules } from './check/check.ts';
import type { Compiled } from './compile.ts';
import { type Diagnostic, hasError } from './diagnostic.ts';
import { makeKiosk, storiesFor } from './kiosk.ts';
import { kioskAsked } from './kiosk-asked.ts';
import { kioskExpression, kioskProblems } from './measure/kiosk.ts';
import { asFile } from './output/as-file.ts';
import { measurePage } from './output/measure-page.ts';
import type { PrintPool } from './output/print-pool.ts';
import type { Workshop } from './workshop.ts';

/** Measures the kiosks that are asked for, one a project, as a visitor finds them; scripts with errors are left out. */
export async function measureKiosks(
  workshop: Workshop,
  all: readonly Compiled[],
  printers: PrintPool,
): Promise<Diagnostic[]> {
  const sound = all.filter(({ edition, problems }) => edition !== undefined && !hasError(problems));
  const problems: Diagnostic[] = [];
  for (const root of new Set(sound.map(({ project }) => project.root))) {
    const own = sound.filter(({ project }) => project.root === root);
    problems.push(...(await measuredIn(workshop, own, printers)));
  }
  return problems;
}

async function measuredIn(
  workshop: Workshop,
  compiled: readonly Compiled[],
  printers: PrintPool,
): Promise<Diagnostic[]> {
  const wishes = compiled.flatMap((each) => {
    const asked = each.edition && kioskAsked(each.project, each.edition, each.sounds);
    return asked ? [{ each, asked }] : [];
  });
  const [first] = wishes;
  if (!first || storiesFor(wishes.map(({ each }) => each)).length === 0) return [];
  const made = await makeKiosk(
    workshop,
    wishes.map(({ each }) => each),
  );
  const { display } = made.facts.config;
  const count = made.facts.stories.reduce((sum, { pages }) => sum + pages.length, 0);
  const browser = await printers.ready();
  const measured = await asFile(alwaysOpen(String(made.files.get('index.html'))), (file) =>
    measurePage(browser, file, {
      width: display.width,
      height: display.height,
      expression: kioskExpression(workshop.assets.script('measure'), display),
      patience: 60_000 + 2000 * count,
    }),
  );
  const editions = wishes.flatMap(({ each }) => each.edition ?? []);
  const { source, span } = first.asked;
  return applyRules(kioskProblems(editions, { source, span, display }, measured), first.each.project.config.rules);
}

/** At night, too, and without asking whether anybody is there. */
function alwaysOpen(page: string): string {
  return page.replace(/(?<=id="kiosk-settings">)[^<]*/, (json) => {
    const settings: unknown = JSON.parse(json);
    return JSON.stringify({ ...(settings as object), hours: null, idle: 86_400 }).replace(/</g, '\\u003c');
  });
}
