import Handlebars from 'handlebars/runtime.js';

/** HTML that may be put into a page as it is. Everything else is escaped by the templates. */
export type Html = Handlebars.SafeString;

/** Marks text as HTML; only for what was made by a template or by the Markdown renderer. */
export function trusted(html: string): Html {
  return new Handlebars.SafeString(html);
}
