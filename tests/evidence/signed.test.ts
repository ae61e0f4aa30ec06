import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { buildAll } from '../../src/build.ts';
import { sign } from '../../src/commands/sign.ts';
import type { Compiled } from '../../src/compile.ts';
import { openPrintPool } from '../../src/output/print-pool.ts';
import { defaultSettings, renderDeckOf, renderSlidesOf } from '../../src/pages.ts';
import { openWorkshop } from '../../src/workshop.ts';
import { fakeTerminal } from '../cli/support.ts';
import { compiled, projectFolder, write } from './project.ts';

const script = `---
title: Wonsan
status: draft
---

## On the airfield {#airfield}

Leonov landed first.
He met 3,500 prisoners there. [@pa-159-days]

## The end {#end}

- Nobody fired.
- Everybody went home.
`;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function project(files: Readonly<Record<string, string>> = { 'wonsan/en.md': script }): string {
  const folder = projectFolder(files);
  folders.push(folder);
  return folder;
}

async function signed(folder: string, path = 'wonsan', more: { slide?: string[]; by?: string; lang?: string } = {}) {
  const terminal = fakeTerminal(folder);
  const options = { by: 'A. Historian', ...more };
  const code = await sign(terminal, path, options, () => new Date(2026, 10, 22));
  return { code, ...terminal.printed() };
}

/** Problems of the sign-off with their places, the script changed in one place. */
async function found(folder: string, from = '', to = '', path = 'wonsan/en.md'): Promise<string[]> {
  if (from !== '') {
    const text = readFileSync(join(folder, path), 'utf8');
    expect(text).toContain(from);
    write(folder, { [path]: text.replace(from, to) });
  }
  const { problems } = await compiled(folder, path);
  const codes = ['changed-since-signed', 'status-unsigned', 'value-type', 'yaml-syntax', 'key-unknown'];
  return problems
    .filter(({ code }) => codes.includes(code))
    .map(({ code, line, column, message }) => `${line}:${column} ${code} ${message}`);
}

const isDrafted = async (folder: string, each: Compiled): Promise<boolean[]> => {
  const workshop = openWorkshop(folder);
  const pages = [
    await renderDeckOf(workshop, each, defaultSettings),
    (await renderSlidesOf(workshop, each, defaultSettings)).html,
  ];
  return pages.map((html) => /<p class="(?:status|slide-notice)">Draft, not reviewed by a historian<\/p>/.test(html));
};

