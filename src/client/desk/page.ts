/** The element of the page with this id; the template has it. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found as E;
}

/** A copy of what a `<template>` of the page holds. */
export function copyOf(id: string): HTMLElement {
  const copy = document.importNode(byId<HTMLTemplateElement>(id).content, true).firstElementChild;
  if (!(copy instanceof HTMLElement)) throw new Error(`The template #${id} is empty`);
  return copy;
}

/** An element inside another; the template has it. */
export function within<E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
}

/** Writes a text; an empty one hides the element. */
export function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = text === '';
}
