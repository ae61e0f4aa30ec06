import { applyRules } from './check/check.ts';
import { checkEditions } from './check/editions.ts';
import type { Compiled } from './compile.ts';
import { type Diagnostic, inOrder } from './diagnostic.ts';
import type { ScriptFile } from './input/find-scripts.ts';

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
