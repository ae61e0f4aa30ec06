/** Makes an element with attributes and children, in whichever document (the speaker window has its own). */
export function element<Name extends keyof HTMLElementTagNameMap>(
  doc: Document,
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = doc.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A push button that does one thing. */
export function button(
  doc: Document,
  attributes: Readonly<Record<string, string>>,
  act: () => void,
  ...children: readonly (Node | string)[]
): HTMLButtonElement {
  const made = element(doc, 'button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', act);
  return made;
}
