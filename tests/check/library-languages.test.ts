import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkAll } from '../../src/check-all.ts';
import { readLibrary } from '../../src/input/library.ts';
import { entryFingerprint } from '../../src/model/library-language.ts';
import { openPrintPool } from '../../src/output/print-pool.ts';
import { openWorkshop } from '../../src/workshop.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanternist-test-'));
  write('lanternist.yaml', '');
  write(
    'library/sources.yaml',
    'references:\n- { id: izvestia, type: book, title: A, voice: Izvestia, perspective: A newspaper, omits: the town }\n',
  );
  write(
    'library/claims.yaml',
    'claims:\n- { id: told, statement: Told., sources: [{ source: izvestia }] }\n- { id: known, statement: Known., sources: [{ source: editor, confidence: high }] }\n',
  );
  write('library/people.yaml', 'people:\n- { id: leonov, names: [{ text: Leonov }], role: Scout }\n');
  write('library/events.yaml', 'events:\n- { id: raid, date: 1945-08, label: The raid }\n');
  for (const lang of ['en', 'ru']) write(`talk/${lang}.md`, script(lang));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function script(lang: string): string {
  const from = lang === 'en' ? '' : 'translation: { from: en }\n';
  const figure = '```timeline\nspan: 1945-07..1945-09\nevents: [{ event: raid }]\n```';
  return `---\ntitle: T\nlang: ${lang}\n${from}---\n\n## A {#a}\n\n[]{person=leonov}. [@told; @known]\n\n${figure}\n`;
}

/** What `check --languages` says of the library's texts. */
async function found(): Promise<string[]> {
  const printers = openPrintPool('');
  try {
    const settings = { lang: '', rendered: false, languages: true };
    const { problems } = await checkAll(openWorkshop(folder), ['talk'], settings, printers);
    return problems
      .filter(({ code }) => /library/.test(code))
      .map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code}: ${message}`);
  } finally {
    await printers.close();
  }
}

const russian = `sources:
- { id: izvestia, voice: Известия, perspective: Газета, omits: о городе }
claims:
- { id: known, statement: Известно. }
people:
- { id: leonov, role: Разведчик }
events:
- { id: raid, label: Рейд }
`;

describe('check --languages', () => {
  test('counts the texts that an edition shows and that are not translated, once a language', async () => {
    expect(await found()).toEqual([
      'talk/ru.md:3:7 translation-library: "talk/ru.md" shows 5 texts of the library without a translation: izvestia, known, person=leonov, raid',
    ]);
    write('library/ru.yaml', russian.replace('label: Рейд', '').replace(', omits: о городе', ''));
    expect(await found()).toEqual([
      'talk/ru.md:3:7 translation-library: "talk/ru.md" shows 2 texts of the library without a translation: izvestia, raid',
    ]);
    write('library/ru.yaml', russian);
    expect(await found()).toEqual([]);
  });

  test('an original that has changed since', async () => {
    const { library } = await readLibrary(join(folder, 'library'), folder);
    const leonov = library.people.get('leonov') ?? {};
    const from = (text: string) => russian.replace('id: leonov,', `id: leonov, from: "${text}",`);
    write('library/ru.yaml', from('?'));
    const [first = ''] = await found();
    expect(first).toBe(
      'library/ru.yaml:6:9 library-translation-old: The original of "leonov" has changed since it was translated',
    );
    write('library/ru.yaml', from(entryFingerprint('people', leonov)));
    expect(await found()).toEqual([]);
    write('library/people.yaml', 'people:\n- { id: leonov, names: [{ text: Leonov }], role: Naval scout }\n');
    expect(await found()).toEqual([first]);
  });

  test('a translation into the language that the library is written in', async () => {
    write('library/ru.yaml', russian);
    write('lanternist.yaml', 'lang: ru\n');
    const told = await found();
    expect(told).toContain(
      'library/ru.yaml:1:1 library-translation-own: The library is written in "ru" itself, so nobody reads this file',
    );
    expect(told).toContainEqual(expect.stringContaining('talk/en.md:3:7 translation-library: '));
  });
});
