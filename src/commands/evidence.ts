import { join, resolve } from 'node:path';
import { type Compiled, compileScript } from '../compile.ts';
import { type Diagnostic, hasError } from '../diagnostic.ts';
import { EnvironmentFailure } from '../environment.ts';
import { evidenceSheet, makeEvidence } from '../evidence-sheet.ts';
import { findScripts } from '../input/find-scripts.ts';
import { shownPath } from '../input/read-script.ts';
import { betweenEditions, byNarrative, unique } from '../narratives.ts';
import { openPrintPool } from '../output/print-pool.ts';
import { writeWhole } from '../output/write.ts';
import { sheetJson } from '../sheet/json.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { sheetText } from '../sheet/text.ts';
import { openWorkshop, type Workshop } from '../workshop.ts';
import { wantedPaths, withConfiguration } from './build.ts';
import type { ExitCode } from './exit-codes.ts';
import { exitCodeOf, type Terminal, tellProblems } from './terminal.ts';

export interface EvidenceOptions {
  readonly format: 'text' | 'json' | 'pdf';
  readonly lang?: string;
  readonly out?: string;
  readonly browser?: string;
}

interface Made {
  readonly compiled: Compiled;
  readonly sheet: Sheet;
}

/** `lanternist evidence`: every sentence with its source, to be checked and signed. */
export async function evidence(
  terminal: Terminal,
  paths: readonly string[],
  options: EvidenceOptions,
): Promise<ExitCode> {
  const workshop = openWorkshop(terminal.cwd);
  const { sheets, problems } = await sheetsOf(workshop, wantedPaths(terminal.cwd, paths), options.lang ?? '');
  const found = [...problems];
  if (sheets.length === 0 && found.length === 0) terminal.err(`There is no script in "${options.lang ?? ''}".\n`);
  switch (options.format) {
    case 'text':
      terminal.out(sheets.map(({ sheet }) => sheetText(sheet)).join('\n\n'));
      break;
    case 'json':
      terminal.out(
        `${JSON.stringify(
          sheets.map(({ sheet }) => sheetJson(sheet)),
          undefined,
          2,
        )}\n`,
      );
      break;
    case 'pdf':
      found.push(...(await printSheets(terminal, workshop, sheets, options)));
      break;
    default:
      return options.format satisfies never;
  }
  tellProblems(terminal, found, 'text');
  return exitCodeOf(found, false);
}

/** The sheets of the scripts that have no error, and the errors of the others. */
async function sheetsOf(
  workshop: Workshop,
  paths: readonly string[],
  lang: string,
): Promise<{ sheets: Made[]; problems: Diagnostic[] }> {
  const found = findScripts(paths, workshop.cwd);
  const scripts = found.scripts.filter((script) => lang === '' || script.lang === '' || script.lang === lang);
  const problems: Diagnostic[] = [...found.problems];
  const sheets: Made[] = [];
  for (const narrative of byNarrative(scripts)) {
    const all = await Promise.all(narrative.map((script) => compileScript(workshop, script)));
    const between = betweenEditions(all);
    for (const compiled of all) {
      const own = [...compiled.problems, ...between.filter(({ file }) => file === compiled.edition?.source.path)];
      const sheet = hasError(own) ? undefined : evidenceSheet(compiled);
      if (sheet) sheets.push({ compiled, sheet });
      else problems.push(...own.filter(({ severity }) => severity === 'error'));
    }
  }
  return { sheets, problems: unique(problems) };
}

/** Writes `evidence.pdf` of each; a browser that is missing is among the problems. */
async function printSheets(
  terminal: Terminal,
  workshop: Workshop,
  sheets: readonly Made[],
  options: EvidenceOptions,
): Promise<readonly Diagnostic[]> {
  const { out, browser } = withConfiguration(terminal.cwd, options);
  const printers = openPrintPool(browser);
  try {
    if (sheets.length > 0) printers.warm();
    for (const { compiled, sheet } of sheets) {
      const started = performance.now();
      const file = join(resolve(terminal.cwd, out), sheet.narrative, sheet.lang, 'evidence.pdf');
      const pdf = await makeEvidence(workshop, compiled, sheet, printers);
      writeWhole(file, pdf);
      const sentences = sheet.slides.reduce((sum, slide) => sum + slide.statements.length, 0);
      const took = ((performance.now() - started) / 1000).toFixed(2);
      const facts = `${sentences} sentences, ${Math.ceil(pdf.byteLength / 1000)} kB, ${took} s`;
      terminal.err(`written    ${shownPath(file, terminal.cwd)}  ${terminal.colours.quiet(facts)}\n`);
    }
    for (const notice of printers.notices()) terminal.err(`${terminal.colours.quiet(notice)}\n`);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentFailure) return [error.diagnostic];
    throw error;
  } finally {
    await printers.close();
  }
}
