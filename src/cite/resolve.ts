import type { Citation } from '../model/evidence.ts';
import {
  type Claim,
  type Confidence,
  confidences,
  editorKey,
  type Library,
  type Source,
  type Stance,
} from '../model/library.ts';
import type { ForeignTexts } from '../model/library-translation.ts';

/** One key of a citation with what stands behind it in the library. */
export interface CitedItem {
  readonly sources: readonly CitedSource[];
  readonly editors: readonly EditorStatement[];
  /** Of a claim; `fact` for a source. */
  readonly stance: Stance;
}

export interface CitedSource {
  readonly source: Source;
  /** As written; '' when there is none. */
  readonly locator: string;
}

export interface EditorStatement {
  readonly statement: string;
  /** What the author wrote behind the key. */
  readonly locator: string;
  readonly confidence: Confidence | '';
  readonly foreign?: ForeignTexts;
}

/** What a citation leads to. Keys that the library doesn't have are left out; `check/` reports them. */
export function resolveCitation(citation: Citation, library: Library): readonly CitedItem[] {
  return citation.items.flatMap(({ key, locator }): CitedItem[] => {
    const source = library.sources.get(key);
    if (source) return [{ sources: [{ source, locator }], editors: [], stance: 'fact' }];
    const claim = library.claims.get(key);
    if (!claim) return [];
    const sources = claim.sources.flatMap((each) => {
      const found = each.source === editorKey ? undefined : library.sources.get(each.source);
      return found ? [{ source: found, locator: [each.locator, locator].filter(Boolean).join(', ') }] : [];
    });
    const editors = claim.sources
      .filter((each) => each.source === editorKey)
      .map(({ confidence }) => ({ statement: claim.statement, locator, confidence, ...foreignIn(claim) }));
    return sources.length + editors.length > 0 ? [{ sources, editors, stance: claim.stance }] : [];
  });
}

/** The editor's confidence when only the editor speaks: the lowest of all; '' otherwise. */
export function editorOnly(items: readonly CitedItem[]): {
  readonly editor: boolean;
  readonly confidence: Confidence | '';
} {
  const editor = items.length > 0 && items.every((item) => item.sources.length === 0);
  const levels = items
    .flatMap((item) => item.editors)
    .map((each) => (each.confidence === '' ? -1 : confidences.indexOf(each.confidence)));
  return { editor, confidence: (editor && confidences[Math.max(...levels)]) || '' };
}

function foreignIn({ foreign }: Claim): { readonly foreign?: ForeignTexts } {
  return foreign ? { foreign } : {};
}
