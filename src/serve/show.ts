import type { Diagnostic, Severity } from '../diagnostic.ts';
import { shownPath } from '../input/read-script.ts';
import type { Edition } from '../model/narrative.ts';
import { positionAt } from '../model/span.ts';
import { slidesOf } from '../model/walk.ts';
import type { Entry } from './entry.ts';
import { typed } from './paper.ts';
import type { PaperState, ScriptState, ShownProblem } from './state.ts';

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
    deck: (entry.notRendered ? entry.deck?.version : good?.version) ?? '',
    isBehind: good !== undefined && (good.compiled !== compiled || entry.notRendered !== undefined),
    fault: entry.fault,
    paper: paperState(entry, cwd),
  };
}

function paperState({ paper, paperIsOld }: Entry, cwd: string): PaperState {
  if (paper === undefined) return { type: 'none' };
  if (paper === 'printing') return { type: 'printing' };
  if (paper.file === '') return { type: 'failed' };
  return { type: 'done', pages: paper.pages, file: typed(cwd, paper.file), isOld: paperIsOld };
}

/** Problems of the script, then those that only printing found; errors first. */
function problemsOf(entry: Entry): ShownProblem[] {
  const own = [...(entry.compiled?.problems ?? []), ...entry.between];
  if (entry.notRendered) own.push(entry.notRendered);
  const keys = new Set(own.map(keyOf));
  const printed = typeof entry.paper === 'object' ? entry.paper.problems : [];
  // What the script itself had then may be mended by now.
  const onlyPrinted = printed.filter((each) => isFromPrinting(each) && !keys.has(keyOf(each)));
  const slides = startsOf(entry.compiled?.edition);
  const shown = [
    ...own.map((each) => show(each, slides, false)),
    ...onlyPrinted.map((each) => show(each, slides, true)),
  ];
  const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };
  return shown.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

function isFromPrinting(each: Diagnostic): boolean {
  return each.code === 'slide-overflow' || each.file === '';
}

function keyOf(each: Diagnostic): string {
  return [each.code, each.file, each.line, each.column, each.message].join('\u0000');
}

interface Starts {
  readonly file: string;
  readonly slides: readonly { readonly id: string; readonly line: number }[];
}

function startsOf(edition: Edition | undefined): Starts {
  if (!edition) return { file: '', slides: [] };
  const slides = [...slidesOf(edition)].map(({ id, span }) => ({
    id,
    line: positionAt(edition.source, span.start).line,
  }));
  return { file: edition.source.path, slides };
}

function show(each: Diagnostic, starts: Starts, onPaper: boolean): ShownProblem {
  const { code, severity, message, hint, file, line, column, excerpt } = each;
  const end = each.endLine === line ? each.endColumn : excerpt.length + 1;
  const slide = file === starts.file && line > 0 ? starts.slides.findLast((slide) => slide.line <= line)?.id : '';
  const length = Math.max(1, end - column);
  return { code, severity, message, hint, file, line, column, length, excerpt, slide: slide ?? '', onPaper };
}
