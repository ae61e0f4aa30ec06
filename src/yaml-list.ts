import type * as v from 'valibot';
import { isMap, isScalar, isSeq } from 'yaml';
import { type Diagnostic, problem } from './diagnostic.ts';
import type { SourceText, Span } from './model/span.ts';
import { asProblems, describe, openYaml } from './yaml.ts';
import { strayWords } from './yaml-errors.ts';
import { type EntrySchema, keysOf, placeOf, readShape, unknownKey } from './yaml-shape.ts';

/** An entry of a list, typed by its schema. */
export interface Entry<T> {
  readonly value: T;
  /** The place of its id. */
  readonly span: Span;
}

export interface YamlLists<T> {
  /** By the key that the list stands under. */
  readonly lists: { readonly [Key in keyof T]: readonly Entry<T[Key]>[] };
  /** True when the file could not be read at all. */
  readonly broken: boolean;
  /** The ids of entries that were left out for a mistake. */
  readonly leftOut: readonly string[];
  readonly problems: readonly Diagnostic[];
}

type Outputs<S> = { readonly [Key in keyof S]: S[Key] extends EntrySchema ? v.InferOutput<S[Key]> : never };

/**
 * Reads lists of entries, each list under a key of its own; a file that is one bare list counts as the first. An entry
 * with a mistake is reported and left out, the others are kept.
 */
export function readYamlLists<S extends Readonly<Record<string, EntrySchema>>>(
  source: SourceText,
  schemas: S,
): YamlLists<Outputs<S>> {
  const { document, problems } = openYaml(source, { start: 0, end: source.text.length });
  const names = Object.keys(schemas);
  const lists: Record<string, Entry<unknown>[]> = Object.fromEntries(names.map((name) => [name, []]));
  const whole = { start: 0, end: source.text.trimEnd().length };
  let broken = problems.length > 0;
  const leftOut: string[] = [];
  const wrongTop = (span: Span): void => {
    broken = true;
    const reason = `a list under "${names.join(':" or "')}:" was expected`;
    const hint = `Write "${names[0]}:" and below it "  - id: …" entries.`;
    problems.push(problem('yaml-syntax', source, span, { reason, hint }));
  };
  const read = (name: string, node: unknown): void => {
    const schema = schemas[name];
    if (!schema || node === null || (isScalar(node) && node.value === null)) return;
    if (!isSeq(node)) wrongTop(placeOf(node) ?? whole);
    for (const item of isSeq(node) ? node.items : []) {
      const entry = readEntry(source, item, schema, problems);
      if (entry) lists[name]?.push(entry);
      else if (isMap(item) && typeof item.get('id') === 'string') leftOut.push(String(item.get('id')));
    }
  };
  const { contents } = document;
  if (!broken) {
    const known = new Set(Object.values(schemas).flatMap((schema) => keysOf(schema.entries)));
    problems.push(...asProblems(strayWords(document, source.text, known), source, 0));
  }
  if (!broken && isSeq(contents)) read(names[0] ?? '', contents);
  else if (!broken && isMap(contents)) {
    for (const pair of contents.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (names.includes(key)) read(key, pair.value);
      else problems.push(unknownKey(source, placeOf(pair.key) ?? whole, key, names));
    }
  } else if (!broken && contents !== null) wrongTop(whole);
  return { lists: lists as YamlLists<Outputs<S>>['lists'], broken, leftOut, problems };
}

function readEntry(
  source: SourceText,
  node: unknown,
  schema: EntrySchema,
  problems: Diagnostic[],
): Entry<unknown> | undefined {
  const span = placeOf(node) ?? { start: 0, end: 0 };
  if (!isMap(node)) {
    const found = describe(isScalar(node) ? node.value : []);
    problems.push(
      problem('value-type', source, span, {
        key: 'entry',
        found,
        expected: 'keys and values',
        hint: 'Write "- id: …".',
      }),
    );
    return undefined;
  }
  const id = isScalar(node.get('id', true)) ? placeOf(node.get('id', true)) : undefined;
  const whole = id ?? { start: span.start, end: span.start + 1 };
  const value = readShape({ source, base: 0, problems }, node, schema, whole);
  return value === undefined ? undefined : { value, span: id ?? { start: span.start, end: span.start } };
}
