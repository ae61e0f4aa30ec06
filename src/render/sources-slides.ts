import type { BibliographyEntry } from '../model/evidence.ts';
import { type Edition, formatNames, type Slide } from '../model/narrative.ts';
import { slidesOf } from '../model/walk.ts';
import { aboutOf } from './bibliography-view.ts';
import type { EvidenceParts } from './evidence-parts.ts';
import { linesAtMost } from './line-estimate.ts';
import type { Words } from './words.ts';

/** What `slide.css` gives a sources slide, in CSS px: its text's width, and the height below its headline. */
interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  /** Sizes and line heights of an entry, and of the line that says whose voice it is. */
  readonly entry: readonly [number, number];
  readonly about: readonly [number, number];
}

const wide: Omit<Sheet, 'width'> = { height: 516, gap: 12, entry: [19, 25.5], about: [16, 21.8] };
const narrow: Omit<Sheet, 'width'> = { height: 516, gap: 8, entry: [17, 22.8], about: [15, 20.4] };

/** The edition with its bibliography as closing slides, as many as it needs. */
export function withSources(
  edition: Edition,
  { evidence, words, width }: { readonly evidence: EvidenceParts; readonly words: Words; readonly width: number },
): Edition {
  const { bibliography } = evidence.cited;
  const last = [...slidesOf(edition)].at(-1);
  if (bibliography.length === 0 || !last) return edition;
  const taken = new Set([...slidesOf(edition)].map((slide) => slide.id));
  const id = taken.has('sources') ? 'bibliography' : 'sources';
  const number = Number.parseInt(last.number, 10) + 1;
  const parts = inParts(bibliography, words, width);
  const slides = parts.map((entries, index) => sourcesSlide(entries, index + 1, id, number, last, words));
  return { ...edition, acts: [...edition.acts, { opening: undefined, slides }] };
}

/** Entries for each slide by the height that they take, shared out evenly over as few slides as will hold them. */
function inParts(entries: readonly BibliographyEntry[], words: Words, width: number): BibliographyEntry[][] {
  // The margins of the slide, and the hanging indent.
  const sheet: Sheet = { ...(width < 1100 ? narrow : wide), width: width - 176 - 26 };
  const measured = entries.map((entry) => ({ entry, height: heightOf(entry, words, sheet) }));
  const count = filled(measured, sheet.height, sheet.gap).length;
  const total = measured.reduce((sum, { height }) => sum + height + sheet.gap, 0);
  for (let height = Math.floor(total / count); height < sheet.height; height += 4) {
    const even = filled(measured, height, sheet.gap);
    if (even.length === count) return even;
  }
  return filled(measured, sheet.height, sheet.gap);
}

/** One slide after the other filled up to a height. */
function filled(
  entries: readonly { readonly entry: BibliographyEntry; readonly height: number }[],
  most: number,
  gap: number,
): BibliographyEntry[][] {
  const parts: BibliographyEntry[][] = [];
  let taken = Number.POSITIVE_INFINITY;
  for (const { entry, height } of entries) {
    if (taken + gap + height > most) {
      parts.push([]);
      taken = -gap;
    }
    parts.at(-1)?.push(entry);
    taken += gap + height;
  }
  return parts;
}

function heightOf(entry: BibliographyEntry, words: Words, { width, ...sheet }: Sheet): number {
  const [size, line] = sheet.entry;
  const [aboutSize, aboutLine] = sheet.about;
  const about = plain(aboutOf(entry, words));
  const lines = linesAtMost(plain(entry.html), { size, width });
  return lines * line + (about === '' ? 0 : linesAtMost(about, { size: aboutSize, width }) * aboutLine);
}

/** What is seen of HTML; a character that is written by its name counts as one. */
function plain(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&#?\w+;/g, '&');
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
    narration: '',
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