describe('a change after the signature', () => {
  const changed = 'changed-since-signed Changed since A. Historian signed on 2026-11-22:';
  const cases: readonly (readonly [what: string, from: string, to: string, reported: readonly string[]])[] = [
    ['a word', '3,500', '3,600', [`9:1 ${changed} "3,500 prisoners" became "3,600 prisoners"`]],
    ['the last word', 'went home', 'went away', [`14:3 ${changed} "went home." became "went away."`]],
    ['a sentence more', 'first.\n', 'first. He wrote it.\n', [`8:22 ${changed} "He wrote it." is new`]],
    ['a sentence less', '- Nobody fired.\n', '', [`11:1 ${changed} "Nobody fired." was removed`]],
    [
      'a citation',
      ' [@pa-159-days]',
      ' [@japan-news]',
      [`9:1 ${changed} "there. [@pa-159-days]" became "there. [@japan-news]"`],
    ],
    [
      'a sentence more and another word behind it',
      '- Nobody fired.\n- Everybody',
      '- One ran.\n- Nobody fired.\n- All',
      [`13:3 ${changed} "One ran." is new, and 2 more`],
    ],
    [
      'a sentence less and another word behind it',
      '- Nobody fired.\n- Everybody went home.',
      '- Everybody went home.\n- All of them.',
      [`13:3 ${changed} "Nobody fired." was removed, and 1 more`],
    ],
    [
      'another order',
      '- Nobody fired.\n- Everybody went home.',
      '- Everybody went home.\n- Nobody fired.',
      [`13:3 ${changed} "Everybody went home." was moved, and 1 more`],
    ],
    ['a headline', 'The end', 'An end', [`11:4 ${changed} "The end" became "An end"`]],
    ['a slide that is gone', '{#end}', '{#finish}', [`1:1 ${changed} slide "end" is gone`]],
    ['a cue, which nobody reads', 'went home.\n', 'went home.\n\n::: cue\nWait.\n:::\n', []],
    ['notes', 'went home.\n', 'went home.\n\n::: notes\nWait.\n:::\n', [`17:1 ${changed} "Wait." is new`]],
    ['white space', 'first.\nHe', 'first. He', []],
    ['markup alone', 'Nobody fired', '*Nobody* fired', []],
  ];
  test.each(cases)('%s', async (_, from, to, reported) => {
    const folder = project();
    expect((await signed(folder)).code).toBe(0);
    expect(await found(folder)).toEqual([]);
    expect(await found(folder, from, to)).toEqual(reported);
  });

  test('in the library is reported at the slide', async () => {
    const folder = project();
    await signed(folder);
    const claims = readFileSync(join(folder, 'library/claims.yaml'), 'utf8');
    write(folder, { 'library/claims.yaml': claims.replace('para. 2', 'para. 3') });
    expect(await found(folder)).toEqual([`6:1 ${changed} claim "pa-159-days" has changed in the library`]);
  });

  const cards = `${script}
# [Port Arthur]{place=port-arthur} {#port}

[Leonov]{person=leonov} came.
`;
  const entries: readonly (readonly [file: string, from: string, to: string, told: readonly string[]])[] = [
    ['places', 'by the sea', 'on a bay', [`16:1 ${changed} place "port-arthur" has changed in the library`]],
    ['places', '1898..1945', '1898..1905', [`16:1 ${changed} place "port-arthur" has changed in the library`]],
    ['people', 'A hero twice', 'A hero once', [`16:1 ${changed} person "leonov" has changed in the library`]],
    [
      'people',
      'born: 1916',
      'born: 1917',
      [`18:10 ${changed} "Leonov, 1916–2003" became "Leonov, 1917–2003"; person "leonov" has changed in the library`],
    ],
    [
      'people',
      'died: 2003',
      'died: 2004',
      [`18:10 ${changed} "Leonov, 1916–2003" became "Leonov, 1916–2004"; person "leonov" has changed in the library`],
    ],
    ['sources', 'told twice', 'told once', [`6:1 ${changed} source "izvestia" has changed in the library`]],
    ['claims', 'para. 2', 'para. 3', [`6:1 ${changed} claim "pa-159-days" has changed in the library`]],
    // Nobody reads these.
    ['places', 'Liushun', 'Lushun', []],
    ['claims', 'figures: []', 'figures: [{ value: 5, unit: days }]', []],
  ];
  test.each(entries)('in %s, from "%s", names the entry', async (name, from, to, told) => {
    const folder = project({
      'wonsan/en.md': cards,
      'library/places.yaml': `places:
  - id: port-arthur
    kind: port
    names: [{ text: Port Arthur, lang: en }, { text: Ryojun, lang: en, dates: 1898..1945 }]
    variants: [Liushun]
    note: A town by the sea.
`,
      'library/people.yaml': `people:
  - { id: leonov, born: 1916, died: 2003, note: A hero twice., names: [{ text: Viktor Leonov, lang: en }] }
`,
      'library/sources.yaml': `references:
  - { id: izvestia, type: article-newspaper, title: Red flag, voice: Izvestia, note: It is told twice. }
`,
      'library/claims.yaml': `claims:
  - { id: pa-159-days, statement: It was so., figures: [], sources: [{ source: izvestia, locator: para. 2 }] }
`,
    });
    await signed(folder);
    expect(await found(folder)).toEqual([]);
    const file = `library/${name}.yaml`;
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain(from);
    write(folder, { [file]: text.replace(from, to) });
    expect(await found(folder)).toEqual(told);
  });

  test('in the library is told without a name when the signature kept none', async () => {
    const folder = project();
    await signed(folder);
    const file = join(folder, 'wonsan/signoff.yaml');
    const kept = readFileSync(file, 'utf8');
    expect(kept).toMatch(/\n {4}library: \{ pa-159-days: \S{8,10}, izvestia: \S{8,10} \}\n/);
    write(folder, { 'wonsan/signoff.yaml': kept.replace(/\n {4}library: .*/g, '') });
    expect(await found(folder)).toEqual([]);
    const claims = readFileSync(join(folder, 'library/claims.yaml'), 'utf8');
    write(folder, { 'library/claims.yaml': claims.replace('para. 2', 'para. 3') });
    expect(await found(folder)).toEqual([
      `6:1 ${changed} the sentences are the same, but not what the library says behind them or where they are shown`,
    ]);
  });

  test('of an earlier slide that names a place leaves the others as they are', async () => {
    const folder = project({ 'wonsan/en.md': cards.replace('Everybody', 'They') });
    await signed(folder);
    const reported = await found(folder, 'They went', '[They]{person=leonov} [@izvestia] went');
    expect(reported.map((each) => each.split(' ')[0])).toEqual(['14:4']);
  });

  test('of a headline without an id says that the id has changed with it', async () => {
    const folder = project({ 'wonsan/en.md': script.replace(' {#end}', '') });
    await signed(folder);
    expect(await found(folder, 'The end', 'An end')).toEqual([
      `1:1 ${changed} slide "the-end" is gone. Ids made from headlines change with them; "lanternist ids wonsan" writes them into the script`,
    ]);
  });

  test('of several sentences is told once, at the first', async () => {
    const folder = project();
    await signed(folder);
    await found(folder, 'Leonov landed', 'Leonov arrived');
    expect(await found(folder, '3,500', '3,600')).toEqual([
      `8:1 ${changed} "landed first." became "arrived first.", and 1 more`,
    ]);
  });

  test('is allowed where the script says why', async () => {
    const folder = project();
    await signed(folder);
    expect(await found(folder, '{#airfield}', '{#airfield allow="changed-since-signed: a typing error"}')).toEqual([]);
    expect(await found(folder, '3,500', '3,600')).toEqual([]);
  });
});

