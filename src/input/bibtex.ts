import type { CslItem } from '../model/library.ts';

export interface ReadBibtex {
  readonly items: CslItem[];
  /** The first entry that couldn't be read. The others are read all the same. */
  readonly error?: { readonly message: string; readonly offset?: number };
}

/**
 * Reads a `.bib` file, BibTeX or BibLaTeX, as CSL-JSON. Never throws. The parser takes a tenth of a second to load, so
 * it is loaded when a file is read.
 */
export async function readBibtex(text: string): Promise<ReadBibtex> {
  const { plugins } = (await import('@citation-js/core')).default;
  await import('@citation-js/plugin-bibtex');
  const read = (part: string): CslItem[] => {
    const raw = plugins.input.chain(part, { forceType: '@biblatex/text', target: list, generateGraph: false });
    return raw.flatMap((each) =>
      plugins.input.chain([each], { forceType: list, generateGraph: false }).flatMap(itemIn(each)),
    );
  };
  const entries = entriesIn(text);
  if (entries.every(isRemark)) return { items: [] };
  try {
    return { items: read(text) };
  } catch {
    return oneByOne(entries, read);
  }
}

/** Entries as the parser gives them, before they become CSL-JSON. */
const list = '@biblatex/entries+list';

/** A mistake spoils a whole file for the parser, so the entries of such a file are read each for itself. */
function oneByOne(entries: readonly Entry[], read: (text: string) => CslItem[]): ReadBibtex {
  const strings = entries.filter(isString).map(({ text }) => `${text}\n`);
  const items: CslItem[] = [];
  let error: ReadBibtex['error'];
  for (const { text, offset } of entries.filter((entry) => !isString(entry) && !isRemark(entry))) {
    try {
      items.push(...read([...strings, text].join('')));
    } catch (thrown) {
      const said = thrown instanceof Error ? thrown.message : String(thrown);
      const { reason, at } = inPlainWords(said, text, strings.join(''));
      error ??= { message: reason, offset: offset + at };
    }
  }
  return error ? { items, error } : { items };
}

interface Entry {
  readonly text: string;
  readonly offset: number;
}

/** Entries begin with an `@` at the start of a line; what stands before the first is a remark. */
function entriesIn(text: string): readonly Entry[] {
  const starts = [...text.matchAll(/^[ \t]*@(?=\s*\p{L})/gmu)].map((found) => found.index);
  return starts.map((offset, index) => ({ offset, text: text.slice(offset, starts[index + 1] ?? text.length) }));
}

/** `@string` gives a short name to words of the entries behind it. */
function isString({ text }: Entry): boolean {
  return /^\s*@\s*string\b/i.test(text);
}

/** What gives no item: a remark, words for LaTeX. */
function isRemark({ text }: Entry): boolean {
  return /^\s*@\s*(?:comment|preamble)\b/i.test(text);
}

/** What the parser says, "expected "comma", got "label" at line 1 col 9: …", in plain words, and where in the entry. */
function inPlainWords(said: string, entry: string, before: string): { reason: string; at: number } {
  const [, expected = '', got = ''] = /expected "?(\w+)"?, got "?(\w+)/.exec(said) ?? [];
  const [head = '', key = ''] = /^\s*@\s*\w+\s*(?:[{(]\s*([^\s,={}]*))?/.exec(entry) ?? [];
  const name = key === '' ? '' : `entry "${key}": `;
  const place = placeIn(said, before + entry) - before.length;
  const word = /^[^\s,={}"]*/.exec(entry.slice(place))?.[0] ?? '';
  const rest = entry.slice(head.length);
  if (got === 'EOF')
    return { reason: `${name}it is never closed; a "}"${expected === 'text' ? " or '\"'" : ''} is missing`, at: 0 };
  switch (`${expected} ${got}`) {
    case 'comma label':
      if (key === '' || /^\s*=/.test(rest))
        return { reason: 'the entry has no key; write it behind the brace, "@book{smith1990,"', at: 0 };
      if (/^[ \t]+[^\s,=]+\s*,/.test(rest)) return { reason: `${name}a key has no spaces`, at: 0 };
      return { reason: `${name}a comma is missing behind the key`, at: 0 };
    case 'rbrace identifier':
      if (/^\s*=/.test(entry.slice(place + word.length)))
        return { reason: `${name}a comma is missing before "${word}"`, at: place };
      return { reason: `${name}the value with "${word}" needs braces, { }`, at: place };
    case 'equals lbrace':
      return { reason: `${name}a "=" is missing before "{"`, at: place };
    case 'lbrace comma':
      return { reason: `${name}a value is missing behind "="`, at: place };
    case 'lbrace label':
      return { reason: `"{" is missing behind "${head.trim()}"`, at: 0 };
  }
  return { reason: name + (said.split('\n')[0] ?? '').replace(/ at line \d+ col \d+:?.*$/, '').trim(), at: 0 };
}

/** The parser counts lines and columns from 1. */
function placeIn(said: string, text: string): number {
  const [, line, column] = /line (\d+) col (\d+)/.exec(said) ?? [];
  const lines = text.split('\n').slice(0, Number(line ?? 1) - 1);
  return lines.reduce((sum, each) => sum + each.length + 1, 0) + Number(column ?? 1) - 1;
}

/** Names of languages in LaTeX, for those that it names in words. */
const languages: Readonly<Record<string, string>> = {
  american: 'en-US',
  british: 'en-GB',
  chinese: 'zh',
  english: 'en',
  french: 'fr',
  german: 'de',
  japanese: 'ja',
  korean: 'ko',
  ngerman: 'de',
  russian: 'ru',
};

/** An item of CSL-JSON made from `entry`, with what the parser loses: that a date is uncertain. */
function itemIn(entry: unknown): (made: unknown) => CslItem[] {
  const written = String(fieldOf(fieldOf(entry, 'properties'), 'date') ?? '');
  return (made) => {
    if (typeof made !== 'object' || made === null || !('id' in made)) return [];
    const { 'citation-key': _, ...fields } = tidy(made) as Record<string, unknown>;
    const issued = fieldOf(fields, 'issued');
    if (typeof issued === 'object' && issued !== null && /[~?%]/.test(written))
      fields.issued = { ...issued, circa: true };
    if (typeof fields.language === 'string')
      fields.language = languages[fields.language.toLowerCase()] ?? fields.language;
    return [{ ...fields, id: String(fields.id), type: String(fields.type ?? 'document') }];
  };
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** Letters with accents as one character; `{\'\i}` comes as a dotless letter and an accent. */
function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/ı(?=[\u0300-\u036f])/g, 'i').normalize('NFC');
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, tidy(each)]));
}
