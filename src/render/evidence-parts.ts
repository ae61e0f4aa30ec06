import type { CitedTexts } from '../model/evidence.ts';
import { emptyLibrary, type Library } from '../model/library.ts';

/** What a page needs to tell where its statements come from. */
export interface EvidenceParts {
  readonly library: Library;
  readonly cited: CitedTexts;
  /** BCP 47; the language of the script. */
  readonly lang: string;
}

/** For a script that cites nothing. */
export function noEvidence(lang: string): EvidenceParts {
  return { library: emptyLibrary, cited: { notes: new Map(), inside: new Map(), bibliography: [] }, lang };
}
