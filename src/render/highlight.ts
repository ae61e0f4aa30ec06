/** Coloured HTML of code in a language; undefined when the language isn't known. */
export type Highlight = (code: string, language: string) => string | undefined;

/** Loads highlight.js; only for scripts that hold code. */
export async function loadHighlight(): Promise<Highlight> {
  const { default: hljs } = await import('highlight.js/lib/common');
  return (code, language) =>
    hljs.getLanguage(language) ? hljs.highlight(code, { language, ignoreIllegals: true }).value : undefined;
}
