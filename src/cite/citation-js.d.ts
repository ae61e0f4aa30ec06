// What is used of Citation.js: reading BibTeX. Source: https://citation.js.org/api/0.7/
declare module '@citation-js/core' {
  interface ChainOptions {
    readonly forceType: string;
    /** The type at which to stop; CSL-JSON without it. */
    readonly target?: string;
    readonly generateGraph: false;
  }

  // CommonJS: a bundle has no other export.
  const core: {
    readonly plugins: { readonly input: { chain(input: unknown, options: ChainOptions): readonly unknown[] } };
  };
  export default core;
}

declare module '@citation-js/plugin-bibtex' {}
