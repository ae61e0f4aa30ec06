import type { Facts } from './facts.ts';

export interface Rule {
  /** Clause of ISO 14289-1, or "house". */
  readonly clause: string;
  /** What is wrong, in words; nothing when all is well. */
  readonly check: (facts: Facts) => readonly string[];
}

export interface Failure {
  readonly clause: string;
  readonly says: string;
}

/** The first few and how many more: a page without marks would fill a screen. */
export function some(found: readonly string[]): string[] {
  const different = [...new Set(found)];
  return different.length <= 5 ? different : [...different.slice(0, 5), `and ${different.length - 5} more of the kind`];
}
