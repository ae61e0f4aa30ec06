import { escapeHtml } from '../model/escape.ts';

/** The quotation marks of a language. */
export interface Typography {
  readonly open: string;
  readonly close: string;
}

/** An author's words with the quotation marks and apostrophes of the language; not yet escaped. */
export function typeset(text: string, { open, close }: Typography): string {
  return text.replace(/"([^"]*)"/g, (_, inner: string) => open + inner + close).replace(/(\p{L})'(?=\p{L})/gu, '$1’');
}

/** The same as HTML. */
export function htmlText(text: string, typography: Typography): string {
  return escapeHtml(typeset(text, typography));
}
