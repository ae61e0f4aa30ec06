import { stepGroups } from './slide.ts';

/** How much of a slide's build-up a copy shows: as it stands, all, or so many steps. */
type CloneState = 'now' | 'all' | number;

/**
 * Puts a copy of a `.slide` into a box of any width and in any window: the theme scales with the box. The copy is a
 * picture, out of reach of focus and of screen readers, and its ids, with a prefix, don't meet those of the original.
 */
export function cloneInto(box: HTMLElement, original: HTMLElement, state: CloneState, prefix: string): void {
  const copy = box.ownerDocument.importNode(original, true);
  setFragments(copy, state);
  renameIds(copy, prefix);
  box.inert = true;
  box.setAttribute('aria-hidden', 'true');
  box.replaceChildren(copy);
}

function setFragments(copy: HTMLElement, state: CloneState): void {
  if (state === 'now') return;
  stepGroups(copy).forEach((group, step) => {
    for (const each of group) each.classList.toggle('visible', state === 'all' || step < state);
  });
}

/** Gives every id, and every reference to one, a prefix: SVG gradients and labels keep working in the copy. */
function renameIds(copy: HTMLElement, prefix: string): void {
  const ids = new Set([...copy.querySelectorAll('[id]')].map((each) => each.id));
  if (ids.size === 0) return;
  for (const each of copy.querySelectorAll('*')) {
    for (const { name, value } of [...each.attributes]) {
      const renamed = renameIn(name, value, ids, prefix);
      if (renamed !== value) each.setAttribute(name, renamed);
    }
  }
}

function renameIn(name: string, value: string, ids: ReadonlySet<string>, prefix: string): string {
  const rename = (id: string) => (ids.has(id) ? `${prefix}${id}` : id);
  if (name === 'id' || name === 'for') return rename(value);
  if (name === 'aria-labelledby' || name === 'aria-describedby') return value.split(' ').map(rename).join(' ');
  if (name === 'href' || name === 'xlink:href') return value.startsWith('#') ? `#${rename(value.slice(1))}` : value;
  return value.replace(
    /url\((["']?)#([^)"']+)\1\)/g,
    (_, quote: string, id: string) => `url(${quote}#${rename(id)}${quote})`,
  );
}
