import * as v from 'valibot';
import { isMap, isNode, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Diagnostic, problem } from './diagnostic.ts';
import type { SourceText, Span } from './model/span.ts';
import { nearest, suggestion } from './suggest.ts';
import { describe } from './yaml.ts';

export type EntrySchema = v.ObjectSchema<v.ObjectEntries, undefined> | v.LooseObjectSchema<v.ObjectEntries, undefined>;

/** Where a stretch of YAML stands, and where its mistakes go. */
export interface YamlText {
  readonly source: SourceText;
  /** Offset of the stretch in the source. */
  readonly base: number;
  readonly problems: Diagnostic[];
}

/**
 * Reads a group of keys against a schema. Keys that mean nothing are reported, in the groups inside it too; with a wrong
 * value it is reported and undefined. `whole` is the place of what can't be told more exactly.
 */
export function readShape<S extends EntrySchema>(
  text: YamlText,
  node: YAMLMap,
  schema: S,
  whole: Span,
): v.InferOutput<S> | undefined {
  if (schema.type === 'object') reportUnknown(text, node, schema.entries);
  else reportMisspelt(text, node, schema.entries);
  const data: unknown = JSON.parse(JSON.stringify(node.toJSON()), (_key, value) =>
    value === null ? undefined : value,
  );
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  for (const issue of result.issues.map(deepest)) {
    const path = (issue.path ?? []).map((part) => part.key);
    const key = path.join('.') || 'entry';
    // What is missing is reported at the group that it is missing from.
    const groups = path.map((_, index) => placeOf(node.getIn(path.slice(0, index + 1), true), text.base));
    const at = groups.findLast((each) => each !== undefined) ?? whole;
    const expected = issue.message.startsWith('Invalid key') ? expectedOf(schema.entries[key]) : issue.message;
    text.problems.push(
      problem('value-type', text.source, at, {
        key,
        found: shown(path.length > 0 ? node.getIn(path, true) : undefined),
        expected,
        hint: `Write ${expected}.`,
      }),
    );
  }
  return undefined;
}

/** Of a value that may have several shapes, the mistake that lies deepest inside the one that was meant. */
function deepest(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const inner = (issue.issues ?? []).map(deepest).filter((each) => (each.path?.length ?? 0) > 0);
  const found = inner.toSorted((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0];
  if (!found?.path) return issue;
  const path = [...(issue.path ?? []), ...found.path] as unknown as typeof found.path;
  return { ...found, path };
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
  if (isSeq(node)) return pointOf(node) ?? describe([]);
  if (isMap(node)) return describe({});
  return isScalar(node) && node.value !== null ? describe(node.value) : 'missing';
}

/** A pair or box of numbers as it stands: "[381.27, 38.8]". */
function pointOf({ items }: YAMLSeq): string | undefined {
  const numbers = items.flatMap((item) => (isScalar(item) && typeof item.value === 'number' ? [item.value] : []));
  const isPoint = numbers.length === items.length && numbers.length >= 2 && numbers.length <= 4;
  return isPoint ? `[${numbers.join(', ')}]` : undefined;
}

/** Keys that mean nothing, in the entry and in the groups inside it. */
function reportUnknown(text: YamlText, node: YAMLMap, entries: v.ObjectEntries): void {
  const known = Object.keys(entries);
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : '';
    if (!known.includes(key) && !isStray(node, pair.value))
      text.problems.push(unknownKey(text.source, placeOf(pair.key, text.base) ?? nowhere, key, known));
    const inner = entriesIn(entries[key]);
    const groups = isSeq(pair.value) ? pair.value.items : [pair.value];
    if (inner) for (const group of groups) if (isMap(group)) reportUnknown(text, group, inner);
  }
}

/** Words without a value inside braces, of which `strayWords` tells. */
function isStray(node: YAMLMap, value: unknown): boolean {
  return node.flow === true && value === null;
}

/** All keys of a schema, those of the groups inside it too. */
export function keysOf(entries: v.ObjectEntries): string[] {
  return Object.entries(entries).flatMap(([key, schema]) => [key, ...keysOf(entriesIn(schema) ?? {})]);
}

/** The keys of a group or of the groups in a list, whatever the schema is wrapped in; those of every shape it may have. */
function entriesIn(schema: unknown): v.ObjectEntries | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  if ('entries' in schema) return schema.entries as v.ObjectEntries;
  const options = optionsOf(schema);
  if (options) {
    const shapes = options.map(entriesIn).filter((each) => each !== undefined);
    return shapes.length > 0 ? Object.assign({}, ...shapes) : undefined;
  }
  return entriesIn('item' in schema ? schema.item : 'wrapped' in schema ? schema.wrapped : undefined);
}

/** CSL keys that are near to one of ours. */
const cslKeys: readonly string[] = ['translator', 'name'];

/** The shapes that a value may have: those of a union, or what a lazy schema makes of a list and of a group. */
function optionsOf(schema: object): readonly unknown[] | undefined {
  if ('options' in schema && Array.isArray(schema.options)) return schema.options;
  if (!('getter' in schema) || typeof schema.getter !== 'function') return undefined;
  const { getter } = schema;
  return [[], {}].map((input) => getter(input));
}

/** In an open entry, keys that are one of ours but for a slip of the fingers. */
function reportMisspelt(text: YamlText, node: YAMLMap, entries: v.ObjectEntries): void {
  const known = Object.keys(entries);
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : '';
    if (known.includes(key) || cslKeys.includes(key) || nearest(key, known) === undefined || isStray(node, pair.value))
      continue;
    text.problems.push(unknownKey(text.source, placeOf(pair.key, text.base) ?? nowhere, key, known));
  }
}

const nowhere: Span = { start: 0, end: 0 };

export function unknownKey(source: SourceText, span: Span, key: string, known: readonly string[]): Diagnostic {
  return problem('key-unknown', source, span, { key, suggestion: suggestion(key, known), known: known.join(', ') });
}

/** Where a node stands, in a stretch that begins at `base`. */
export function placeOf(node: unknown, base = 0): Span | undefined {
  return isNode(node) && node.range ? { start: base + node.range[0], end: base + node.range[1] } : undefined;
}
