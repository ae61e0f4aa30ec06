/** The package has no types of its own. */
declare module 'hyphen' {
  export type HyphenationFunctionSync = (text: string, options?: { readonly minWordLength?: number }) => string;
}
declare module 'hyphen/en-gb/index.js' {
  const patterns: { readonly hyphenateSync: import('hyphen').HyphenationFunctionSync };
  export default patterns;
}
declare module 'hyphen/ru/index.js' {
  const patterns: { readonly hyphenateSync: import('hyphen').HyphenationFunctionSync };
  export default patterns;
}
