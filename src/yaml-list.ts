import * as v from 'valibot';
import { isMap, isNode, isScalar, isSeq, type YAMLMap } from 'yaml';
import { type Diagnostic, problem } from './diagnostic.ts';
import type { SourceText, Span } from './model/span.ts';
import { nearest, suggestion } from './suggest.ts';
import { asProblems, describe, openYaml } from './yaml.ts';
import { strayWords } from './yaml-errors.ts';

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

type EntrySchema = v.ObjectSchema<v.ObjectEntries, undefined> | v.LooseObjectSchema<v.ObjectEntries, undefined>;
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
  if (schema.type === 'object') reportUnknown(source, node, schema.entries, problems);
  else reportMisspelt(source, node, schema.entries, problems);
  const data: unknown = JSON.parse(JSON.stringify(node.toJSON()), (_key, value) =>
    value === null ? undefined : value,
  );
  const result = v.safeParse(schema, data);
  const id = isScalar(node.get('id', true)) ? placeOf(node.get('id', true)) : undefined;
  if (result.success) return { value: result.output, span: id ?? { start: span.start, end: span.start } };
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map((part) => part.key);
    const key = path.join('.') || 'entry';
    // What is missing is reported at the group that it is missing from.
    const groups = path.map((_, index) => placeOf(node.getIn(path.slice(0, index + 1), true)));
    const at = groups.findLast((each) => each !== undefined) ?? id ?? { start: span.start, end: span.start + 1 };
    const expected = issue.message.startsWith('Invalid key') ? expectedOf(schema.entries[key]) : issue.message;
    problems.push(
      problem('value-type', source, at, {
        key,
        found: shown(path.length > 0 ? node.getIn(path, true) : undefined),
        expected,
        hint: `Write ${expected}.`,
      }),
    );
  }
  return undefined;
}

/** What a schema asks for: the last of its messages that tells it. */
function expectedOf(schema: unknown): string {
  return messagesOf(schema).at(-1) ?? 'a value';
}

function messagesOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if ('pipe' in schema && Array.isArray(schema.pipe)) return schema.pipe.flatMap(messagesOf);
  // A check says what a value must not be.
  const isTold = 'message' in schema && typeof schema.message === 'string' && 'type' in schema;
  return isTold && schema.type !== 'check' ? [String(schema.message)] : [];
}

/** What the author wrote, in a few words. */
function shown(node: unknown): string {
  if (isSeq(node)) return describe([]);
  if (isMap(node)) return describe({});
  return isScalar(node) && node.value !== null ? describe(node.value) : 'nothing';
}

/** Keys that mean nothing, in the entry and in the groups inside it. */
function reportUnknown(source: SourceText, node: YAMLMap, entries: v.ObjectEntries, problems: Diagnostic[]): void {
  const known = Object.keys(entries);
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : '';
    if (!known.includes(key) && !isStray(node, pair.value))
      problems.push(unknownKey(source, placeOf(pair.key) ?? { start: 0, end: 0 }, key, known));
    const inner = entriesIn(entries[key]);
    const groups = isSeq(pair.value) ? pair.value.items : [];
    if (inner) for (const group of groups) if (isMap(group)) reportUnknown(source, group, inner, problems);
  }
}

/** Words without a value inside braces, of which `strayWords` tells. */
function isStray(node: YAMLMap, value: unknown): boolean {
  return node.flow === true && value === null;
}

/** All keys of a schema, those of the groups inside it too. */
function keysOf(entries: v.ObjectEntries): string[] {
  return Object.entries(entries).flatMap(([key, schema]) => [key, ...keysOf(entriesIn(schema) ?? {})]);
}

/** The keys of the groups in a list, whatever the list's schema is wrapped in. */
function entriesIn(schema: unknown): v.ObjectEntries | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  if ('entries' in schema) return schema.entries as v.ObjectEntries;
  return entriesIn('item' in schema ? schema.item : 'wrapped' in schema ? schema.wrapped : undefined);
}

/** CSL keys that are near to one of ours. */
const cslKeys: readonly string[] = ['translator', 'name'];

/** In an open entry, keys that are one of ours but for a slip of the fingers. */
function reportMisspelt(source: SourceText, node: YAMLMap, entries: v.ObjectEntries, problems: Diagnostic[]): void {
  const known = Object.keys(entries);
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : '';
    if (known.includes(key) || cslKeys.includes(key) || nearest(key, known) === undefined || isStray(node, pair.value))
      continue;
    problems.push(unknownKey(source, placeOf(pair.key) ?? { start: 0, end: 0 }, key, known));
  }
}

function unknownKey(source: SourceText, span: Span, key: string, known: readonly string[]): Diagnostic {
  return problem('key-unknown', source, span, { key, suggestion: suggestion(key, known), known: known.join(', ') });
}

function placeOf(node: unknown): Span | undefined {
  return isNode(node) && node.range ? { start: node.range[0], end: node.range[1] } : undefined;
}