describe('the mark "Draft"', () => {
  test('is lifted by a signature of every slide, and comes back with a change', async () => {
    const folder = project();
    expect(await isDrafted(folder, await compiled(folder, 'wonsan/en.md'))).toEqual([true, true]);
    await signed(folder, 'wonsan', { slide: ['airfield', 'title'] });
    expect(await isDrafted(folder, await compiled(folder, 'wonsan/en.md'))).toEqual([true, true]);
    await signed(folder, 'wonsan', { slide: ['end'], by: 'B. Historian' });
    expect(await isDrafted(folder, await compiled(folder, 'wonsan/en.md'))).toEqual([false, false]);
    await found(folder, '3,500', '3,600');
    expect(await isDrafted(folder, await compiled(folder, 'wonsan/en.md'))).toEqual([true, true]);
  });

  test('stands on the first slide of a script without a title', async () => {
    const text = script.replace('title: Wonsan\n', '').replace('## On the', 'Before.\n\n## On the');
    const folder = project({ 'talk.md': text.replace('status: draft', 'status: draft\nevidence: "off"') });
    const each = await compiled(folder, 'talk.md');
    expect(each.edition?.title).toBeUndefined();
    expect(await isDrafted(folder, each)).toEqual([true, true]);
  });

  test('stays with any other status where evidence is asked for, and that is reported', async () => {
    const folder = project({ 'wonsan/en.md': script.replace('draft', 'reviewed') });
    expect(await found(folder)).toEqual(['3:9 status-unsigned status: reviewed, but nobody has signed']);
    expect(await isDrafted(folder, await compiled(folder, 'wonsan/en.md'))).toEqual([true, true]);
    await signed(folder, 'wonsan', { slide: ['end', 'title'] });
    expect(await found(folder, 'Nobody fired', 'No one fired')).toEqual([
      '3:9 status-unsigned status: reviewed, but 1 of 3 slides is not signed and 1 has changed since',
      '13:3 changed-since-signed Changed since A. Historian signed on 2026-11-22: "Nobody fired." became "No one fired."',
    ]);
    await signed(folder);
    expect(await found(folder)).toEqual([]);
    expect(await isDrafted(folder, await compiled(folder, 'wonsan/en.md'))).toEqual([false, false]);
  });

  test('is not there without a status, nor with one where nobody asks for evidence', async () => {
    const plain = project({ 'wonsan/en.md': script.replace('status: draft\n', '') });
    expect(await isDrafted(plain, await compiled(plain, 'wonsan/en.md'))).toEqual([false, false]);
    const off = project({ 'wonsan/en.md': script.replace('status: draft', 'status: done\nevidence: "off"') });
    expect(await found(off)).toEqual([]);
    expect(await isDrafted(off, await compiled(off, 'wonsan/en.md'))).toEqual([false, false]);
  });
});

