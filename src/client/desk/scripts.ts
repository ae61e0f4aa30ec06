import type { ScriptState } from '../../serve/state.ts';
import { byId, copyOf, within, write } from './page.ts';
import type { Words } from './words.ts';

/** Draws the list of scripts; each is a link that chooses it. */
export function showScripts(scripts: readonly ScriptState[], chosen: string, words: Words): void {
  const list = byId('scripts');
  const focused = list.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : undefined;
  list.replaceChildren(...scripts.map((script) => scriptItem(script, script.key === chosen, words)));
  if (focused) list.querySelector<HTMLElement>(`a[href="${focused}"]`)?.focus();
}

function scriptItem(script: ScriptState, isChosen: boolean, words: Words): HTMLElement {
  const item = copyOf('script-item');
  const link = within<HTMLAnchorElement>(item, 'a');
  link.href = `#${script.key}`;
  if (isChosen) link.setAttribute('aria-current', 'true');
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
  return item;
}

function languageName(lang: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(lang) ?? lang;
  } catch {
    return lang;
  }
}
