/** The text of an element as it is seen now: hidden parts left out, pictures by their names, one space between blocks. */
export function spokenText(node: Node): string {
  return textOf(node)
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim();
}

function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (!(node instanceof Element) || isSilent(node)) return '';
  const name = nameOf(node);
  if (name !== undefined) return ` ${sentence(name)} `;
  const text = [...node.childNodes].map(textOf).join('');
  return isInline(node) ? text : ` ${sentence(text)} `;
}

function isSilent(node: Element): boolean {
  if (node.matches('script, style, template, [hidden], [aria-hidden="true"], [data-announce="no"]')) return true;
  const style = getComputedStyle(node);
  return style.display === 'none' || style.visibility === 'hidden';
}

/** The name of what has no text of its own to read. */
function nameOf(node: Element): string | undefined {
  if (node instanceof HTMLImageElement) return node.alt;
  if (!node.matches('svg, [role="img"]')) return undefined;
  const labelled = (node.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
  return (
    node.getAttribute('aria-label') ??
    (labelled
      .map((each) => each?.textContent ?? '')
      .join(' ')
      .trim() ||
      node.querySelector('title')?.textContent) ??
    ''
  );
}

function isInline(node: Element): boolean {
  return getComputedStyle(node).display.startsWith('inline');
}

/** Ends a block with a full stop, so that a voice pauses there. */
function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?:;…]["'”»)]*$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
