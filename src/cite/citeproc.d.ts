// What is used of citeproc-js. Source: https://citeproc-js.readthedocs.io/en/latest/running.html
declare module 'citeproc' {
  interface CiteItem {
    readonly id: string;
    readonly locator?: string;
    readonly label?: string;
    readonly suffix?: string;
  }

  interface Cluster {
    readonly citationID: string;
    readonly citationItems: readonly CiteItem[];
    readonly properties: { readonly noteIndex: number };
  }

  interface Sys {
    readonly retrieveLocale: (lang: string) => string;
    /** A new object each time: the engine writes into it. */
    readonly retrieveItem: (id: string) => object;
  }

  class Engine {
    constructor(sys: Sys, style: string, lang: string, forceLang: boolean);
    readonly opt: { readonly xclass: string };
    readonly bibliography: { readonly opt: Record<string, unknown> };
    /** `[citationID, noteIndex, text]` for each cluster. */
    rebuildProcessorState(
      clusters: readonly Cluster[],
      format: 'html',
      uncited: readonly string[],
    ): [string, number, string][];
    updateItems(ids: readonly string[]): void;
    /** `false` when the style has no bibliography. */
    makeBibliography(): [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]] | false;
    makeCitationCluster(items: readonly CiteItem[]): string;
    /** `false` or undefined for a term that isn't known. */
    getTerm(term: string, form?: string): string | false | undefined;
  }

  const CSL: { readonly Engine: typeof Engine; debug: (text: string) => void };
  export default CSL;
}
