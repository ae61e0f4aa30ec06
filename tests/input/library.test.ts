import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findLibrary } from '../../src/input/find-library.ts';
import { type ReadLibrary, readLibrary } from '../../src/input/library.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'library-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

/** Reads the files as one library. */
async function read(files: Readonly<Record<string, string | Uint8Array>>): Promise<ReadLibrary> {
  write(files);
  return readLibrary(root, root);
}

/** `file:line:column code: message`. */
async function problemsOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const { problems } = await read(files);
  return problems.map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code}: ${message}`);
}

const source = (id: string, rest = '') => `- id: ${id}\n  type: book\n  title: A book\n${rest}`;
const claim = (id: string, rest = '') =>
  `- id: ${id}\n  statement: So.\n  sources: [{ source: editor, confidence: high }]\n${rest}`;
const place = (rest: string) => `places:\n  - id: dalny\n    names: [{ text: Dalny }]\n${rest}`;
const person = (rest: string) => `people:\n  - id: he\n    names: [{ text: He }]\n${rest}`;

describe('mistakes in a library', () => {
  test.each([
    [
      'a wrong type',
      'sources.yaml',
      `references:\n${source('a', '  partisan: "yes"\n')}`,
      'sources.yaml:5:13 value-type: Key "partisan" is "yes", expected true or false',
    ],
    [
      'a group where a text was expected',
      'sources.yaml',
      `references:\n${source('a', '  voice: { of: a }\n')}`,
      'sources.yaml:5:10 value-type: Key "voice" is a group of keys, expected a text',
    ],
    [
      'a list where a text was expected',
      'claims.yaml',
      `claims:\n- id: a\n  statement: [one]\n  sources: [{ source: editor }]\n`,
      'claims.yaml:3:14 value-type: Key "statement" is a list, expected a text',
    ],
    [
      'a truth where a text was expected',
      'people.yaml',
      person('    role: true\n'),
      'people.yaml:4:11 value-type: Key "role" is "true", expected a text',
    ],
    [
      'an unknown key',
      'claims.yaml',
      `claims:\n${claim('a', '  stanze: fact\n')}`,
      'claims.yaml:5:3 key-unknown: Unknown key "stanze", did you mean "stance"?',
    ],
    [
      'an unknown key in a group',
      'places.yaml',
      'places:\n  - id: a\n    names:\n      - { text: A, language: en }\n',
      'places.yaml:4:20 key-unknown: Unknown key "language"',
    ],
    [
      'an unknown key in a figure',
      'claims.yaml',
      `claims:\n${claim('a', '  figures: [{ value: 5, units: days }]\n')}`,
      'claims.yaml:5:25 key-unknown: Unknown key "units", did you mean "unit"?',
    ],
    [
      'an unknown list',
      'claims.yaml',
      `claims: []\nquestion: []\n`,
      'claims.yaml:2:1 key-unknown: Unknown key "question", did you mean "questions"?',
    ],
    [
      'a missing id',
      'sources.yaml',
      'references:\n  - type: book\n    title: A\n',
      'sources.yaml:2:5 value-type: Key "id" is missing, expected a key of letters, digits, hyphens and underscores',
    ],
    [
      'an empty id',
      'sources.yaml',
      'references:\n  - id:\n    type: book\n',
      'sources.yaml:2:8 value-type: Key "id" is missing, expected a key of letters, digits, hyphens and underscores',
    ],
    [
      'a misspelt key among those of CSL',
      'sources.yaml',
      'references:\n  - id: a\n    type: book\n    translator: [{ family: B }]\n    partisn: true\n',
      'sources.yaml:5:5 key-unknown: Unknown key "partisn", did you mean "partisan"?',
    ],
    [
      'an id with capitals',
      'people.yaml',
      'people:\n  - id: Leonov\n    names: [{ text: L }]\n',
      'people.yaml:2:9 value-type: Key "id" is "Leonov", expected a key of lower-case letters, digits and hyphens',
    ],
    [
      'a hostile id',
      'people.yaml',
      'people:\n  - id: __proto__\n    names: [{ text: L }]\n',
      'people.yaml:2:9 value-type: Key "id" is "__proto__", expected a key of lower-case letters, digits and hyphens',
    ],
    [
      'the editor as a source',
      'sources.yaml',
      `references:\n${source('editor')}`,
      'sources.yaml:2:7 value-type: Key "id" is "editor", expected another key: "editor" is the editor\'s own voice',
    ],
    [
      'a source without a type',
      'sources.yaml',
      'references:\n- id: a\n',
      'sources.yaml:2:7 value-type: Key "type" is missing, expected a CSL type such as book, article-newspaper or webpage',
    ],
    [
      'a claim without sources',
      'claims.yaml',
      'claims:\n- id: a\n  statement: So.\n  sources: []\n',
      'claims.yaml:4:12 value-type: Key "sources" is a list, expected at least one source; "editor" for general scholarship',
    ],
    [
      'a bad date of a claim',
      'claims.yaml',
      `claims:\n${claim('a', '  date: 1904-02-30\n')}`,
      'claims.yaml:5:9 value-type: Key "date" is "1904-02-30", expected a date such as 1904, 1904-02-08 or 1898..1905',
    ],
    [
      'a bad date of a place',
      'places.yaml',
      place('    dates: since 1899\n'),
      'places.yaml:4:12 value-type: Key "dates" is "since 1899", expected a date such as 1904, 1904-02-08 or 1898..1905',
    ],
    [
      'a bad date of a name',
      'places.yaml',
      'places:\n  - id: a\n    names:\n      - { text: A, dates: 1904.. 5 }\n',
      'places.yaml:4:27 value-type: Key "names.0.dates" is "1904.. 5", expected a date such as 1904, 1904-02-08 or 1898..1905',
    ],
    [
      'a bad birthday',
      'people.yaml',
      person('    born: 21.11.1916\n'),
      'people.yaml:4:11 value-type: Key "born" is "21.11.1916", expected a date such as 1904, 1904-02-08 or 1898..1905',
    ],
    [
      'a bad date of an event',
      'events.yaml',
      'events:\n  - id: a\n    label: A\n    date: soon\n',
      'events.yaml:4:11 value-type: Key "date" is "soon", expected a date such as 1904, 1904-02-08 or 1898..1905',
    ],
    [
      'a bad number',
      'claims.yaml',
      `claims:\n${claim('a', '  figures: [{ value: about 5 }]\n')}`,
      'claims.yaml:5:22 value-type: Key "figures.0.value" is "about 5", expected a number such as 159, ~10, 62000..92000 or >=5000',
    ],
    [
      'a number with commas in braces',
      'claims.yaml',
      `claims:\n${claim('a', '  figures: [{ value: 62,000, unit: dead }]\n')}`,
      'claims.yaml:5:25 yaml-syntax: YAML cannot be read: "000" inside { } is not "key: value"',
    ],
    [
      'a name without a text',
      'people.yaml',
      'people:\n  - id: a\n    names:\n      - { lang: en }\n',
      'people.yaml:4:9 value-type: Key "names.0.text" is missing, expected a name, { text: Dalny, lang: en }',
    ],
    [
      'a person without names',
      'people.yaml',
      'people:\n  - id: a\n',
      'people.yaml:2:9 value-type: Key "names" is missing, expected at least one name',
    ],
    [
      'a claim without a statement',
      'claims.yaml',
      'claims:\n- id: a\n  sources: [{ source: editor }]\n',
      'claims.yaml:2:7 value-type: Key "statement" is missing, expected a text',
    ],
    [
      'a bad number of a row',
      'statistics.yaml',
      'datasets:\n  - id: a\n    title: A\n    rows:\n      - { label: B, value: 5..1 }\n',
      'statistics.yaml:5:28 value-type: Key "rows.0.value" is "5..1", expected a number such as 159, ~10, 62000..92000 or >=5000',
    ],
    [
      'a bad latitude',
      'places.yaml',
      place('    coordinates: [121.6, 38.9]\n'),
      'places.yaml:4:19 value-type: Key "coordinates.0" is "121.6", expected degrees from -90 to 90',
    ],
    [
      'one coordinate',
      'places.yaml',
      place('    coordinates: [38.9]\n'),
      'places.yaml:4:18 value-type: Key "coordinates.1" is missing, expected degrees',
    ],
    [
      'words for coordinates',
      'places.yaml',
      place('    coordinates: north\n'),
      'places.yaml:4:18 value-type: Key "coordinates" is "north", expected latitude and longitude, [38.8, 121.27]',
    ],
    [
      'an unknown stance',
      'claims.yaml',
      `claims:\n${claim('a', '  stance: true\n')}`,
      'claims.yaml:5:11 value-type: Key "stance" is "true", expected fact, attributed, contested, propaganda, doubtful',
    ],
    [
      'an unknown tag',
      'claims.yaml',
      `claims:\n${claim('a', '  sensitivity: [graves, sad]\n')}`,
      'claims.yaml:5:25 value-type: Key "sensitivity.1" is "sad", expected one of atrocity, massacre-context, mass-death, torture, graphic-violence, sexual-violence, execution, suicide, graves, deportation, civilians, ethnic-stereotype, political-smear',
    ],
    [
      'an unknown confidence',
      'claims.yaml',
      'claims:\n- id: a\n  statement: So.\n  sources: [{ source: editor, confidence: sure }]\n',
      'claims.yaml:4:43 value-type: Key "sources.0.confidence" is "sure", expected high, medium-high, medium, low',
    ],
    [
      'an entry that is no group',
      'people.yaml',
      'people:\n  - leonov\n',
      'people.yaml:2:5 value-type: Key "entry" is "leonov", expected keys and values',
    ],
    [
      'a list that is none',
      'people.yaml',
      'people:\n  leonov: Scout\n',
      'people.yaml:2:3 yaml-syntax: YAML cannot be read: a list under "people:" was expected',
    ],
    [
      'a file that is no list',
      'people.yaml',
      'Leonov, a scout\n',
      'people.yaml:1:1 yaml-syntax: YAML cannot be read: a list under "people:" was expected',
    ],
    [
      'broken YAML',
      'people.yaml',
      'people:\n  - id: a: b\n',
      'people.yaml:2:9 yaml-syntax: YAML cannot be read: a second ": " in one line',
    ],
    [
      'a tab',
      'people.yaml',
      'people:\n\t- id: a\n',
      'people.yaml:2:1 yaml-syntax: YAML cannot be read: a tab at the start of a line',
    ],
    [
      'a key twice',
      'people.yaml',
      'people:\n  - id: a\n    id: b\n    names: [{ text: A }]\n',
      'people.yaml:3:5 yaml-syntax: YAML cannot be read: this key stands here a second time',
    ],
    [
      'a second document',
      'people.yaml',
      'people: []\n---\npeople: []\n',
      'people.yaml:2:1 yaml-syntax: YAML cannot be read: "---" begins a second document',
    ],
    [
      'Windows-1252',
      'people.yaml',
      new Uint8Array([...Buffer.from('people: # caf'), 0xe9, 0x0a]),
      'people.yaml:1:14 file-encoding: The file is not UTF-8: byte 0xe9 at offset 13',
    ],
    [
      'a byte order mark',
      'people.yaml',
      '\uFEFFpeople: []\n',
      'people.yaml:1:1 file-bom: The file begins with a byte order mark',
    ],
    [
      'after a byte order mark',
      'people.yaml',
      '\uFEFFpeople:\n  - leonov\n',
      'people.yaml:2:5 value-type: Key "entry" is "leonov", expected keys and values',
    ],
    [
      'CRLF',
      'people.yaml',
      'people:\r\n  - id: a\r\n    names: none\r\n',
      'people.yaml:3:12 value-type: Key "names" is "none", expected a list of names',
    ],
    [
      'a bibliography that is none',
      'a.bib',
      '@book{a,\n  title = {A}\n}\n\n@book{b\n  title = {B}\n}\n',
      'a.bib:5:1 references-unreadable: The bibliography cannot be read: entry "b": a comma is missing behind the key',
    ],
    [
      'broken JSON',
      'a.json',
      '[\n  { "id": "a", "type": "book" }\n  { "id": "b" }\n]\n',
      "a.json:3:3 references-unreadable: The bibliography cannot be read: Expected ',' or ']' after array element",
    ],
    [
      'words for JSON',
      'a.json',
      '[ {nonsense} ]',
      "a.json:1:4 references-unreadable: The bibliography cannot be read: Expected property name or '}'",
    ],
    [
      'an empty JSON file',
      'a.json',
      '',
      'a.json:1:1 references-unreadable: The bibliography cannot be read: Unexpected end of JSON input',
    ],
    [
      'JSON that is no list',
      'a.json',
      '{ "id": "a" }',
      'a.json:1:1 references-unreadable: The bibliography cannot be read: a list of items with id and type was expected',
    ],
    [
      'an item without an id',
      'a.json',
      '[\n  { "id": "a", "type": "book" },\n  { "type": "book" }\n]\n',
      'a.json:3:3 references-unreadable: The bibliography cannot be read: a list of items with id and type was expected',
    ],
  ])('%s', async (_what, file, text, expected) => {
    // biome-ignore format: a row a case
    expect(await problemsOf({ [file]: text })).toContain(expected);
  });

  test('every mistake is told, the other entries are kept', async () => {
    const { library, problems } = await read({
      'people.yaml':
        'people:\n  - id: a\n    names: []\n    born: soon\n  - id: b\n    names: [{ text: B }]\n  - 5\n  - id: C\n    names: [{ text: C }]\n',
    });
    expect(problems.map(({ line, column }) => `${line}:${column}`)).toEqual(['3:12', '4:11', '7:5', '8:9']);
    expect([...library.people.keys()]).toEqual(['b']);
  });

  test.each([
    [
      'in one file',
      { 'sources.yaml': `references:\n${source('a')}${source('a')}` },
      'sources.yaml:5:7',
      'sources.yaml:2',
    ],
    [
      'source and claim',
      { 'sources.yaml': `references:\n${source('a')}`, 'claims.yaml': `claims:\n${claim('a')}` },
      'claims.yaml:2:7',
      'sources.yaml:2',
    ],
    [
      'bibliography and claim',
      { 'a.bib': '% a book\n@book{a,\n  title = {A}\n}\n', 'claims.yaml': `claims:\n${claim('a')}` },
      'claims.yaml:2:7',
      'a.bib:2',
    ],
    [
      'JSON and claim',
      { 'a.json': '[{ "title": "a",\n "id": "a", "type": "book" }]', 'claims.yaml': `claims:\n${claim('a')}` },
      'claims.yaml:2:7',
      'a.json:2',
    ],
  ])('a key twice: %s', async (_what, files, at, first) => {
    // biome-ignore format: a row a case
    expect(await problemsOf(files)).toEqual([`${at} entry-duplicate: The key "a" is already taken, first in ${first}`]);
  });

  test('places, people and claims may share a key', async () => {
    expect(
      await problemsOf({
        'places.yaml': place(''),
        'people.yaml': person('').replace('id: he', 'id: dalny'),
        'claims.yaml': `claims:\n${claim('dalny')}`,
      }),
    ).toEqual([]);
  });
});

describe('one slip, one message', () => {
  const entry = (...lines: string[]) =>
    ['references:', '  - id: a', ...lines, '  - id: b', '    type: book', ''].join('\n');

  test.each([
    [
      'a line too far left',
      entry('    type: book', '  title: A', '    voice: B', '    note: C'),
      '4:1',
      'the line is not indented like its neighbours',
    ],
    [
      'a line too far right',
      entry('    type: book', '      title: A', '    voice: B'),
      '3:11',
      'the next line is not indented like its neighbours',
    ],
    [
      'an entry too far left',
      entry('    type: book', ' - id: c', '   type: book'),
      '4:1',
      'the "-" is not indented like its neighbours',
    ],
    [
      'an entry too far right',
      entry('    type: book', '   - id: c', '     type: book'),
      '4:4',
      'the "-" is not indented like its neighbours',
    ],
    ['a tab', entry('    type: book', '\ttitle: A'), '4:1', 'a tab at the start of a line'],
    ['no space behind a colon', entry('    type:book', '    title: A'), '3:5', 'a line without "key: "'],
    ['an open quotation', entry('    title: "A', '    type: book'), '3:12', 'a quotation mark is never closed'],
    [
      'an open quotation before another',
      entry('    title: "A', '    type: book', '    note: "B"'),
      '3:12',
      'a quotation mark is never closed',
    ],
    ['an open bracket', entry('    names: [A, B', '    type: book'), '3:12', 'this "[" is never closed'],
    [
      'words behind a quotation',
      entry('    title: "A" and so on', '    type: book'),
      '3:16',
      'words behind the closing quotation mark',
    ],
    ['a colon in a title', entry('    title: A: B', '    type: book'), '3:12', 'a second ": " in one line'],
    ['an asterisk', entry('    title: *A*', '    type: book'), '3:12', 'a value begins with "*"'],
    ['an at sign', entry('    title: @a', '    type: book'), '3:12', 'a value begins with "@"'],
    [
      'no comma in braces',
      entry('    type: book', '    x: { value: 200 unit: workers }'),
      '4:17',
      'a comma is missing before "unit:" inside { }',
    ],
    [
      'no comma behind a quotation',
      entry('    type: book', '    x: { a: "1" b: 2 }'),
      '4:17',
      'a comma is missing before "b" inside { } or [ ]',
    ],
    [
      'no comma in a list',
      entry('    type: book', '    names: ["A" "B"]'),
      '4:17',
      'a comma is missing inside { } or [ ]',
    ],
  ])('%s', async (_what, text, at, reason) => {
    // biome-ignore format: a row a case
    const { problems, library } = await read({ 'sources.yaml': text });
    const told = problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
    expect(told).toEqual([`${at} YAML cannot be read: ${reason}`]);
    expect([...library.unread.kinds]).toEqual(['cited']);
  });

  test('each key that stands twice', async () => {
    const text = entry('    id: a', '    type: book', '    type: book');
    expect((await problemsOf({ 'sources.yaml': text })).length).toBe(2);
  });

  test('a value with a comma in braces needs quotation marks', async () => {
    const { problems, library } = await read({
      'sources.yaml': `references:\n${source('b')}`,
      'claims.yaml': 'claims:\n- id: a\n  statement: So.\n  sources: [{ source: b, locator: p. 2, col. 1 }]\n',
    });
    expect(
      problems.map(({ severity, line, column, message, hint }) => [severity, line, column, message, hint]),
    ).toEqual([
      [
        'error',
        4,
        41,
        'YAML cannot be read: "col. 1" inside { } is not "key: value"',
        'A value with a comma inside { } needs quotation marks: locator: "p. 2, col. 1".',
      ],
    ]);
    expect([[...library.claims.keys()], library.unread.kinds.size]).toEqual([['a'], 0]);
  });

  test('a known key without a value counts as one that is not there', async () => {
    const files = { 'claims.yaml': 'claims:\n- id: a\n  statement: So.\n  sources: [{ source: editor, locator }]\n' };
    expect(await problemsOf(files)).toEqual([]);
  });

  test.each([
    ['places.yaml', ['place']],
    ['people.yaml', ['person']],
    ['claims.yaml', ['cited']],
    ['events.yaml', []],
  ])('%s that cannot be read', async (name, kinds) => {
    const { library } = await read({ [name]: 'a: [' });
    expect([...library.unread.kinds]).toEqual(kinds);
  });

  test('an entry that is left out', async () => {
    const { library } = await read({ 'people.yaml': 'people:\n  - id: he\n    names: []\n' });
    expect([...library.unread.keys]).toEqual(['he']);
  });
});

describe('names of files', () => {
  const unreadWith = async (names: readonly string[]) => {
    const { library, problems } = await read(Object.fromEntries(names.map((name) => [name, ''])));
    return [
      problems.map(({ code, message }) => `${code}: ${message.replaceAll(`${root}/`, '')}`),
      [...library.unread.kinds],
    ];
  };
  const said = (name: string, expected: string) =>
    `library-file-name: The library does not read "${name}"; "${expected}" was expected`;

  test.each([
    [['sources.yml'], [said('sources.yml', 'sources.yaml')], ['cited']],
    [['source.yaml', 'claims.yaml'], [said('source.yaml', 'sources.yaml')], ['cited']],
    [['people.yaml.txt'], [said('people.yaml.txt', 'people.yaml')], ['person']],
    [['sources.yaml', 'sources.yml', 'notes.yaml', 'readme.md'], [], []],
  ])('%s', async (names, told, kinds) => {
    expect(await unreadWith(names)).toEqual([told, kinds]);
  });

  test('a folder with nothing to read', async () => {
    const [[told] = [], kinds] = await unreadWith(['notes.txt']);
    expect(told).toMatch(/^library-empty: The library ".*" holds no file that is read, only "notes.txt"$/);
    expect(kinds).toEqual(['place', 'person', 'cited']);
    rmSync(join(root, 'notes.txt'));
    expect(await problemsOf({})).toEqual([expect.stringMatching(/ holds no file that is read$/)]);
  });
});

describe('types of sources', () => {
  const said = async (type: string) =>
    problemsOf({ 'sources.yaml': `references:\n- id: a\n  title: newspaper\n  type: ${type}\n` });

  test.each([
    ['newspaper', ', did you mean "article-newspaper"?'],
    ['bok', ', did you mean "book"?'],
    ['Book', ', did you mean "book"?'],
    ['papyrus-roll', ''],
  ])('%s', async (type, suggestion) => {
    const told = `Source "a" has the type "${type}", which CSL does not know${suggestion}`;
    expect(await said(type)).toEqual([`sources.yaml:4:9 source-type: ${told}`]);
  });

  test.each(['book', 'article-newspaper', 'legal_case', 'pamphlet', 'webpage'])('%s', async (type) => {
    expect(await said(type)).toEqual([]);
  });
});

describe('mistakes in BibTeX', () => {
  test.each([
    ['@book{a,\n  title = {A}\n  year = 1990\n}', '3:3', 'entry "a": a comma is missing before "year"'],
    [
      '@string{x = {X}}\n@book{a,\n  title = {A}\n  year = 1990\n}',
      '4:3',
      'entry "a": a comma is missing before "year"',
    ],
    ['@book{a,\n  title = {A},\n  year = 1990\n', '1:1', 'entry "a": it is never closed; a "}" is missing'],
    ['@book{a,\n  title = "A,\n  year = 1990\n}\n', '1:1', 'entry "a": it is never closed; a "}" or \'"\' is missing'],
    ['@book{a b,\n  title = {A}\n}', '1:1', 'entry "a": a key has no spaces'],
    ['@book{\n  title = {A}\n}', '1:1', 'the entry has no key; write it behind the brace, "@book{smith1990,"'],
    ['@book a,\n  title = {A}\n}', '1:1', '"{" is missing behind "@book"'],
    ['@book{a,\n  title = A book\n}', '2:13', 'entry "a": the value with "book" needs braces, { }'],
    ['@book{a,\n  title {A}\n}', '2:9', 'entry "a": a "=" is missing before "{"'],
    ['@book{a,\n  title = ,\n}', '2:11', 'entry "a": a value is missing behind "="'],
  ])('%s', async (text, at, reason) => {
    expect(await problemsOf({ 'a.bib': text })).toEqual([
      `a.bib:${at} references-unreadable: The bibliography cannot be read: ${reason}`,
    ]);
  });
});

describe('a library without mistakes', () => {
  test('empty files, files of comments', async () => {
    expect(await problemsOf({ 'people.yaml': '', 'claims.yaml': '# none yet\n', 'places.yaml': 'places:\n' })).toEqual(
      [],
    );
  });

  test('a bare list counts as the first', async () => {
    const { library, problems } = await read({ 'claims.yaml': claim('a') });
    expect([problems, [...library.claims.keys()]]).toEqual([[], ['a']]);
  });

  test('every kind of entry, with its place', async () => {
    const { library, problems, files } = await read({
      'sources.yaml': `references:\n${source('izvestia', '  voice: Izvestia\n  names: [the newspaper]\n  partisan: true\n  DOI: 10.1/2\n')}`,
      'claims.yaml': `claims:\n${claim('a', '  figures: [{ value: ~62000..92000, unit: dead }, { value: "3,500" }]\n  date: 189X\n  contests: [b]\n')}${claim('b')}questions:\n- id: a\n  question: How many?\n  sides: [{ label: A, claims: [a, b] }]\n`,
      'places.yaml': place('    coordinates: [38.9, 121.6]\n    dates: 1899..\n    error-km: 2\n'),
      'people.yaml': person('    born: 1916-11-21\n    died: 2003\n'),
      'events.yaml': 'events:\n  - { id: e, date: 1904-02-08/1904-02-09, label: Attack, place: dalny, claims: [a] }\n',
      'statistics.yaml': 'datasets:\n  - { id: d, title: Dead, rows: [{ label: A, value: ">=5000", claim: a }] }\n',
      'notes.txt': 'not read',
    });
    expect(problems).toEqual([]);
    expect(files.map((file) => file.slice(root.length + 1)).sort()).toEqual(
      ['claims', 'events', 'people', 'places', 'sources', 'statistics'].map((name) => `${name}.yaml`),
    );
    expect(library.sources.get('izvestia')).toMatchObject({
      voice: 'Izvestia',
      partisan: true,
      csl: { id: 'izvestia', type: 'book', title: 'A book', DOI: '10.1/2' },
    });
    expect(library.claims.get('a')).toMatchObject({
      stance: 'attributed',
      figures: [
        { quantity: { from: 62000, to: 92000, approximate: true }, unit: 'dead' },
        { quantity: { from: 3500 } },
      ],
      sources: [{ source: 'editor', confidence: 'high', locator: '' }],
    });
    expect(library.questions.get('a')).toMatchObject({ as: 'sides' });
    expect(library.places.get('dalny')).toMatchObject({
      coordinates: { latitude: 38.9, longitude: 121.6 },
      errorKm: 2,
      from: 1899,
      to: Infinity,
    });
    const { from, to } = library.people.get('he') ?? { from: 0, to: 0 };
    expect([from > 1916.88 && from < 1916.9, to > 2003.99 && to <= 2004]).toEqual([true, true]);
    expect(library.datasets.get('d')?.rows[0]?.quantity).toMatchObject({ from: 5000, to: Infinity });
    const { at } = library.claims.get('b') ?? {};
    expect(at?.source.text.slice(at.span.start, at.span.end)).toBe('b');
  });

  test.each([
    ['1904', true],
    ['1904-02', true],
    ['1904-02-29', true],
    ['1900-02-29', false],
    ['1904-13', false],
    ['1904-00', false],
    ['1904-04-31', false],
    ['1904-2-8', false],
    ['190', true],
    ['189X', true],
    ['1921~', true],
    ['1904-02-08/1904-02-09', true],
    ['1904-02-30/1905', false],
    ['1900-02-29..', false],
    ['1904/1905/1906', false],
    ['..', false],
    ['1898..1905', true],
    ['1898..', true],
    ['..1905', true],
    ['1945/..', true],
    ['../1905', true],
    ['-0043-03-15', true],
    ['20 December 1904', false],
  ])('the date %s', async (date, isDate) => {
    const { library } = await read({ 'claims.yaml': `claims:\n${claim('a', `  date: "${date}"\n`)}` });
    expect(library.claims.size).toBe(isDate ? 1 : 0);
  });

  test.each([
    ['1899..', 1899, Infinity],
    ['1899/..', 1899, Infinity],
    ['..1904', -Infinity, 1905],
    ['../1904', -Infinity, 1905],
    ['1898..1905', 1898, 1906],
    ['', -Infinity, Infinity],
  ])('a place of the years "%s"', async (dates, from, to) => {
    const { library } = await read({ 'places.yaml': place(`    dates: "${dates}"\n`) });
    const found = library.places.get('dalny');
    expect([found?.from, Math.ceil(found?.to ?? 0)]).toEqual([from, to]);
  });

  test('keys that lead nowhere', async () => {
    expect(
      await problemsOf({
        'sources.yaml': `references:\n${source('izvestia')}`,
        'claims.yaml': `claims:\n- id: a\n  statement: So.\n  sources:\n  - source: izvestya\n  places: [dalny]\n`,
        'places.yaml': place(''),
      }),
    ).toEqual([
      expect.stringMatching(/^claims\.yaml:5:13 reference-unknown: .*"izvestya".*"izvestia"/) as unknown as string,
    ]);
  });

  test('scripts in fields are text', async () => {
    const { library } = await read({
      'sources.yaml': `references:\n${source('a', '  voice: "<script>alert(1)</script>"\n')}`,
    });
    expect(library.sources.get('a')?.voice).toBe('<script>alert(1)</script>');
  });
});

describe('bibliographies', () => {
  const bib = '@book{smith,\n  author = {Smith, John},\n  title = {A book of Port Arthur},\n  year = 1990\n}\n';
  const json =
    '[{ "id": "jones", "type": "article-newspaper", "title": "Long", "title-short": "Short", "note": "seen" }]';

  test('BibTeX and CSL-JSON are sources', async () => {
    const { library, problems } = await read({ 'a.bib': bib, 'b.JSON': json });
    expect(problems).toEqual([]);
    expect(library.sources.get('smith')).toMatchObject({
      voice: 'A book of Port Arthur',
      partisan: false,
      csl: { type: 'book', author: [{ family: 'Smith', given: 'John' }] },
    });
    expect(library.sources.get('jones')).toMatchObject({ voice: 'Short', note: 'seen' });
  });

  test('sources.yaml adds keys to an entry of the same id, and wins', async () => {
    const { library, problems } = await read({
      'a.bib': bib,
      'b.json': json,
      'sources.yaml':
        'references:\n- id: smith\n  type: book\n  partisan: true\n  publisher: Own\n- id: jones\n  type: article\n  voice: Jones\n',
    });
    expect(problems).toEqual([]);
    expect(library.sources.get('smith')).toMatchObject({
      partisan: true,
      voice: 'A book of Port Arthur',
      csl: { title: 'A book of Port Arthur', publisher: 'Own' },
    });
    expect(library.sources.get('jones')).toMatchObject({ voice: 'Jones', csl: { type: 'article', title: 'Long' } });
  });

  test('its place is that of the key', async () => {
    const { library } = await read({
      'a.bib': '@book{other,\n  title = {About smith}\n}\n@book{smith,\n  title = {B}\n}\n',
      'b.json': '[{ "title": "jones", "type": "book", "id" : "jones" }]',
    });
    const placed = ['smith', 'jones'].map((id) => {
      const { at } = library.sources.get(id) ?? {};
      return at && [at.source.path, at.span.start, at.source.text.slice(at.span.start, at.span.end)];
    });
    expect(placed).toEqual([
      ['a.bib', 45, 'smith'],
      ['b.json', 45, 'jones'],
    ]);
  });

  test('what can be read of a broken file is kept', async () => {
    const { library } = await read({
      'a.bib': `${bib}@book{broken\n  title = {B}\n}\n`,
      'b.json': '[{ "id": "jones", "type": "book" }, 5, null, { "id": 7, "type": "book" }]',
    });
    expect([...library.sources.keys()]).toEqual(['smith', 'jones']);
  });

  test('hostile keys', async () => {
    const { library, problems } = await read({
      'a.json': '[{ "id": "__proto__", "type": "book", "__proto__": { "polluted": true }, "title": "T" }]',
      'sources.yaml': `references:\n${source('a', '  __proto__: { polluted: true }\n  constructor: { prototype: { polluted: true } }\n')}`,
    });
    expect(problems).toEqual([]);
    expect(library.sources.get('__proto__')?.voice).toBe('T');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Reflect.get(library.sources.get('a')?.csl ?? {}, 'polluted')).toBeUndefined();
  });
});

describe('size', () => {
  test('5000 claims', { timeout: 30_000 }, async () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      claim(
        `claim-${index}`,
        `  date: 1904-02-08\n  figures: [{ value: ${index}, unit: men }]\n  note: ${'word '.repeat(20)}\n`,
      ),
    );
    write({ 'claims.yaml': `claims:\n${many.join('')}` });
    const start = performance.now();
    const { library, problems } = await readLibrary(root, root);
    expect([problems.length, library.claims.size]).toEqual([0, 5000]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('aliases in great number end at once', async () => {
    const levels = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi'])
      levels.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(', ')}]`);
    const start = performance.now();
    const problems = await problemsOf({
      'people.yaml': `${levels.join('\n')}\npeople:\n  - id: a\n    names: *i\n`,
      'claims.yaml': `claims:\n- &x { id: a, statement: So, sources: *x }\n`,
    });
    expect(problems.length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('deep nesting', async () => {
    const problems = await problemsOf({ 'people.yaml': `people:\n  - id: ${'['.repeat(3000)}` });
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('where a library lies', () => {
  const find = (folder: string, named = '') => findLibrary(root, join(root, folder), named)?.slice(root.length + 1);

  test.each([
    ['beside the script', ['talk/library/a.yaml'], 'talk', '', 'talk/library'],
    ['above it', ['library/a.yaml', 'talks/one/en.md'], 'talks/one', '', 'library'],
    ['the nearest', ['library/a.yaml', 'talk/library/a.yaml', 'talk/one/en.md'], 'talk/one', '', 'talk/library'],
    ['in the root itself', ['library/a.yaml'], '', '', 'library'],
    ['none', ['talk/en.md'], 'talk', '', undefined],
    ['a file of that name is none', ['talk/library', 'library/a.yaml'], 'talk', '', 'library'],
    ['by name', ['shared/keys/a.yaml', 'talk/library/a.yaml'], 'talk', '../shared/keys', 'shared/keys'],
    ['by name, not there', ['talk/library/a.yaml'], 'talk', 'keys', undefined],
    ['by name, a file', ['talk/keys.yaml'], 'talk', 'keys.yaml', undefined],
    ['by name, outside', ['talk/en.md'], 'talk', '../..', undefined],
    ['by name, absolute', ['talk/library/a.yaml'], 'talk', '/tmp', undefined],
  ])('%s', (_what, files, folder, named, expected) => {
    // biome-ignore format: a row a case
    write(Object.fromEntries(files.map((file) => [file, ''])));
    expect(find(folder, named)).toBe(expected);
  });

  test('never above the root', () => {
    write({ 'library/a.yaml': '', 'project/talk/en.md': '' });
    expect(findLibrary(join(root, 'project'), join(root, 'project/talk'), '')).toBeUndefined();
    expect(findLibrary(join(root, 'project'), join(root, 'project/talk'), '../../library')).toBeUndefined();
  });

  test('a link may lead inside the project, not out of it', () => {
    write({ 'library/a.yaml': '', 'project/shared/a.yaml': '', 'project/one/en.md': '', 'project/two/en.md': '' });
    const project = join(root, 'project');
    symlinkSync(join(root, 'library'), join(project, 'one/library'));
    symlinkSync(join(project, 'shared'), join(project, 'two/library'));
    expect(findLibrary(project, join(project, 'one'), '')).toBeUndefined();
    expect(findLibrary(project, join(project, 'one'), 'library')).toBeUndefined();
    expect(findLibrary(project, join(project, 'two'), '')).toBe(join(project, 'shared'));
  });

  test('a file that is a link out of the library is refused', async () => {
    write({ 'secret.yaml': 'people: secret\n', 'library/places.yaml': place('') });
    symlinkSync(join(root, 'secret.yaml'), join(root, 'library/people.yaml'));
    const { problems, library } = await readLibrary(join(root, 'library'), root);
    expect(problems.map((each) => each.code)).toEqual(['file-outside']);
    expect(library.places.size).toBe(1);
  });
});
