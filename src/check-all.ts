import { dirname } from 'node:path';
import { applyRules } from './check/check.ts';
import { checkLanguages } from './check/languages/languages.ts';
import { oldTranslations, untranslatedTexts } from './check/languages/library-texts.ts';
import { uncitedSources } from './check/uncited-sources.ts';
import { type Compiled, compileScript } from './compile.ts';
import { type Diagnostic, hasError } from './diagnostic.ts';
import { ownLanguage } from './evidence.ts';
import { findScripts, type ScriptFile } from './input/find-scripts.ts';
import { measureKiosks } from './kiosk-measure.ts';
import { makeSlides } from './make.ts';
import { betweenEditions, byNarrative, inOtherLanguages, scriptsIn, unique } from './narratives.ts';
import type { PrintPool } from './output/print-pool.ts';
import { defaultSettings } from './pages.ts';
import type { Workshop } from './workshop.ts';

export interface CheckSettings {
  readonly lang: string;
  /** Also lay the slides, and the pages of a kiosk that is asked for, out in a browser and measure them. */
  readonly rendered: boolean;
  /** Also compare the languages of each narrative. */
  readonly languages?: boolean;
}

/** All problems of the scripts that the paths name; nothing is written. */
export async function checkAll(
  workshop: Workshop,
  paths: readonly string[],
  settings: CheckSettings,
  printers: PrintPool,
): Promise<{ problems: readonly Diagnostic[]; scripts: readonly ScriptFile[] }> {
  const { scripts, problems: found } = scriptsIn(paths, workshop.cwd, settings.lang);
  const others = await inOtherLanguages(scripts, settings.lang, (script) => compileScript(workshop, script));
  const problems: Diagnostic[] = [...found, ...others];
  if (others.length > 0) return { problems, scripts };
  if (settings.rendered) printers.warm();
  const all: Compiled[] = [];
  for (const narrative of byNarrative(scripts)) {
    const compiled = await Promise.all(narrative.map((script) => compileScript(workshop, script)));
    all.push(...compiled);
    const own = [...compiled.flatMap((each) => each.problems), ...betweenEditions(compiled)];
    if (settings.languages) own.push(...(await betweenLanguages(workshop, narrative, compiled)));
    problems.push(...own);
    for (const each of settings.rendered ? compiled : []) {
      if (!each.edition || hasError(each.problems)) continue;
      problems.push(...(await makeSlides(workshop, each, defaultSettings, printers)).problems);
    }
  }
  if (settings.rendered) problems.push(...(await measureKiosks(workshop, all, printers)));
  problems.push(...betweenNarratives(all, workshop.cwd));
  return { problems: unique(problems), scripts };
}

/** Problems of translations; the editions beside them are read too, whatever languages were asked for. */
async function betweenLanguages(
  workshop: Workshop,
  narrative: readonly ScriptFile[],
  compiled: readonly Compiled[],
): Promise<Diagnostic[]> {
  const [first] = compiled;
  if (!first || first.script.lang === '') return [];
  const known = new Set(narrative.map(({ file }) => file));
  const beside = findScripts([dirname(first.script.file)], workshop.cwd).scripts.filter(({ file }) => !known.has(file));
  const others = await Promise.all(beside.map((script) => compileScript(workshop, script)));
  const all = [...compiled, ...others];
  const problems = checkLanguages(all.flatMap(({ edition }) => edition ?? []));
  const asked = new Set(compiled.flatMap(({ edition }) => edition?.source.path ?? []));
  const own = problems.filter(({ file }) => asked.has(file));
  const texts = all.length < 2 ? [] : await libraryTexts(workshop, compiled);
  return applyRules([...own, ...texts], first.project.config.rules);
}

/** Texts of the library that the editions show and that aren't translated, or no longer. */
async function libraryTexts(workshop: Workshop, compiled: readonly Compiled[]): Promise<Diagnostic[]> {
  const problems: Diagnostic[] = [];
  for (const { project, edition, library } of compiled) {
    if (!edition || library.folder === '') continue;
    const { library: untold } = await workshop.libraryIn(library.folder);
    const own = ownLanguage(project, edition, untold) || 'en';
    problems.push(...untranslatedTexts(edition, untold, own), ...oldTranslations(untold));
  }
  return problems;
}

/** Problems of a library, when all the narratives beside it were checked. */
function betweenNarratives(compiled: readonly Compiled[], cwd: string): Diagnostic[] {
  const folders = new Set(compiled.map(({ library }) => library.folder).filter((folder) => folder !== ''));
  return [...folders].flatMap((folder) => {
    const beside = findScripts([dirname(folder)], cwd).scripts;
    const checked = new Set(compiled.map(({ script }) => script.file));
    const using = compiled.filter(({ library }) => library.folder === folder);
    const [first] = using;
    if (!first || !beside.every(({ file }) => checked.has(file))) return [];
    const editions = using.flatMap(({ edition }) => edition ?? []);
    return applyRules(uncitedSources(first.library, editions), first.project.config.rules);
  });
}
