import type { DeskState, ScriptState } from '../../serve/state.ts';
import { order } from './ask.ts';
import { makeChoice } from './chosen.ts';
import { listen } from './connection.ts';
import { showGone } from './gone.ts';
import { makeOutput, showOutputs } from './outputs.ts';
import { byId, write } from './page.ts';
import { makePanels } from './panels.ts';
import { pickIn } from './pick.ts';
import { makePosters } from './posters.ts';
import { showMistake, showProblems } from './problems.ts';
import { showScripts } from './scripts.ts';
import { makeStage } from './stage.ts';
import { makeViews } from './views.ts';
import { makeWhere } from './where.ts';
import { readWords, type Words } from './words.ts';

/** Starts the writing desk: what the server says is drawn, what the author presses is done. */
function start(): void {
  const words = readWords(document);
  const desk = { state: undefined as DeskState | undefined };
  const shown = { path: '' };
  const choose = makeChoice();
  const chosen = (): ScriptState | undefined => choose(desk.state, location.hash.slice(1)).script;
  const editor = (): string => desk.state?.editor ?? '';
  const posters = makePosters();
  const where = makeWhere(words, () => chosen()?.key ?? '', editor);
  const box = byId('stage');
  const stage = makeStage(box, {
    moved(deck) {
      where.moved(deck);
      panels.moved(deck?.lanternist?.current().id ?? '');
    },
    opened: (page) => pickIn(page, where.picked),
  });
  const panels = makePanels(words, posters, stage.goTo);
  const views = makeViews(box, words);

  const draw = (): void => {
    if (!desk.state) return;
    const { scripts } = desk.state;
    const choice = choose(desk.state, location.hash.slice(1));
    const { script, missed, formerKey } = choice;
    // The address names what is shown, so that it can be kept.
    if (script && formerKey !== '') history.replaceState(null, '', `#${script.key}`);
    // The deck goes first: it is what the author looks at. Of a script that went the last picture stays.
    if (script && script.deck !== '')
      stage.show({
        ...script,
        version: script.deck,
        title: words.fill('deckOf', { title: script.title }),
        formerly: formerKey,
      });
    else if (missed === undefined || missed !== shown.path) stage.clear();
    if (script) shown.path = script.path;
    // Its lines lead nowhere any more.
    if (missed !== undefined) where.moved(null);
    showGone(choice, scripts, words);
    const actions = { goTo: stage.goTo, open: where.open, editor: editor() };
    showMistake(script, words, actions);
    showProblems(script, words, actions);
    showScripts(scripts, script?.key ?? '', posters, words);
    showOutputs(script, words);
    views.show(script);
    panels.show(script, scripts);
    document.title = titleOf(script, words);
    const without = script ? (script.deck === '' ? words.noDeck : '') : missed === undefined ? words.noScripts : '';
    write(byId('no-deck'), without ?? '');
  };

  window.addEventListener('hashchange', draw);
  // Whoever comes back may have built in a terminal.
  window.addEventListener('focus', () => void order('/look'));
  for (const name of ['slides', 'handout'])
    byId(`make-${name}`).addEventListener('click', () => void makeOutput(chosen(), name));
  listen({
    state(state) {
      desk.state = state;
      byId('connection').textContent = '';
      draw();
    },
    change: stage.receive,
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

start();
