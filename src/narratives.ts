import { applyRules } from './check/check.ts';
import { checkEditions } from './check/editions.ts';
import { type Compiled, languageOf } from './compile.ts';
import { type Diagnostic, inOrder, problem } from './diagnostic.ts';
import { findScripts, type ScriptFile } from './input/find-scripts.ts';
import { suggestion } from './suggest.ts';

/** The scripts that paths name, in one language when it isn't ''; a single script has none and always counts. */
export function scriptsIn(
  paths: readonly string[],
  cwd: string,
  lang: string,
): { readonly scripts: readonly ScriptFile[]; readonly problems: readonly Diagnostic[] } {
  const found = findScripts(paths, cwd);
  const scripts = found.scripts.filter((script) => lang === '' || script.lang === '' || script.lang === lang);
  if (scripts.length > 0 || found.scripts.length === 0) return { ...found, scripts };
  const known = [...new Set(found.scripts.map((script) => script.lang))].sort();
  const params = { lang, suggestion: suggestion(lang, known), known: known.join(', ') };
  return { scripts, problems: [...found.problems, problem('language-none', undefined, undefined, params)] };
}

/**
 * `language-none` where all are single scripts, which tell their language only in their front matter, and none is in the
 * one that was asked for.
 */
export async function inOtherLanguages(
  scripts: readonly ScriptFile[],
  lang: string,
  compile: (script: ScriptFile) => Promise<Compiled>,
): Promise<readonly Diagnostic[]> {
  if (lang === '' || scripts.some((script) => script.lang !== '')) return [];
  const known = [...new Set((await Promise.all(scripts.map(compile))).map(languageOf))].sort();
  // What can't be read has its own problem.
  if (known.length === 0 || known.some((each) => each === '' || each.split('-')[0] === lang || each === lang))
    return [];
  const params = { lang, suggestion: suggestion(lang, known), known: known.join(', ') };
  return [problem('language-none', undefined, undefined, params)];
}

/** Scripts grouped by the narrative they are editions of. */
export function byNarrative(scripts: readonly ScriptFile[]): ScriptFile[][] {
  const groups = new Map<string, ScriptFile[]>();
  for (const script of scripts) {
    const group = groups.get(script.narrative) ?? [];
    groups.set(script.narrative, group);
    group.push(script);
  }
  return [...groups.values()];
}

/** Problems between the languages of a narrative. */
export function betweenEditions(compiled: readonly Compiled[]): Diagnostic[] {
  const problems = checkEditions(compiled.flatMap((each) => each.edition ?? []));
  return applyRules(problems, compiled[0]?.project.config.rules ?? {});
}

/** A problem that several outputs have in common is told once. */
export function unique(problems: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return inOrder(problems).filter((each) => {
    const key = [each.code, each.file, each.line, each.column, each.message].join('\u0000');
    return !seen.has(key) && seen.add(key);
  });
}
