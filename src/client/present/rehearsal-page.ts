import type { Rehearsal, Rehearsed } from '../../model/rehearsal.ts';
import {
  type LengthName,
  lengthTold,
  type PartName,
  partTold,
  skippedIn,
  type Told,
} from '../../model/rehearsal-told.ts';
import { clockTime } from '../../model/speaking-time.ts';
import type { RehearsalResult } from '../../serve/present/state.ts';
import type { Deck } from '../deck/deck.ts';
import { button, element } from '../deck/element.ts';
import { fill, type Words } from '../deck/words.ts';

/** What was measured, and the change that it would make in the script; the author decides. */
export async function showRehearsal(deck: Deck, box: HTMLElement): Promise<void> {
  const { words } = deck.settings;
  const answer = await fetch('/rehearsal').catch(() => undefined);
  if (!answer?.ok) return;
  const { rehearsal, pace, diff, changes, written: before, file } = (await answer.json()) as RehearsalResult;
  const change = element(document, 'pre', { tabindex: '0', class: 'hall-diff' }, diff);
  const said = element(document, 'p', { role: 'status' }, wordsOfNoChange(changes, before, words));
  const write = button(
    document,
    {},
    async () => {
      write.disabled = true;
      const done = await fetch('/rehearsal', { method: 'POST' }).catch(() => undefined);
      const { written } = done?.ok ? ((await done.json()) as { written: number }) : { written: 0 };
      said.textContent = done?.ok ? fill(words.rehearsalWritten, { count: written }) : words.connectionLost;
      if (!done?.ok) return;
      change.remove();
      write.remove();
    },
    fill(words.rehearsalWrite, { file }),
  );
  box.append(
    element(document, 'h3', {}, words.rehearsal),
    ...(rehearsal ? [tableOf(rehearsal, pace, words), ...linesOf(rehearsal, words)] : []),
    said,
    ...(changes > 0 ? [write, change] : []),
  );
}

function wordsOfNoChange(changes: number, written: number, words: Words): string {
  if (changes > 0) return '';
  return written > 0 ? fill(words.rehearsalWritten, { count: written }) : words.rehearsalNothing;
}

/** An act a row, and the whole; the terminal prints the same in English. */
function tableOf({ acts, whole }: Rehearsal, pace: number, words: Words): HTMLElement {
  const heads = [words.rehearsalAct, words.rehearsalPlanned, words.rehearsalTook, words.rehearsalRate];
  const head = element(
    document,
    'tr',
    {},
    ...heads.map((each) => element(document, 'th', { scope: 'col' }, each)),
    element(document, 'td'),
  );
  const rows = acts.map((act) => rowOf(act.title || words.rehearsalBefore, act, pace, words));
  const table = element(
    document,
    'table',
    {},
    element(document, 'thead', {}, head),
    element(document, 'tbody', {}, ...(acts.length > 1 ? rows : []), rowOf(words.rehearsalWhole, whole, pace, words)),
  );
  return element(
    document,
    'div',
    { class: 'hall-table', tabindex: '0', role: 'region', 'aria-label': words.rehearsal },
    table,
  );
}

function rowOf(name: string, part: Rehearsed, pace: number, words: Words): HTMLElement {
  const cells = [
    clockTime(part.planned),
    part.visited === 0 ? '–' : clockTime(part.actual),
    part.rate === 0 ? '–' : String(part.rate),
    partTold(part, pace)
      .map((each) => textOf(each, words))
      .join(' · '),
  ];
  return element(
    document,
    'tr',
    {},
    element(document, 'th', { scope: 'row' }, name),
    ...cells.map((each) => element(document, 'td', {}, each)),
  );
}

function linesOf(rehearsal: Rehearsal, words: Words): HTMLElement[] {
  const length = lengthTold(rehearsal);
  const { slides, more } = skippedIn(rehearsal);
  const names = slides.map(({ number, title }) => `${number} ${title}`);
  if (more > 0) names.push(fill(words.rehearsalMore, { count: more }));
  return [
    ...(length ? [element(document, 'p', {}, textOf(length, words))] : []),
    ...(names.length > 0
      ? [element(document, 'p', {}, fill(words.rehearsalSkipped, { list: names.join(' · ') }))]
      : []),
  ];
}

function textOf({ name, values }: Told<PartName | LengthName>, words: Words): string {
  return fill(words[`rehearsal${name}`], values);
}
