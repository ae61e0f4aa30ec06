import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ReadLibrary, readLibrary } from '../../src/input/library.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'library-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const originals = {
  'sources.yaml': 'references:\n- id: izvestia\n  type: book\n  title: A book\n  perspective: A newspaper\n',
  'people.yaml': 'people:\n- id: leonov\n  names: [{ text: Leonov }]\n  role: Scout\n',
  'places.yaml': 'places:\n- id: wonsan\n  kind: port\n  names: [{ text: Wonsan }]\n',
};

async function read(files: Readonly<Record<string, string>>): Promise<ReadLibrary> {
  for (const [name, text] of Object.entries({ ...originals, ...files })) writeFileSync(join(root, name), text);
  return readLibrary(root, root);
}

/** `file:line:column code: message`. */
async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { problems } = await read(files);
  return problems.map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code}: ${message}`);
}

test('a file named for a language holds its texts, by the keys of the others', async () => {
  const { library, problems, files } = await read({
    'ru.yaml':
      'sources:\n- { id: izvestia, perspective: Газета, names: [газета] }\npeople:\n- { id: leonov, from: 1A2B, role: Разведчик }\nkinds:\n- { id: port, text: порт }\n',
    'zh-Hant.yaml': 'people:\n- { id: leonov, role: 偵察兵 }\n',
  });
  expect(problems).toEqual([]);
  expect(files).toContain(join(root, 'zh-Hant.yaml'));
  expect([...library.translations.keys()]).toEqual(['ru', 'zh-Hant']);
  const ru = library.translations.get('ru');
  expect(ru?.entries.sources.get('izvestia')).toMatchObject({ texts: { perspective: 'Газета' }, names: ['газета'] });
  expect(ru?.entries.people.get('leonov')).toMatchObject({ texts: { role: 'Разведчик' }, from: '1a2b' });
  expect(ru?.kinds.get('port')).toBe('порт');
});

describe('mistakes in a translation', () => {
  test.each([
    [
      'a key that the library does not have',
      'sources:\n- { id: izvestya, perspective: Газета }\n',
      'ru.yaml:2:9 library-translation-stray: The library has no source "izvestya", did you mean "izvestia"?',
    ],
    [
      'a text without an original',
      'people:\n- id: leonov\n  role: Разведчик\n  note: Герой\n',
      'ru.yaml:2:7 library-translation-stray: The library has no "note" of the person "leonov"',
    ],
    [
      'a kind that no place has',
      'kinds:\n- { id: ports, text: порты }\n',
      'ru.yaml:2:9 library-translation-stray: The library has no place of the kind "ports", did you mean "port"?',
    ],
    [
      'an entry told twice',
      'people:\n- { id: leonov, role: А }\n- { id: leonov, role: Б }\n',
      'ru.yaml:3:9 entry-duplicate: The key "leonov" is already taken, first in ru.yaml:2',
    ],
    [
      'a text that is a list',
      'people:\n- id: leonov\n  role: [А]\n',
      'ru.yaml:3:9 value-type: Key "role" is a list, expected a text',
    ],
    [
      'a misspelt key',
      'people:\n- id: leonov\n  roles: А\n',
      'ru.yaml:3:3 key-unknown: Unknown key "roles", did you mean "role"?',
    ],
    ['a misspelt list', 'persons:\n- { id: leonov, role: А }\n', 'ru.yaml:1:1 key-unknown: Unknown key "persons"'],
    [
      'broken YAML',
      'people:\n- { id: leonov, role: А\n',
      'ru.yaml:2:3 yaml-syntax: YAML cannot be read: this "{" is never closed',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await problemsOf({ 'ru.yaml': text })).toEqual([expected]);
  });

  test('a file whose name only nearly says a language', async () => {
    expect(await problemsOf({ 'ru.yml': 'people: []\n' })).toEqual([
      ':0:0 library-file-name: The library does not read "ru.yml"; "ru.yaml" was expected',
    ]);
  });

  test('what the library itself could not read is not called a stray', async () => {
    const problems = await problemsOf({
      'people.yaml': 'people:\n- id: leonov\n  role: Scout\n',
      'ru.yaml': 'people:\n- { id: leonov, role: Разведчик }\n',
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('people.yaml');
  });

  test('does not keep dangling keys of the library from being reported', async () => {
    const problems = await problemsOf({
      'claims.yaml': 'claims:\n- { id: a, statement: So., sources: [{ source: nobody }] }\n',
      'ru.yaml': 'people:\n- { id: nobody, role: А }\n',
    });
    expect(problems.map((line) => line.split(' ')[1])).toEqual(['reference-unknown:', 'library-translation-stray:']);
  });
});
