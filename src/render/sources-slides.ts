import type { BibliographyEntry } from '../model/evidence.ts';
import { type Edition, formatNames, type Slide } from '../model/narrative.ts';
import { slidesOf } from '../model/walk.ts';
import { aboutOf } from './bibliography-view.ts';
import type { EvidenceParts } from './evidence-parts.ts';
import type { Words } from './words.ts';

/** Lines of the bibliography that one slide holds, and characters in each. */
const linesOfSlide = 25;
const charactersOfLine = 104;

/** The edition with its bibliography as closing slides, as many as it needs. */
export function withSources(
  edition: Edition,
  { evidence, words }: { readonly evidence: EvidenceParts; readonly words: Words },
): Edition {
  const { bibliography } = evidence.cited;
  const last = [...slidesOf(edition)].at(-1);
  if (bibliography.length === 0 || !last) return edition;
  const taken = new Set([...slidesOf(edition)].map((slide) => slide.id));
  const id = taken.has('sources') ? 'bibliography' : 'sources';
  const number = Number.parseInt(last.number, 10) + 1;
  const parts = inParts(bibliography, words);
  const slides = parts.map((entries, index) => sourcesSlide(entries, index + 1, id, number, last, words));
  return { ...edition, acts: [...edition.acts, { opening: undefined, slides }] };
}

/** Entries for each slide, by the lines that they take, shared out so that the last one isn't left with a single entry. */
function inParts(entries: readonly BibliographyEntry[], words: Words): BibliographyEntry[][] {
  const lines = entries.map((entry) => {
    const about = aboutOf(entry, words);
    return linesIn(entry.html.replace(/<[^>]*>/g, '')) + (about === '' ? 0 : linesIn(about)) + 0.5;
  });
  const total = lines.reduce((sum, each) => sum + each, 0);
  const share = total / Math.ceil(total / linesOfSlide);
  const parts: BibliographyEntry[][] = [];
  let taken = Number.POSITIVE_INFINITY;
  for (const [index, entry] of entries.entries()) {
    const each = lines[index] ?? 0;
    if (taken >= share || taken + each > linesOfSlide) {
      parts.push([]);
      taken = 0;
    }
    parts.at(-1)?.push(entry);
    taken += each;
  }
  return parts;
}

function linesIn(text: string): number {
  return Math.max(1, Math.ceil(text.length / charactersOfLine));
}

function sourcesSlide(
  entries: readonly BibliographyEntry[],
  part: number,
  id: string,
  number: number,
  last: Slide,
  words: Words,
): Slide {
  const title = words.sources ?? '';
  const span = { start: last.extent.end, end: last.extent.end };
  const suffix = part > 1 ? `-${part}` : '';
  return {
    kind: 'slide',
    id: `${id}${suffix}`,
    explicitId: true,
    number: part > 1 ? `${number}${String.fromCharCode(96 + part)}` : String(number),
    headline: [],
    title: part > 1 ? `${title} (${part})` : title,
    short: title,
    part,
    layout: 'sources',
    classes: [],
    background: '',
    notice: '',
    optional: false,
    audience: new Set(formatNames),
    when: undefined,
    time: 0,
    lang: '',
    blocks: [{ type: 'bibliography', entries, span }],
    notes: [],
    cue: [],
    read: [],
    allow: {},
    span,
    extent: span,
  };
}
