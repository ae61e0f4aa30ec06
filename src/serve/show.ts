import type { Diagnostic, Severity } from '../diagnostic.ts';
import { shownPath } from '../input/read-script.ts';
import { usualDepth } from '../model/lecture-bars.ts';
import type { Edition } from '../model/narrative.ts';
import { positionAt } from '../model/span.ts';
import { slidesOf } from '../model/walk.ts';
import { deckVersion, type Entry } from './entry.ts';
import { displayOf } from './kiosk-preview.ts';
import { shownOutputs } from './outputs.ts';
import type { ScriptState, ShownProblem } from './state.ts';

/** A page with more problems than this helps nobody. */
const mostProblems = 100;

/** An entry as the page shows it. */
export function showEntry(entry: Entry, cwd: string): ScriptState {
  const { compiled, good, script } = entry;
  const problems = problemsOf(entry);
  const edition = compiled?.edition ?? good?.compiled.edition;
  const count = (severity: Severity): number => problems.filter((each) => each.severity === severity).length;
  return {
    key: entry.key,
    path: shownPath(script.file, cwd),
    title: edition?.meta.title || script.narrative,
    lang: edition?.meta.lang ?? script.lang,
    errors: count('error'),
    warnings: count('warning'),
    problems: problems.slice(0, mostProblems),
    more: Math.max(0, problems.length - mostProblems),
    deck: (entry.notRendered ? entry.decks[0]?.version : deckVersion(entry)) ?? '',
    version: entry.version,
    edited: good?.edited ?? [],
    isBehind: good !== undefined && (good.compiled !== compiled || entry.notRendered !== undefined),
    fault: entry.fault,
    theme: entry.theme,
    hall: edition?.meta.hall || (compiled ?? good?.compiled)?.project.config.hall || usualDepth,
    display: displayOf(entry),
    outputs: shownOutputs(entry),
  };
}

/** All problems of an entry that stand in its files, whatever found them. */
export function allProblems(entry: Entry): readonly Diagnostic[] {
  const own = [...(entry.compiled?.problems ?? []), ...entry.between];
  if (entry.notRendered) own.push(entry.notRendered);
  return own;
}

/** Problems of the script, then those that only making an output found; errors first. */
function problemsOf(entry: Entry): ShownProblem[] {
  const own = allProblems(entry);
  const keys = new Set(own.map(keyOf));
  const made = [...entry.made.values()].flatMap((each) => (each === 'making' ? [] : each.problems));
  // What the script itself had then may be mended by now.
  const onlyMade = made.filter((each, index) => {
    const isFirst = made.findIndex((other) => keyOf(other) === keyOf(each)) === index;
    return isFirst && isFromMaking(each) && !keys.has(keyOf(each));
  });
  const edition = entry.compiled?.edition;
  const slideOf = edition ? slideFinder(edition) : () => '';
  const shown = [
    ...own.map((each) => show(each, slideOf(each), false)),
    ...onlyMade.map((each) => show(each, slideOf(each), true)),
  ];
  const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };
  return shown.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

function isFromMaking(each: Diagnostic): boolean {
  return ['slide-overflow', 'lecture-text-small'].includes(each.code) || each.file === '';
}

function keyOf(each: Diagnostic): string {
  return [each.code, each.file, each.line, each.column, each.message].join('\u0000');
}

/** Gives the id of the slide that a problem stands on; '' when it stands on none. */
export function slideFinder(edition: Edition): (each: Pick<Diagnostic, 'file' | 'line'>) => string {
  const slides = [...slidesOf(edition)].map(({ id, span }) => ({
    id,
    line: positionAt(edition.source, span.start).line,
  }));
  return ({ file, line }) => {
    if (file !== edition.source.path || line <= 0) return '';
    return slides.findLast((slide) => slide.line <= line)?.id ?? '';
  };
}

function show(each: Diagnostic, slide: string, onPaper: boolean): ShownProblem {
  const { code, severity, message, hint, file, line, column, excerpt } = each;
  const end = each.endLine === line ? each.endColumn : excerpt.length + 1;
  const length = Math.max(1, end - column);
  return { code, severity, message, hint, file, line, column, length, excerpt, slide, onPaper };
}
