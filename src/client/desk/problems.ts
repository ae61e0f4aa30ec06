import type { ScriptState, ShownProblem } from '../../serve/state.ts';
import { byId, copyOf, within, write } from './page.ts';
import type { Words } from './words.ts';

/** How much of a long line is quoted before and after the place. */
const [before, after] = [60, 100];

/** What can be done with a problem. */
export interface ProblemActions {
  readonly goTo: (slide: string) => void;
  readonly open: (problem: ShownProblem) => void;
  /** The editor's name; '' for none. */
  readonly editor: string;
}

/** Draws the list: what is wrong, where, and how to mend it. */
export function showProblems(script: ScriptState | undefined, words: Words, actions: ProblemActions): void {
  const list = byId('problems');
  const items = script?.problems.map((each) => problemItem(each, words, actions)) ?? [];
  if (script?.fault) items.unshift(faultItem(script.fault, words));
  list.replaceChildren(...items);
  write(byId('count'), countOf(script, words));
  write(byId('more'), script?.more ? words.fill('more', { n: script.more }) : '');
}

/** Draws the first error over the last good deck, for as long as it stands. */
export function showMistake(script: ScriptState | undefined, words: Words, actions: ProblemActions): void {
  const box = byId('mistake');
  byId('stage').classList.toggle('is-behind', script?.isBehind ?? false);
  box.hidden = !script?.isBehind;
  box.replaceChildren(...(script?.isBehind ? mistakeParts(script, words, actions) : []));
}

function mistakeParts(script: ScriptState, words: Words, actions: ProblemActions): HTMLElement[] {
  const first = script.problems.find(({ severity }) => severity === 'error');
  const head = document.createElement('p');
  head.className = 'mistake-head';
  const others = script.errors - 1;
  head.textContent = [words.lastGood ?? '', others > 0 ? words.many('otherErrors', others) : ''].join(' ').trim();
  return [first ? problemItem(first, words, actions, 'div') : faultItem(script.fault, words, 'div'), head];
}

function countOf(script: ScriptState | undefined, words: Words): string {
  if (!script) return '';
  const notes = script.problems.filter((each) => each.severity === 'note').length;
  const counts = [
    script.errors ? words.many('errors', script.errors) : '',
    script.warnings ? words.many('warnings', script.warnings) : '',
    notes ? words.many('notes', notes) : '',
  ].filter(Boolean);
  return counts.join(', ') || (script.fault ? '' : (words.noProblem ?? ''));
}

function problemItem(
  each: ShownProblem,
  words: Words,
  { goTo, open, editor }: ProblemActions,
  as: 'li' | 'div' = 'li',
): HTMLElement {
  const copy = copyOf('problem-item');
  const item = document.createElement(as);
  item.className = copy.className;
  item.append(...copy.childNodes);
  item.dataset.severity = each.severity;
  write(within(item, '.severity'), words[each.severity] ?? '');
  const place = each.line > 0 ? `${each.file}:${each.line}:${each.column}` : each.file;
  write(within(item, '.place'), [place, each.onPaper ? words.onPaper : ''].filter(Boolean).join(' · '));
  write(within(item, '.message'), each.message);
  write(within(item, '.hint'), each.hint);
  write(within(item, '.code'), each.code);
  const toSlide = within(item, '.to-slide');
  toSlide.hidden = each.slide === '';
  toSlide.addEventListener('click', () => goTo(each.slide));
  const toEditor = within(item, '.to-editor');
  toEditor.hidden = each.line === 0 || editor === '';
  toEditor.textContent = words.fill('openIn', { editor });
  toEditor.addEventListener('click', () => open(each));
  quote(within(item, '.frame'), each);
  return item;
}

/** The line with the place marked in it. */
function quote(frame: HTMLElement, each: ShownProblem): void {
  const text = each.excerpt.replace(/\t/g, ' ');
  frame.hidden = each.line === 0 || text.trim() === '';
  const start = each.column - 1;
  const end = start + each.length;
  const from = Math.max(0, start - before);
  const to = Math.min(text.length, end + after);
  within(frame, '.line').textContent = String(each.line);
  within(frame, '.before').textContent = `${from > 0 ? '…' : ''}${text.slice(from, start)}`;
  within(frame, 'mark').textContent = text.slice(start, end) || '\u00a0';
  within(frame, '.after').textContent = `${text.slice(end, to)}${to < text.length ? '…' : ''}`;
}

function faultItem(fault: string, words: Words, as: 'li' | 'div' = 'li'): HTMLElement {
  const item = document.createElement(as);
  item.className = 'fault';
  const details = document.createElement('pre');
  details.textContent = fault;
  item.append(words.fault ?? '', details);
  return item;
}
