import { describe, expect, test } from 'vitest';
import type { Library, Name } from '../../src/model/library.ts';
import { labelOf, nameFor } from '../../src/model/names.ts';
import { readDateSpan } from '../../src/model/read-date-span.ts';
import { libraryOf, name, source } from './checked.ts';

const dalny: readonly Name[] = [
  name('Dalny', 'en', 1898, 1905),
  name('Dairen', 'en', 1905, 1945),
  name('Dalian', 'en', 1945),
  name('Дальний', 'ru', -Infinity, 1945),
  name('Далянь', 'ru'),
  name('大连', 'zh-Hans'),
  name('大連', 'zh-Hant'),
  name('大連', 'ja'),
  name('Dairen (Hepburn)', 'ja-Latn'),
  name('Dalián', 'es-Latn'),
];
const at = (when: string, lang: string, names = dalny) =>
  nameFor(names, lang, when === '' ? undefined : readDateSpan(when));

describe('the name that fits', () => {
  test.each([
    ['by year', '1904', 'en', 'Dalny'],
    ['by year', '1905', 'en', 'Dairen'],
    ['by day', '1904-12-31', 'en', 'Dalny'],
    ['after the last change', '2026', 'en', 'Dalian'],
    ['before the first name: today’s', '1850', 'en', 'Dalian'],
    ['without a date: today’s', '', 'en', 'Dalian'],
    ['a long time has the names of its middle', '1894..1955', 'en', 'Dairen'],
    ['a dated name before one without years', '1904', 'ru', 'Дальний'],
    ['one without years where no dated one fits', '1950', 'ru', 'Далянь'],
    ['one without years where the slide has no date', '', 'ru', 'Далянь'],
    ['the script is part of the language', '1904', 'zh-Hans', '大连'],
    ['the script is part of the language', '1904', 'zh-Hant', '大連'],
    ['without a script the first of the language', '1904', 'zh', '大连'],
    ['another region falls back to the language', '1904', 'ru-RU', 'Дальний'],
    ['case does not matter', '1904', 'ZH-hans', '大连'],
    ['never a transcription', '1904', 'ja', '大連'],
    ['a transcription when it is asked for', '1904', 'ja-Latn', 'Dairen (Hepburn)'],
    ['only a transcription: English', '1904', 'es', 'Dalny'],
    ['no such language: English', '1904', 'fr', 'Dalny'],
    ['another script of the language: English', '1904', 'zh-Latn', 'Dalny'],
  ])('%s: %s in %s', (_what, when, lang, expected) => {
    expect(at(when, lang)).toBe(expected);
  });

  test('without English the first name', () => {
    expect(at('1904', 'fr', dalny.slice(3))).toBe('Дальний');
  });

  test('no names', () => {
    expect(at('1904', 'en', [])).toBe('');
  });

  test('the last year of a name is the first of the next', () => {
    const names = [name('old', 'en', -Infinity, 1905), name('new', 'en', 1905)];
    expect([at('1904-12-31', 'en', names), at('1905-01-01', 'en', names)]).toEqual(['old', 'new']);
    const first = { text: '1905', from: 1905, to: 1905 };
    expect(nameFor(names, 'en', first)).toBe('new');
  });
});

test('labels come from the library, else they are the key', () => {
  const entry = { at: source({ id: 'x', type: 'book' }).at, names: dalny, variants: [], from: 0, to: 2000, note: '' };
  const library: Library = libraryOf([], [], {
    places: new Map([
      ['dalny', { ...entry, id: 'dalny', kind: 'port', coordinates: undefined, errorKm: 0, credit: '' }],
    ]),
    people: new Map([['dalny', { ...entry, id: 'dalny', names: [name('A man', 'en')], role: '', born: '', died: '' }]]),
  });
  const mark = (kind: 'place' | 'person', id: string) => ({ kind, id, span: { start: 0, end: 0 }, words: '' });
  expect(labelOf(library, mark('place', 'dalny'), 'en', readDateSpan('1904'))).toBe('Dalny');
  expect(labelOf(library, mark('person', 'dalny'), 'en', undefined)).toBe('A man');
  expect(labelOf(library, mark('person', '__proto__'), 'en', undefined)).toBe('__proto__');
});
