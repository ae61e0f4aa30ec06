import type { ScriptState } from '../../serve/state.ts';
import type { Chosen } from './chosen.ts';
import { element } from './element.ts';
import { byId, write } from './page.ts';
import type { Words } from './words.ts';

/** How many other scripts are offered here; all of them are below. */
const offered = 5;

/** Says which script went, over its last picture, and leads to the others; says too what a renamed one is called now. */
export function showGone({ script, missed, formerly }: Chosen, others: readonly ScriptState[], words: Words): void {
  const box = byId('gone');
  const renamed = script && formerly !== '' ? words.fill('renamed', { before: formerly, now: script.path }) : '';
  write(byId('renamed'), renamed);
  const hasPicture = byId('stage').querySelector('.deck-frame') !== null;
  byId('stage').classList.toggle('is-gone', missed !== undefined);
  const parts = missed === undefined ? [] : partsOf(missed, hasPicture, others, words);
  // An alert that is written again is read again.
  if (parts.map((each) => each.outerHTML).join('') !== box.innerHTML) box.replaceChildren(...parts);
  box.hidden = missed === undefined;
}

function partsOf(missed: string, hasPicture: boolean, others: readonly ScriptState[], words: Words): HTMLElement[] {
  const said = element('p', 'message', missed ? words.fill('gone', { path: missed }) : (words.goneUnknown ?? ''));
  said.setAttribute('role', 'alert');
  const picture = missed && hasPicture ? words.goneBehind : '';
  const back = missed ? words.goneBack : '';
  const next = others.length > 0 ? words.goneOthers : words.noScripts;
  const links = others.slice(0, offered).map(({ key, title, path, lang }) => {
    const link = element('a', '', title);
    link.href = `#${key}`;
    link.lang = lang;
    return element('li', '', link, element('span', 'gone-path', path));
  });
  return [
    said,
    element('p', 'hint', [picture, back, next].filter(Boolean).join(' ')),
    ...(links.length > 0 ? [element('ul', 'gone-others', ...links)] : []),
  ];
}