describe('signoff.yaml', () => {
  test('keeps the languages apart and is the same when it is signed again', async () => {
    const folder = project({
      'wonsan/en.md': script.replace('{#airfield}', '{#airfield}'),
      'wonsan/ru.md': script.replace('title: Wonsan', 'title: Вонсан\nlang: ru'),
    });
    expect((await signed(folder, 'wonsan', { lang: 'ru' })).out).toContain('wonsan/ru.md: 3 slides signed');
    const file = join(folder, 'wonsan/signoff.yaml');
    expect(readFileSync(file, 'utf8')).not.toContain('lang: en');
    await signed(folder);
    const text = readFileSync(file, 'utf8');
    expect(text.match(/lang: (en|ru)/g)).toEqual([...Array(3).fill('lang: en'), ...Array(3).fill('lang: ru')]);
    expect((await signed(folder)).out).toContain('all as they were');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('of a single script lies beside it, and a slide that is gone leaves it', async () => {
    const folder = project({ 'talk.md': script });
    await signed(folder, 'talk.md');
    await found(folder, '{#end}', '{#finish}', 'talk.md');
    const { out } = await signed(folder, 'talk.md');
    expect(out).toContain('1 signed for the first time, 1 slide gone');
    expect(readFileSync(join(folder, 'talk.signoff.yaml'), 'utf8')).not.toContain('slide: end\n');
  });

  const hostile: readonly (readonly [what: string, text: string, reported: readonly string[]])[] = [
    ['nothing', '', []],
    ['a word', 'hello', ['1:1 yaml-syntax']],
    ['a number under the key', 'signatures: 5', ['1:13 yaml-syntax']],
    ['another key', 'signed: []', ['1:1 key-unknown']],
    ['an entry that is a word', '- hello', ['1:3 value-type']],
    [
      'keys of no use',
      '- { lang: en, slide: end, by: A, date: 2026-11-22, hash: x, text: 4 }',
      ['1:58 value-type', '1:67 value-type'],
    ],
    [
      'prototypes',
      '- { __proto__: { by: x }, constructor: 1 }',
      ['1:3 value-type', '1:5 key-unknown', '1:27 key-unknown'],
    ],
    [
      'aliases without end',
      `a: &a [x, x]\n${'b'.repeat(3)}: &b [*a, *a]\nsignatures: [*b]`,
      ['1:1 key-unknown', '2:1 key-unknown', '3:14 value-type'],
    ],
    ['an open quotation mark', 'signatures: "', ['1:13 yaml-syntax']],
    ['bytes that are no text', '\u0000\u0001\u0002', ['1:1 yaml-syntax']],
  ];
  test.each(hostile)('with %s does no harm', async (_, text, reported) => {
    const folder = project();
    write(folder, { 'wonsan/signoff.yaml': text });
    const { problems, signed: state } = await compiled(folder, 'wonsan/en.md');
    expect(state.isComplete).toBe(false);
    const told = problems.filter(({ file }) => file === 'wonsan/signoff.yaml');
    const places = told.map(({ code, line, column }) => `${line}:${column} ${code}`);
    expect([...new Set(places)]).toEqual(reported);
  });

  test('with brackets without end does no harm', async () => {
    const folder = project();
    write(folder, { 'wonsan/signoff.yaml': '['.repeat(20_000) });
    const { problems } = await compiled(folder, 'wonsan/en.md');
    expect(problems.map(({ code, file }) => `${file} ${code}`)).toContain('wonsan/signoff.yaml yaml-syntax');
  });

  test('that is a folder is reported', async () => {
    const folder = project();
    mkdirSync(join(folder, 'wonsan/signoff.yaml'));
    const { problems } = await compiled(folder, 'wonsan/en.md');
    expect(problems.map(({ code, file }) => `${file} ${code}`)).toContain('wonsan/signoff.yaml file-unreadable');
  });

  test('with a slide twice is reported, and the first counts', async () => {
    const folder = project();
    await signed(folder);
    const text = readFileSync(join(folder, 'wonsan/signoff.yaml'), 'utf8');
    write(folder, { 'wonsan/signoff.yaml': text.replace('slide: end', 'slide: airfield') });
    const { signed: state, problems } = await compiled(folder, 'wonsan/en.md');
    expect(problems.map(({ message }) => message)).toContain(
      'Key "slide" is "airfield" (en) a second time, expected one signature a slide',
    );
    expect(state.slides.get('airfield')?.type).toBe('signed');
    expect(state.slides.get('end')?.type).toBe('unsigned');
  });
});

test('an output is made again when somebody signs, and when the signature goes', async () => {
  const folder = project();
  const printers = openPrintPool();
  const built = async (): Promise<readonly string[]> => {
    const settings = { ...defaultSettings, out: join(folder, 'dist'), to: ['deck'] as const, lang: '' };
    const { outputs } = await buildAll(openWorkshop(folder), ['wonsan'], settings, printers);
    return outputs.map(({ state }) => state);
  };
  const states = [await built(), await built()];
  await signed(folder);
  states.push(await built(), await built());
  rmSync(join(folder, 'wonsan/signoff.yaml'));
  states.push(await built());
  expect(states.flat()).toEqual(['written', 'unchanged', 'written', 'unchanged', 'written']);
  await printers.close();
});

test('nothing is signed while a script has an error, a name is missing, or a slide is unknown', async () => {
  const folder = project({ 'wonsan/en.md': `${script}\n::: notes\n` });
  const broken = await signed(folder);
  expect(broken.code).toBe(1);
  expect(broken.err).toContain('div-unclosed');
  expect(await compiled(folder, 'wonsan/en.md').then(({ signed: state }) => state.signatures)).toEqual([]);
  const fine = project();
  expect(await signed(fine, 'wonsan', { by: ' ' })).toMatchObject({ code: 2 });
  expect((await signed(fine, 'wonsan', { slide: ['ends'] })).err).toContain('no slide "ends", did you mean "end"?');
  expect((await signed(fine, 'wonsan', { lang: 'fr' })).err).toContain('no script in "fr"; there is en');
});
