import type { OutputState, ScriptState } from '../../serve/state.ts';
import { order } from './ask.ts';
import { element } from './element.ts';
import { byId } from './page.ts';
import type { Words } from './words.ts';

/** The outputs that have a button below the deck. */
const quick = ['slides', 'handout'] as const;

/** Draws the outputs of a script, each with its state and its button. */
export function showOutputs(script: ScriptState | undefined, words: Words): void {
  const list = byId('outputs');
  const focused = document.activeElement?.closest<HTMLElement>('#outputs [data-output]')?.dataset.output;
  list.replaceChildren(...(script?.outputs ?? []).map((each) => outputItem(script, each, words)));
  if (focused) list.querySelector<HTMLElement>(`[data-output="${focused}"]`)?.focus();
  for (const name of quick) {
    const button = byId(`make-${name}`);
    button.setAttribute('aria-disabled', String(!canMake(script, name)));
    button.title = script && script.errors > 0 ? (words.makeRefused ?? '') : '';
  }
  byId('made').replaceChildren(...quick.flatMap((name) => quickLine(script, name, words)));
}

/** Begins to make an output. */
export async function makeOutput(script: ScriptState | undefined, name: string): Promise<void> {
  if (script && canMake(script, name)) await order(`/make/${script.key}/${name}`);
}

function canMake(script: ScriptState | undefined, name: string): boolean {
  if (!script || script.errors > 0 || script.deck === '') return false;
  // What lies in the folder for outputs isn't known at once.
  return script.outputs.find((each) => each.name === name)?.state !== 'making';
}

function outputItem(script: ScriptState | undefined, output: OutputState, words: Words): HTMLElement {
  const button = element('button', 'make', words[output.state === 'none' ? 'make' : 'makeAgain'] ?? '');
  button.type = 'button';
  button.dataset.output = output.name;
  button.setAttribute('aria-label', words.fill('makeOutput', { title: output.title }));
  button.setAttribute('aria-disabled', String(!canMake(script, output.name)));
  button.addEventListener('click', () => void makeOutput(script, output.name));
  const name = element('span', 'output-title', output.title);
  const state = element('span', 'output-state', words[`output-${output.state}`] ?? '');
  state.dataset.state = output.state;
  const file = element('span', 'output-file', ...(output.file === '' ? [] : [linkTo(script, output, output.file)]));
  return element('li', 'output', name, state, file, button);
}

/** What a button below the deck has brought. */
function quickLine(script: ScriptState | undefined, name: string, words: Words): HTMLElement[] {
  const output = script?.outputs.find((each) => each.name === name);
  if (!output) return [];
  if (output.state === 'making' || output.state === 'failed')
    return [element('p', '', words.fill(`quick-${output.state}`, { title: output.title }))];
  if (output.slides === 0 || output.file === '') return [];
  const link = linkTo(script, output, words.many('madeSlides', output.slides, { file: output.file }));
  return [element('p', '', link, output.state === 'old' ? ` (${words.madeOld})` : '')];
}

function linkTo(script: ScriptState | undefined, { name }: OutputState, text: string): HTMLElement {
  const link = element('a', '', text);
  link.href = `/made/${script?.key}/${name}`;
  link.target = '_blank';
  return link;
}
