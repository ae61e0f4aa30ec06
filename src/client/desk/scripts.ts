import type { ScriptState } from '../../serve/state.ts';
import { byId, copyOf, within, write } from './page.ts';
import type { Posters } from './posters.ts';
import type { Words } from './words.ts';

/** Draws the list of scripts; each is a link that chooses it. */
export function showScripts(scripts: readonly ScriptState[], chosen: string, posters: Posters, words: Words): void {
  const list = byId('scripts');
  const focused = list.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : undefined;
  list.replaceChildren(...scripts.map((script) => scriptItem(script, script.key === chosen, posters, words)));
  if (focused) list.querySelector<HTMLElement>(`a[href="${focused}"]`)?.focus();
}

function scriptItem(script: ScriptState, isChosen: boolean, posters: Posters, words: Words): HTMLElement {
  const item = copyOf('script-item');
  const link = within<HTMLAnchorElement>(item, 'a');
  link.href = `#${script.key}`;
  if (isChosen) link.setAttribute('aria-current', 'true');
  within(item, '.script-poster').replaceChildren(posters.of(script.key));
  const title = within(item, '.script-title');
  write(title, script.title);
  title.lang = script.lang;
  write(within(item, '.script-language'), languageName(script.lang));
  write(within(item, '.script-path'), script.path);
  const count = within(item, '.script-count');
  const counts = [
    script.errors ? words.many('errors', script.errors) : '',
    script.warnings ? words.many('warnings', script.warnings) : '',
  ].filter(Boolean);
  write(count, counts.join(', ') || (words.noProblem ?? ''));
  count.dataset.worst = script.errors ? 'error' : script.warnings ? 'warning' : '';
  write(within(item, '.script-outputs'), outputsLine(script, words));
  return item;
}

/** Which outputs are there, and whether they are what the script says now. */
function outputsLine({ outputs }: ScriptState, words: Words): string {
  const names = (state: string) => outputs.filter((each) => each.state === state).map(({ title }) => title);
  const [fresh, old] = [names('fresh'), names('old')];
  return [
    fresh.length > 0 ? words.fill('outputsFresh', { list: fresh.join(', ') }) : '',
    old.length > 0 ? words.fill('outputsOld', { list: old.join(', ') }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function languageName(lang: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(lang) ?? lang;
  } catch {
    return lang;
  }
}
