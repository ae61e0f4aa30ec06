import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkAll } from '../../src/check-all.ts';
import { compileScript } from '../../src/compile.ts';
import { openPrintPool } from '../../src/output/print-pool.ts';
import type { OutputName } from '../../src/render/formats.ts';
import { openWorkshop } from '../../src/workshop.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanternist-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function codesOf(paths: string[], settings: { lang?: string; languages?: boolean } = {}): Promise<string[]> {
  const printers = openPrintPool('');
  try {
    const { problems } = await checkAll(
      openWorkshop(folder),
      paths,
      { lang: '', rendered: false, ...settings },
      printers,
    );
    return problems.map(({ code, file, severity }) => `${file} ${severity} ${code}`);
  } finally {
    await printers.close();
  }
}

const script = (lang: string, words: string) => `---\ntitle: T\nlang: ${lang}\n---\n\n## A {#a}\n\n${words}\n`;

describe('check --languages', () => {
  beforeEach(() => {
    write('talk/en.md', script('en', '159 days.'));
    write('talk/de.md', script('de', '156 Tage.'));
    write('talk/fr.md', script('fr', '154 jours.'));
  });
  const of = (lang: string) => [
    `talk/${lang}.md note translation-unmarked`,
    `talk/${lang}.md warning translation-numbers`,
  ];

  test('compares the editions of a narrative, when it is asked to', async () => {
    expect(await codesOf(['talk'])).toEqual([]);
    expect(await codesOf(['talk'], { languages: true })).toEqual([...of('de'), ...of('fr')]);
  });

  test('finds the original beside a single script, and tells of that script alone', async () => {
    expect(await codesOf(['talk/de.md'], { languages: true })).toEqual(of('de'));
    expect(await codesOf(['talk'], { languages: true, lang: 'fr' })).toEqual(of('fr'));
  });

  test('rules of the project hold', async () => {
    write('lanternist.yaml', 'rules: { translation-numbers: off, translation-unmarked: warning }\n');
    expect(await codesOf(['talk/de.md'], { languages: true })).toEqual(['talk/de.md warning translation-unmarked']);
  });

  test('a script of its own has no other languages', async () => {
    write('a.md', script('en', '159 days.'));
    write('b.md', script('de', '156 Tage.'));
    expect(await codesOf(['a.md', 'b.md'], { languages: true })).toEqual([]);
  });
});

describe('the rules of the kiosk', () => {
  const long = `## A\n\n${'Some words. '.repeat(40)}\n`;

  test.each([
    ['', []],
    ['to: [deck]\n', []],
    ['to: [deck, kiosk]\n', ['talk.md warning kiosk-words']],
    ['to: deck kiosk\n', ['talk.md warning kiosk-words']],
    ['kiosk: { idle: 90 s }\n', ['talk.md warning kiosk-words']],
    [
      'kiosk: { display: { diagonal: 43, resolution: 1920x1080, mount: 1300 } }\n',
      ['lanternist.yaml error kiosk-reach', 'talk.md warning kiosk-words'],
    ],
  ])('are applied where one is asked for: %j', async (config, expected) => {
    write('lanternist.yaml', config);
    write('talk.md', long);
    const kiosk = (await codesOf(['talk.md'])).filter((each) => !each.includes('lecture-'));
    expect(kiosk).toEqual(expected);
  });

  test('a display of the whole project is told of once', async () => {
    write('lanternist.yaml', 'kiosk: { display: { diagonal: 43, resolution: 1920x1080, mount: 1300 } }\n');
    write('a.md', '## A\n\nWords.\n');
    write('b.md', '## B\n\nWords.\n');
    expect(await codesOf(['a.md', 'b.md'])).toEqual(['lanternist.yaml error kiosk-reach']);
  });

  test('a script is let pass a rule, with a reason', async () => {
    write(
      'talk.md',
      `---\nkiosk: { idle: 90 s }\nallow: { kiosk-words: a poem, lecture-words-most: a poem }\n---\n\n${long}`,
    );
    expect(await codesOf(['talk.md'])).toEqual([]);
  });
});

describe('the rules of the lecture', () => {
  const long = `## A\n\n${'Some words. '.repeat(40)}\n`;
  const error = ['talk.md error lecture-words-most'];

  test.each([
    ['', error],
    ['to: [deck, kiosk]\n', [...error, 'talk.md warning kiosk-words']],
    ['to: slides\n', error],
    ['to: paper\n', []],
    ['to: [handout, reader]\n', []],
    ['rules: { lecture-words-most: warning }\n', ['talk.md warning lecture-words-most']],
    ['rules: { lecture-words-most: off }\n', error],
  ])('are applied where a deck or its slides are made: %j', async (config, expected) => {
    write('lanternist.yaml', config);
    write('talk.md', long);
    expect(await codesOf(['talk.md'])).toEqual(expected);
  });

  test('the outputs of a run stand above those of the configuration', async () => {
    write('lanternist.yaml', 'to: [deck]\n');
    write('talk.md', long);
    const script = { file: join(folder, 'talk.md'), narrative: 'talk', lang: '' };
    const codes = async (to?: readonly OutputName[]) =>
      (await compileScript(openWorkshop(folder), script, to)).problems.map(({ code }) => code);
    expect(await codes(['handout'])).toEqual([]);
    expect(await codes(['handout', 'slides'])).toEqual(['lecture-words-most']);
    expect(await codes()).toEqual(['lecture-words-most']);
  });
});
