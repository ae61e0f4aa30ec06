import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compile, render } from '../src/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanternist-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function deckOf(text: string): Promise<string> {
  const compiled = await compile(text, { cwd: folder });
  expect(compiled.problems).toEqual([]);
  return render(compiled, 'deck');
}

const codesOf = async (text: string): Promise<string[]> =>
  (await compile(text, { cwd: folder })).problems.map(
    ({ code, file, line, column }) => `${file}:${line}:${column} ${code}`,
  );

describe('a project of its own', () => {
  test('adds a layout and replaces a partial, file by file', async () => {
    write('lanternist.yaml', 'theme: paper\n');
    write('templates/partials/layouts/poster.hbs', '<div class="poster-own">{{> headline}}</div>');
    write('templates/partials/blocks/quote.hbs', '<q class="quote-own">{{body}}</q>');
    const deck = await deckOf('## One {layout=poster}\n\nText.\n\n## Two\n\n::: quote\nWords.\n:::\n');
    expect(deck).toContain('class="poster-own"');
    expect(deck).toContain('class="quote-own"');
    expect(deck).toContain('slide layout-poster');
  });

  test('has a theme of its own, by path or by name', async () => {
    write('lanternist.yaml', 'theme: looks/night.css\n');
    write('looks/night.css', ':root { --ground: #010203 }');
    expect(await deckOf('## One\n\nText.\n')).toContain('--ground: #010203');
    write('lanternist.yaml', 'theme: dusk\n');
    write('templates/themes/dusk.css', ':root { --ground: #040506 }');
    expect(await deckOf('## One\n\nText.\n')).toContain('--ground: #040506');
  });

  test('a script may not name a theme by path', async () => {
    write('looks/night.css', ':root { --ground: #010203 }');
    expect(await codesOf('---\ntheme: looks/night.css\n---\n\n## One\n\nText.\n')).toEqual([
      'talk.md:2:8 theme-missing',
    ]);
  });

  test('mistakes in lanternist.yaml are reported with their places', async () => {
    write('lanternist.yaml', 'them: paper\nsize: big\nrules: { slide-emty: off }\n');
    expect(await codesOf('## One\n\nText.\n')).toEqual([
      'lanternist.yaml:1:1 key-unknown',
      'lanternist.yaml:2:7 value-type',
      'lanternist.yaml:3:8 key-unknown',
    ]);
  });

  test('raw HTML passes only where the configuration trusts it', async () => {
    const script = '## One\n\n<div id="mine">x</div>\n';
    expect((await codesOf(script)).length).toBeGreaterThan(0);
    write('lanternist.yaml', 'html: trusted\n');
    expect(await deckOf(script)).toContain('<div id="mine">');
  });

  test('rules are set to error, warning or off', async () => {
    const script = '## One\n\n#### Deep\n';
    expect(await codesOf(script)).toEqual(['talk.md:3:1 heading-skipped']);
    write('lanternist.yaml', 'rules: { heading-skipped: off }\n');
    expect(await codesOf(script)).toEqual([]);
    write('lanternist.yaml', 'rules: { heading-skipped: error }\n');
    expect((await compile(script, { cwd: folder })).problems.map(({ severity }) => severity)).toEqual(['error']);
  });

  test('a slide or a script is let pass a rule, with a reason', async () => {
    expect(await codesOf('## One {allow="heading-skipped: a poem"}\n\n#### Deep\n')).toEqual([]);
    expect(await codesOf('---\nallow: { heading-skipped: a poem }\n---\n\n## One\n\n#### Deep\n')).toEqual([]);
  });

  test('a broken template is named', async () => {
    write('lanternist.yaml', 'theme: paper\n');
    write('templates/partials/blocks/quote.hbs', '{{#if body}}');
    expect(await codesOf('## One\n\nText.\n')).toEqual([':0:0 template-broken']);
    write('templates/partials/blocks/quote.hbs', '{{nothing}}');
    const compiled = await compile('## One\n\n::: quote\nWords.\n:::\n', { cwd: folder });
    await expect(render(compiled, 'deck')).rejects.toThrow('partials/blocks/quote.hbs');
  });

  test('a symbolic link out of the project is outside', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'lanternist-test-'));
    writeFileSync(join(elsewhere, 'secret.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    symlinkSync(join(elsewhere, 'secret.svg'), join(folder, 'picture.svg'));
    const found = await codesOf('## One\n\n![A secret](picture.svg){credit="A" license="B"}\n');
    rmSync(elsewhere, { recursive: true });
    expect(found).toEqual(['talk.md:3:1 file-outside']);
  });
});
