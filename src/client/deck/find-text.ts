/** Text as it is compared: small letters, ё as е. Every character keeps its place. */
export function folded(text: string): string {
  return [...text]
    .map((each) => {
      const small = each.toLowerCase();
      return small.length === each.length ? small.replace('ё', 'е') : each;
    })
    .join('');
}

/** Where a text stands in an element, also across its inline elements; soft hyphens and line breaks don't matter. */
export function findText(inside: HTMLElement, wanted: string): Range[] {
  const { text, places } = readable(inside);
  const needle = folded(wanted).replace(/\s+/g, ' ').trim();
  const found: Range[] = [];
  if (!needle) return found;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    const start = places[at];
    const end = places[at + needle.length - 1];
    if (!start || !end) break;
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset + 1);
    found.push(range);
  }
  return found;
}

interface TextPlace {
  readonly node: Text;
  readonly offset: number;
}

/** The folded text of an element with the place of every character; a block ends with a character nobody types. */
function readable(inside: HTMLElement): { readonly text: string; readonly places: readonly TextPlace[] } {
  const places: TextPlace[] = [];
  let text = '';
  let block: Element | null = null;
  const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.parentElement?.closest('script, style, template, svg > title, svg > desc')) continue;
    const ownBlock = blockOf(node);
    if (block && ownBlock !== block) {
      text += '\u0000';
      places.push({ node, offset: 0 });
    }
    block = ownBlock;
    const data = folded(node.data);
    for (let offset = 0; offset < data.length; offset += 1) {
      const character = /\s/.test(data[offset] ?? '') ? ' ' : (data[offset] ?? '');
      if (character === '\u00ad' || (character === ' ' && text.endsWith(' '))) continue;
      text += character;
      places.push({ node, offset });
    }
  }
  return { text, places };
}

function blockOf(node: Text): Element | null {
  return (
    node.parentElement?.closest('p, li, h1, h2, h3, h4, td, th, dt, dd, figcaption, blockquote, text, div') ?? null
  );
}
