import type { Note } from '../../model/evidence.ts';
import { groundsOf } from '../../model/grounds.ts';
import type { EvidenceParts } from '../evidence-parts.ts';
import { linesAtMost } from '../line-estimate.ts';
import type { NoteView } from '../note-view.ts';
import type { Words } from '../words.ts';

/** The sources of a slide in small type: a note a line with its place, or each voice once with the numbers of its notes. */
export interface SlideSources {
  readonly whole: readonly NoteView[];
  readonly brief: readonly BriefSource[];
}

/** `2, 5–7 Izvestia` */
export interface BriefSource {
  readonly numbers: string;
  readonly name: string;
}

/** The room below or beside a slide, in mm. */
export interface SourcesRoom {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
}

/** Size and height of a line in `sheets.css`, in mm; and what stands between columns. */
const type = { size: (7 * 25.4) / 72, line: (7 * 1.35 * 25.4) / 72, between: 5 };

/** Whole where there is room for that, else brief: nothing is cut. `room` undefined asks for the brief ones. */
export function slideSources(
  notes: readonly Note[],
  views: readonly NoteView[],
  room: SourcesRoom | undefined,
  parts: { readonly evidence: EvidenceParts; readonly words: Words },
): SlideSources {
  if (room && heightOf(views, room) <= room.height) return { whole: views, brief: [] };
  return { whole: [], brief: briefly(notes, parts) };
}

/** Columns are filled evenly, but a note may stand in two: a line more for that. */
function heightOf(views: readonly NoteView[], { width, columns }: SourcesRoom): number {
  const column = (width - (columns - 1) * type.between) / columns;
  const lines = views.map(({ number, badge, short }) =>
    linesAtMost(`${number} ${badge} ${String(short).replace(/<[^>]*>/g, '')}`, { size: type.size, width: column }),
  );
  const sum = lines.reduce((all, each) => all + each, 0);
  return (columns === 1 ? sum : Math.ceil(sum / columns) + 1) * type.line;
}

function briefly(
  notes: readonly Note[],
  { evidence, words }: { readonly evidence: EvidenceParts; readonly words: Words },
): BriefSource[] {
  const numbers = new Map<string, number[]>();
  for (const note of notes)
    for (const name of namesOf(note, evidence, words)) numbers.set(name, [...(numbers.get(name) ?? []), note.number]);
  return [...numbers].map(([name, of]) => ({ name, numbers: runs(of) }));
}

/** Whom a note names: voices, the editor, or the author who writes a footnote. */
function namesOf(note: Note, { library }: EvidenceParts, words: Words): ReadonlySet<string> {
  if (note.type === 'editor') return new Set([words.editor ?? '']);
  if (note.type === 'footnote') return new Set([words.note ?? '']);
  const { sources, editor } = groundsOf([note.citation], library);
  const voices = sources.map(({ voice, id }) => voice.replace(/<[^>]*>/g, '').trim() || id);
  return new Set([...voices, ...(editor.length > 0 ? [words.editor ?? ''] : [])]);
}

/** `1, 3–5`: three or more in a row as a range. */
function runs(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else found.push([number, number]);
  }
  return found
    .map(([first, last]) => (first === last ? `${first}` : `${first}${last === first + 1 ? ', ' : '–'}${last}`))
    .join(', ');
}
