import type * as v from 'valibot';
import { type Document, isMap, isPair, isScalar, type Node, visit } from 'yaml';
import { type Diagnostic, problem } from './diagnostic.ts';
import type { SourceText, Span } from './model/span.ts';
import { asProblems, describe } from './yaml.ts';
import { strayWords } from './yaml-errors.ts';
import { type EntrySchema, keysOf, placeOf, readShape } from './yaml-shape.ts';

export interface YamlFields<T> {
  /** Undefined when anything in it is wrong, which has been reported. */
  readonly value: T | undefined;
  /** The place of every value by its path: `routes.0.from`. */
  readonly places: ReadonlyMap<string, Span>;
  readonly problems: readonly Diagnostic[];
}

/** YAML that was parsed and not yet judged. */
export interface OpenYaml {
  /** Where it stands in its source. */
  readonly range: Span;
  readonly document: Document.Parsed;
  readonly problems: readonly Diagnostic[];
}

/** Reads YAML that stands in a source against a schema; every value has its place, however deep. */
export function readYamlFields<S extends EntrySchema>(
  source: SourceText,
  { range, document, problems: opening }: OpenYaml,
  schema: S,
): YamlFields<v.InferOutput<S>> {
  const problems = [...opening];
  const places = placesIn(document, range.start);
  if (problems.length > 0) return { value: undefined, places, problems };
  const text = source.text.slice(range.start, range.end);
  problems.push(...asProblems(strayWords(document, text, new Set(keysOf(schema.entries))), source, range.start));
  const { contents } = document;
  const whole = { start: range.start, end: range.start + text.trimEnd().length };
  if (!isMap(contents)) {
    if (contents === null || (isScalar(contents) && contents.value === null))
      return { value: undefined, places, problems };
    const found = describe(isScalar(contents) ? contents.value : []);
    const hint = 'Write one "key: value" a line.';
    problems.push(
      problem('value-type', source, whole, { key: 'the figure', found, expected: 'keys and values', hint }),
    );
    return { value: undefined, places, problems };
  }
  const value = readShape({ source, base: range.start, problems }, contents, schema, whole);
  const isSound = problems.every((each) => each.severity !== 'error');
  return { value: isSound ? value : undefined, places, problems };
}

function placesIn(document: Document.Parsed, base: number): Map<string, Span> {
  const places = new Map<string, Span>();
  visit(document, {
    Node(key, node, ancestors) {
      const span = placeOf(node, base);
      const path = pathOf(key, ancestors);
      if (span && path !== undefined) places.set(path, span);
    },
  });
  return places;
}

/** `routes.0.from` for a value; undefined for a key and for the whole. */
function pathOf(key: number | string | null, ancestors: readonly (Node | unknown)[]): string | undefined {
  if (key === 'key' || key === null) return undefined;
  const path: string[] = [];
  for (const [index, ancestor] of ancestors.entries()) {
    if (isPair(ancestor)) path.push(isScalar(ancestor.key) ? String(ancestor.key.value) : '?');
    const next = ancestors[index + 1];
    if (
      typeof ancestor === 'object' &&
      ancestor !== null &&
      'items' in ancestor &&
      !isMap(ancestor) &&
      next !== undefined
    )
      path.push(String((ancestor.items as unknown[]).indexOf(next)));
  }
  return [...path, ...(typeof key === 'number' ? [String(key)] : [])].join('.');
}
