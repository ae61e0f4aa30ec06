import type { ScriptState, ShownProblem } from '../../serve/state.ts';
import { byId, copyOf, within, write } from './page.ts';
import type { Words } from './words.ts';

/** How much of a long line is quoted before and after the place. */
const [before, after] = [60, 100];

/** Draws the panel: what is wrong, where, and how to mend it. */
export function showProblems(script: ScriptState | undefined, words: Words, goTo: (slide: string) => void): void {
  const list = byId('problems');
  const items = script?.problems.map((each) => problemItem(each, words, goTo)) ?? [];
  if (script?.fault) items.unshift(faultItem(script.fault, words));
  list.replaceChildren(...items);
  write(byId('count'), countOf(script, words));
  write(byId('more'), script?.more ? words.fill('more', { n: script.more }) : '');
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

function problemItem(each: ShownProblem, words: Words, goTo: (slide: string) => void): HTMLElement {
  const item = copyOf('problem-item');
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
  quote(within(item, '.frame'), each);
  return item;
}

/** The line with the place marked in it; the style sheet puts a caret under the mark. */
function quote(frame: HTMLElement, each: ShownProblem): void {
  const text = each.excerpt.replace(/\t/g, ' ');
  frame.hidden = each.line === 0 || text.trim() === '';
  const start = each.column - 1;
  const end = start + each.length;
  const from = Math.max(0, start - before);
  const to = Math.min(text.length, end + after);
  within(frame, '.line').textContent = String(each.line);
  within(frame, '.before').textContent = `${from > 0 ? '…' : ''}${text.slice(from, start)}`;
  within(frame, 'mark').textContent = text.slice(start, end) || ' ';
  within(frame, '.after').textContent = `${text.slice(end, to)}${to < text.length ? '…' : ''}`;
}

function faultItem(fault: string, words: Words): HTMLElement {
  const item = document.createElement('li');
  item.className = 'fault';
  const details = document.createElement('pre');
  details.textContent = fault;
  item.append(words.fault ?? '', details);
  return item;
}
