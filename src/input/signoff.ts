import { existsSync } from 'node:fs';
import * as v from 'valibot';
import { Document, stringify } from 'yaml';
import { type Diagnostic, problem } from '../diagnostic.ts';
import type { Signature } from '../model/signoff.ts';
import { readYamlLists } from '../yaml-list.ts';
import { readText } from './read-script.ts';

export interface ReadSignoff {
  readonly signatures: readonly Signature[];
  readonly problems: readonly Diagnostic[];
}

const text = v.pipe(
  v.union([v.string(), v.number()], 'a text'),
  v.transform((value) => String(value).trim()),
);
const signatureSchema = v.object({
  lang: v.pipe(text, v.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$/, 'a language code such as "en"')),
  slide: v.pipe(text, v.minLength(1, 'the id of a slide')),
  by: v.pipe(text, v.minLength(1, 'the name of who signed')),
  date: v.pipe(text, v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-11-22')),
  hash: v.pipe(text, v.regex(/^[0-9a-f]{64}$/, 'the hash that "lanternist sign" writes')),
  text: v.optional(v.array(text, 'a list of sentences'), []),
  library: v.optional(v.record(v.string(), text, 'keys of the library with their hashes'), {}),
});

/** The signatures in a file; none when it isn't there. One that can't be read is reported and left out. */
export function readSignoff(file: string, cwd: string): ReadSignoff {
  if (!existsSync(file)) return { signatures: [], problems: [] };
  const { source, problems } = readText(file, cwd);
  if (!source) return { signatures: [], problems };
  const read = readYamlLists(source, { signatures: signatureSchema });
  const all = [...problems, ...read.problems];
  const kept = new Map<string, Signature>();
  for (const { value, span } of read.lists.signatures) {
    const key = `${value.lang} ${value.slide}`;
    if (kept.has(key)) {
      const found = `"${value.slide}" (${value.lang}) a second time`;
      const expected = 'one signature a slide';
      all.push(problem('value-type', source, span, { key: 'slide', found, expected, hint: 'Remove one of the two.' }));
    } else kept.set(key, value);
  }
  return { signatures: [...kept.values()], problems: all };
}

/** The text of a file with these signatures. */
export function signoffText(signatures: readonly Signature[]): string {
  const head = '# Written by "lanternist sign": who has read which slide, and what it said then. Do not edit.\n';
  const document = new Document();
  const list = signatures.map(({ lang, slide, by, date, hash, text: lines, library }) => {
    const behind = Object.keys(library).length > 0 ? { library: document.createNode(library, { flow: true }) } : {};
    return { lang, slide, by, date, hash, text: lines, ...behind };
  });
  return head + stringify({ signatures: list }, { lineWidth: 0, aliasDuplicateObjects: false });
}
