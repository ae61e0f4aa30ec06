import { isNode, isSeq, parseDocument } from 'yaml';
import { type Diagnostic, problem } from '../diagnostic.ts';
import type { CslItem, Source } from '../model/library.ts';
import type { SourceText } from '../model/span.ts';
import { readBibtex } from './bibtex.ts';

/** Reads bibliography files, BibTeX and CSL-JSON, as programs for references write them. */
export async function readReferences(
  files: readonly SourceText[],
  problems: Diagnostic[],
): Promise<ReadonlyMap<string, Source>> {
  const sources = new Map<string, Source>();
  for (const source of files) {
    const read = /\.bib$/i.test(source.path) ? await bibtexItems(source) : jsonItems(source);
    if (read.reason !== '') {
      const span = { start: read.at, end: read.at + 1 };
      problems.push(problem('references-unreadable', source, span, { reason: read.reason }));
    }
    for (const csl of read.items) {
      const start = placeOfKey(source.text, csl.id);
      const title = csl['title-short'] ?? csl['container-title'] ?? csl.title;
      sources.set(csl.id, {
        id: csl.id,
        at: { source, span: { start, end: start + csl.id.length } },
        csl,
        voice: typeof title === 'string' ? title : csl.id,
        names: [],
        perspective: '',
        omits: '',
        partisan: false,
        reliability: '',
        translation: '',
        note: typeof csl.note === 'string' ? csl.note : '',
      });
    }
  }
  return sources;
}

interface ReadItems {
  readonly items: readonly CslItem[];
  /** '' when all could be read. */
  readonly reason: string;
  readonly at: number;
}

function jsonItems(source: SourceText): ReadItems {
  try {
    const data: unknown = JSON.parse(source.text);
    const list = Array.isArray(data) ? data : [];
    const wrong = list.findIndex((item) => !isItem(item));
    const reason = wrong < 0 && Array.isArray(data) ? '' : 'a list of items with id and type was expected';
    return { items: list.filter(isItem), reason, at: wrong < 0 ? 0 : placeOfItem(source.text, wrong) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? parseDocument(source.text).errors[0]?.pos[0] ?? 0);
    return { items: [], reason: reasonIn(message), at: Math.min(at, Math.max(0, source.text.trimEnd().length - 1)) };
  }
}

/** The engine's words without the place and the excerpt, which differ between versions of Node. */
function reasonIn(message: string): string {
  return message.replace(/(?: in JSON)? at position[\s\S]*$|, (?:\.\.\.)?"[\s\S]*$/, '');
}

/** Where an item of a list begins. JSON is YAML, whose reader knows places. */
function placeOfItem(text: string, index: number): number {
  const { contents } = parseDocument(text);
  const item = isSeq(contents) ? contents.items[index] : undefined;
  return (isNode(item) && item.range?.[0]) || 0;
}

/** Where an entry's key stands: behind `@book{` or `"id":`, not in a title that has the same word. */
function placeOfKey(text: string, id: string): number {
  const key = id.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const found = new RegExp(`(?:^[ \\t]*@\\s*\\w+\\s*[{(]\\s*|"id"\\s*:\\s*")${key}(?=\\s*[,"])`, 'm').exec(text);
  return found ? found.index + found[0].length - id.length : Math.max(0, text.indexOf(id));
}

function isItem(value: unknown): value is CslItem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'type' in value &&
    typeof value.type === 'string'
  );
}

async function bibtexItems(source: SourceText): Promise<ReadItems> {
  const { items, error } = await readBibtex(source.text);
  return { items, reason: error?.message ?? '', at: error?.offset ?? 0 };
}
