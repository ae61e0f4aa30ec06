import type { Citation } from './evidence.ts';
import { type Claim, type Confidence, editorKey, type Library, type Source } from './library.ts';

/** What a citation rests on, once its keys are looked up. */
export interface Grounds {
  readonly claims: readonly Claim[];
  /** Documents, those of its claims too. */
  readonly sources: readonly Source[];
  /** Sources that are cited by their own key, not through a claim. */
  readonly named: readonly Source[];
  /** The editor's confidence where the editor speaks. */
  readonly editor: readonly (Confidence | '')[];
}

/** Looks the keys of citations up; unknown ones are left out. */
export function groundsOf(citations: readonly Citation[], library: Library): Grounds {
  const keys = citations.flatMap((citation) => citation.items.map((item) => item.key));
  const claims = keys.flatMap((key) => library.claims.get(key) ?? []);
  const named = keys.flatMap((key) => library.sources.get(key) ?? []);
  const behind = claims.flatMap((claim) => claim.sources);
  return {
    claims,
    named,
    sources: [...named, ...behind.flatMap(({ source }) => library.sources.get(source) ?? [])],
    editor: [
      ...keys.flatMap((key) => (key === editorKey ? ([''] as const) : [])),
      ...behind.flatMap(({ source, confidence }) => (source === editorKey ? [confidence] : [])),
    ],
  };
}
