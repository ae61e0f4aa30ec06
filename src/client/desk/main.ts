import type { DeskState, ScriptState } from '../../serve/state.ts';
import { listen } from './connection.ts';
import { byId, write } from './page.ts';
import { makePaper, showPaper } from './paper.ts';
import { showProblems } from './problems.ts';
import { showScripts } from './scripts.ts';
import { makeStage } from './stage.ts';
import { readWords, type Words } from './words.ts';

/** Starts the writing desk: what the server says is drawn, what the author presses is done. */
function start(): void {
  const words = readWords(document);
  const desk = { state: undefined as DeskState | undefined };
  const box = byId('stage');
  const stage = makeStage(box, (deck) => showWhere(deck, words));

  const draw = (): void => {
    if (!desk.state) return;
    const { scripts } = desk.state;
    const script = scripts.find((each) => each.key === location.hash.slice(1)) ?? scripts[0];
    showScripts(scripts, script?.key ?? '', words);
    showProblems(script, words, stage.goTo);
    showPaper(script, words);
    document.title = titleOf(script, words);
    box.classList.toggle('is-behind', script?.isBehind ?? false);
    write(byId('behind'), behindText(script, words));
    write(byId('no-deck'), script ? (script.deck === '' ? (words.noDeck ?? '') : '') : (words.noScripts ?? ''));
    if (!script || script.deck === '') stage.clear();
    else stage.show({ key: script.key, version: script.deck, title: words.fill('deckOf', { title: script.title }) });
  };

  window.addEventListener('hashchange', draw);
  byId('make-paper').addEventListener('click', () => {
    const { scripts = [] } = desk.state ?? {};
    const script = scripts.find((each) => each.key === location.hash.slice(1)) ?? scripts[0];
    if (script) void makePaper(script.key);
  });
  listen({
    state(state) {
      desk.state = state;
      byId('connection').textContent = '';
      draw();
    },
    deck: stage.receive,
    lost() {
      byId('connection').textContent = words.closed ?? '';
    },
  });
}

function titleOf(script: ScriptState | undefined, words: Words): string {
  const title = script?.title ?? 'Lanternist';
  return script?.errors
    ? words.fill('titleWithErrors', { title, errors: script.errors })
    : words.fill('title', { title });
}

function behindText(script: ScriptState | undefined, words: Words): string {
  if (!script?.isBehind) return '';
  const line = script.problems[0]?.line ?? 0;
  return line > 0 ? words.fill('behind', { line }) : (words.behindElsewhere ?? '');
}

/** The slide that is open, under the deck. */
function showWhere(deck: Window | null, words: Words): void {
  const slide = deck?.lanternist?.current();
  const number = document.createElement('span');
  number.textContent = slide ? words.fill('slide', { number: slide.number }) : '';
  byId('where').replaceChildren(number, slide?.title ?? '');
}

start();
