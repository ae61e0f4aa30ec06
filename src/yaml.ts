import * as v from 'valibot';
import { type Document, isMap, isNode, isPair, isScalar, parseDocument } from 'yaml';
import { type Diagnostic, problem } from './diagnostic.ts';
import type { SourceText, Span } from './model/span.ts';
import { suggestion } from './suggest.ts';
import { strayWords, type YamlError, yamlErrors } from './yaml-errors.ts';

export interface YamlResult<T> {
  /** Typed by the schema; where the text was wrong, as if the key were missing. */
  readonly value: T;
  /** Where each top-level key's value stands. */
  readonly places: Readonly<Record<string, Span>>;
  readonly problems: readonly Diagnostic[];
}

type ObjectSchema = v.ObjectSchema<v.ObjectEntries, undefined>;

/** Reads the YAML between two offsets of a source against a schema; every mistake gets its place. */
export function readYaml<S extends ObjectSchema>(
  source: SourceText,
  range: Span,
  schema: S,
): YamlResult<v.InferOutput<S>> {
  const text = source.text.slice(range.start, range.end);
  const at = (start: number, end: number): Span => ({ start: range.start + start, end: range.start + end });
  const { document, problems } = openYaml(source, range);

  const places: Record<string, Span> = {};
  const map = isMap(document.contents) ? document.contents : undefined;
  if (document.contents && !map && problems.length === 0) {
    problems.push(
      problem('yaml-syntax', source, at(0, text.trimEnd().length), {
        reason: '"key: value" lines were expected',
        hint: 'Write one "key: value" a line.',
      }),
    );
  }
  const known = Object.keys(schema.entries);
  for (const pair of map?.items ?? []) {
    if (!isPair(pair) || !isScalar(pair.key)) continue;
    const key = String(pair.key.value);
    const keyRange = pair.key.range ?? [0, 0, 0];
    const valueRange = (isNode(pair.value) && pair.value.range) || keyRange;
    places[key] = at(valueRange[0], valueRange[1]);
    if (known.includes(key)) continue;
    problems.push(
      problem('key-unknown', source, at(keyRange[0], keyRange[1]), {
        key,
        suggestion: suggestion(key, known),
        known: known.join(', '),
      }),
    );
  }

  const data = problems.some((each) => each.severity === 'error')
    ? {}
    : dropNulls(document.toJS({ maxAliasCount: 50 }));
  if (problems.every((each) => each.severity !== 'error'))
    problems.push(...asProblems(strayWords(document, text, new Set(known)), source, range.start));
  const { value, issues } = readShape(schema, data);
  for (const issue of issues) {
    const path = (issue.path ?? []).map((part) => part.key);
    if (isUnknownKey(issue)) {
      const names = allowedIn(entriesAt(schema, path.slice(0, -1)) ?? {});
      problems.push(unknownIn(source, keyAt(document, path), at, String(path.at(-1)), names));
      continue;
    }
    const node = document.getIn(path, true);
    const found = isNode(node) && node.range ? at(node.range[0], node.range[1]) : places[String(path[0])];
    const received = path.reduce<unknown>(
      (each, key) => (typeof each === 'object' && each !== null ? Reflect.get(each, key as PropertyKey) : undefined),
      data,
    );
    problems.push(
      problem('value-type', source, found ?? at(0, 0), {
        key: path.join('.'),
        found: describe(received),
        expected: issue.message,
        hint: `Write ${issue.message}.`,
      }),
    );
  }
  return { value, places, problems };
}

/** Parses the YAML between two offsets; what can't be read is told in plain words. */
export function openYaml(source: SourceText, range: Span): { document: Document.Parsed; problems: Diagnostic[] } {
  // The library doesn't know the line endings of old Macs; offsets stay.
  const text = source.text.slice(range.start, range.end).replace(/\r(?!\n)/g, '\n');
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  return { document, problems: asProblems(yamlErrors(document, text), source, range.start) };
}

