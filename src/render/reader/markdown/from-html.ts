import { emphasis } from './emphasis.ts';
import { escapeMarkdown } from './escape.ts';

/**
 * A citation, which `cite/` gives as HTML of four tags, text, and spans that name a language, as Markdown. It is read sign by sign, with a stack of
 * open tags; anything else between angle brackets is not there, for `cite/safe-html.ts` has taken it out.
 */
export function markdownOfCitation(html: string): string {
  const stack: { readonly tag: string; text: string }[] = [{ tag: '', text: '' }];
  const add = (text: string): void => {
    const top = stack.at(-1);
    if (top) top.text += text;
  };
  for (let at = 0; at < html.length; ) {
    if (html[at] === '<') {
      const end = html.indexOf('>', at);
      const name = html.slice(at + 1, end === -1 ? html.length : end);
      if (name.startsWith('/')) {
        const closed = stack.length > 1 ? stack.pop() : undefined;
        if (closed) add(wrapped(closed.tag, closed.text, stack.at(-1)?.text.at(-1), firstSign(html.slice(end + 1))));
      } else stack.push({ tag: name, text: '' });
      at = end === -1 ? html.length : end + 1;
    } else {
      const next = html.indexOf('<', at);
      const text = html.slice(at, next === -1 ? html.length : next);
      add(escapeMarkdown(withoutEntities(text)));
      at += text.length;
    }
  }
  return stack.map(({ text }) => text).join('');
}

function wrapped(tag: string, text: string, before = '', after = ''): string {
  if (tag === 'i') return emphasis('*', text, before, after);
  if (tag === 'b') return emphasis('**', text, before, after);
  return text === '' || tag.startsWith('span') ? text : `<${tag}>${text}</${tag}>`;
}

/** The first sign that HTML shows; '' where it shows none. */
function firstSign(html: string): string | undefined {
  return withoutEntities(html.replace(/<[^>]*>/g, '')).at(0);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&amp;', '&'],
]);

function withoutEntities(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => entities.get(entity) ?? entity);
}