/** Mistakes of YAML in a part of a source that begins at `base`. */
export function asProblems(errors: readonly YamlError[], source: SourceText, base: number): Diagnostic[] {
  return errors.map(({ reason, hint, start, end }) =>
    problem('yaml-syntax', source, { start: base + start, end: base + end }, { reason, hint }),
  );
}

/** Parses against the schema; keys with a wrong value are left out in a second run, so that the rest still counts. */
function readShape<S extends ObjectSchema>(
  schema: S,
  data: Readonly<Record<string, unknown>>,
): { value: v.InferOutput<S>; issues: readonly v.BaseIssue<unknown>[] } {
  const first = v.safeParse(schema, data);
  if (first.success) return { value: first.output, issues: [] };
  // A key that means nothing costs itself and not its group.
  const known = structuredClone(data);
  for (const issue of first.issues.filter(isUnknownKey)) dropAt(known, pathOf(issue));
  const second = v.safeParse(schema, known);
  if (second.success) return { value: second.output, issues: first.issues };
  const wrong = new Set(second.issues.map((issue) => issue.path?.[0]?.key));
  const rest = Object.fromEntries(Object.entries(known).filter(([key]) => !wrong.has(key)));
  return { value: v.parse(schema, rest), issues: first.issues };
}

/** A key inside a group that the group doesn't have. */
function isUnknownKey(issue: v.BaseIssue<unknown>): boolean {
  return issue.type === 'strict_object' && issue.expected === 'never';
}

function pathOf(issue: v.BaseIssue<unknown>): readonly PropertyKey[] {
  return (issue.path ?? []).map((part) => part.key as PropertyKey);
}

function dropAt(data: unknown, path: readonly PropertyKey[]): void {
  const group = path
    .slice(0, -1)
    .reduce<unknown>(
      (each, key) => (typeof each === 'object' && each !== null ? Reflect.get(each, key) : undefined),
      data,
    );
  const last = path.at(-1);
  if (typeof group === 'object' && group !== null && last !== undefined) Reflect.deleteProperty(group, last);
}

/** The keys that a group has, however deep it lies. */
function entriesAt(schema: unknown, path: readonly unknown[]): v.ObjectEntries | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  if ('wrapped' in schema) return entriesAt(schema.wrapped, path);
  if (!('entries' in schema)) return undefined;
  const entries = schema.entries as v.ObjectEntries;
  const [first, ...rest] = path;
  return first === undefined ? entries : entriesAt(entries[String(first)], rest);
}

/** The keys of a group but for those that are named only to be refused. */
function allowedIn(entries: v.ObjectEntries): string[] {
  const isRefused = (each: unknown): boolean =>
    typeof each === 'object' && each !== null && 'wrapped' in each
      ? isRefused(each.wrapped)
      : (each as { readonly type?: string }).type === 'never';
  return Object.keys(entries).filter((key) => !isRefused(entries[key]));
}

/** Where a key is written. */
function keyAt(document: Document.Parsed, path: readonly unknown[]): readonly [number, number] | undefined {
  const group = document.getIn(path.slice(0, -1), true);
  if (!isMap(group)) return undefined;
  const pair = group.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)));
  return isScalar(pair?.key) && pair.key.range ? [pair.key.range[0], pair.key.range[1]] : undefined;
}

function unknownIn(
  source: SourceText,
  range: readonly [number, number] | undefined,
  at: (start: number, end: number) => Span,
  key: string,
  known: readonly string[],
): Diagnostic {
  return problem('key-unknown', source, range ? at(...range) : at(0, 0), {
    key,
    suggestion: suggestion(key, known),
    known: known.join(', '),
  });
}

/** An empty value (`authors:`) counts as a key that isn't there, in the groups below too. */
function dropNulls(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return {};
  const kept = Object.entries(value).filter(([, each]) => each !== null);
  return Object.fromEntries(kept.map(([key, each]) => [key, isGroup(each) ? dropNulls(each) : each]));
}

function isGroup(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

export function describe(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group of keys';
  return `"${String(value)}"`;
}
