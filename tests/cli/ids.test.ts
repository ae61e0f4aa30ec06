import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { ids } from '../../src/commands/ids.ts';
import { withIds } from '../../src/commands/ids-edit.ts';
import type { Edition } from '../../src/model/narrative.ts';
import { sourceText } from '../../src/model/span.ts';
import { slidesOf } from '../../src/model/walk.ts';
import { parse } from '../../src/parse/parse.ts';
import { fakeTerminal, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

function editionOf(text: string): Edition {
  return parse(sourceText('talk.md', text), { narrative: 'talk' }).edition;
}

function written(text: string): string {
  return withIds(editionOf(text)).text;
}

describe('where an id goes', () => {
  test.each([
    ['## Title', '## Title {#title}'],
    ['## Title   ', '## Title {#title}   '],
    ['## Title ##', '## Title {#title} ##'],
    ['## Title ##  ', '## Title {#title} ##  '],
    ['##\tTitle', '##\tTitle {#title}'],
    ['  ## Title', '  ## Title {#title}'],
    ['## C#', '## C# {#c}'],
    ['## Title {when=1904}', '## Title {#title when=1904}'],
    ['## Title { .wide } ##', '## Title {#title .wide } ##'],
    ['## Title {}', '## Title {#title}'],
    ['## Title {notice="a {brace} in it"}', '## Title {#title notice="a {brace} in it"}'],
    ['## Title {notice=“a word”}', '## Title {#title notice=“a word”}'],
    ['## {when=1904}', '## {#slide-1 when=1904}'],
    ['##', '## {#slide-1}'],
    ['## ##', '## {#slide-1} ##'],
    ['## Not closed \\}', '## Not closed \\} {#not-closed}'],
    ['## From [Порт-Артур]{lang=ru}', '## From [Порт-Артур]{lang=ru} {#from-порт-артур}'],
    ['## `code}`', '## `code}` {#code}'],
    ['## Гавань 旅順', '## Гавань 旅順 {#гавань-旅順}'],
    ['## हिन्दी', '## हिन्दी {#हिन्दी}'],
    ['Title\n---', 'Title {#title}\n---'],
    ['Two\nlines\n=====', 'Two\nlines {#two-lines}\n====='],
    ['Title {.wide}\n---', 'Title {#title .wide}\n---'],
    ['## One\r\n\r\n## Two {.a}\r\n', '## One {#one}\r\n\r\n## Two {#two .a}\r\n'],
    ['## Same\n\n## Same', '## Same {#same}\n\n## Same {#same-2}'],
    ['## Same\n\n---\n\nMore\n\n## Same', '## Same {#same}\n\n---\n\nMore\n\n## Same {#same-3}'],
    ['# Act\n\n## Slide', '# Act {#act}\n\n## Slide {#slide}'],
  ])('%j', (before, after) => {
    expect(written(before)).toBe(after);
    expect(written(after)).toBe(after);
  });

  test.each([
    '## Title {#own}',
    '---\ntitle: A talk\n---\n\nText before the first heading.\n',
    '---\ntitle: A talk\n---\n\n# A talk\n',
    'Only a paragraph.\n\n---\n\nAnd one more.\n',
    '### A heading inside a slide\n',
    '> ## A heading in a quotation\n',
    '```\n## Code\n```\n',
  ])('nowhere in %j', (text) => {
    expect(written(text)).toBe(text);
  });
});

const left: ReadonlySet<string> = new Set(
  'span extent runs base source places explicitId start end idStart'.split(' '),
);

/** The model without places and empty words, and without what `ids` is to change. */
function shape(edition: Edition): unknown {
  const kept = JSON.stringify(edition, (key, value: unknown) => {
    if (left.has(key)) return undefined;
    // markdown-it's own marks of how a character was written.
    if (key === 'info' || key === 'markup') return undefined;
    if (Array.isArray(value)) return value.filter((each) => each?.type !== 'text' || each.content !== '');
    return value instanceof Set ? [...value] : value;
  });
  return JSON.parse(kept);
}

const words = fc.stringMatching(/^[A-Za-zа-яё旅順’'*`_{}[\]()#\\>!.:"“ -]{0,24}$/u);
const attributes = fc.constantFrom(
  '',
  '',
  ' {.wide}',
  ' {when=1904}',
  ' {#own}',
  ' {notice="a } b"}',
  '{.near}',
  ' {}',
);
const heading = fc
  .tuple(
    fc.constantFrom('# ', '## ', '##\t', '  ## ', '##', '### '),
    words,
    attributes,
    fc.constantFrom('', ' ##', '  '),
  )
  .map((parts) => parts.join(''));
const setext = fc
  .tuple(words, attributes, fc.constantFrom('\n===', '\n---', '\nmore\n---'))
  .map((parts) => parts.join(''));
const other = fc.constantFrom(
  'Text.',
  '---',
  '- item',
  '```\n## code\n```',
  '::: notes\nSaid.\n:::',
  '<!-- ## no -->',
  '| a |\n|---|\n| b |',
);
const script = fc
  .tuple(
    fc.constantFrom('', '---\ntitle: A talk\n---\n\n', '---\ntitle: Title\n---\n'),
    fc.array(fc.oneof({ weight: 3, arbitrary: heading }, setext, other), { maxLength: 8 }),
    fc.constantFrom('\n', '\n\n'),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([front, blocks, gap, ending]) => (front + blocks.join(gap)).replaceAll('\n', ending));

/** A script that `ids` would touch: its attributes can be read, and no id is there twice. */
function isClear(text: string): boolean {
  const { problems } = parse(sourceText('talk.md', text), { narrative: 'talk' });
  return problems.every((each) => each.severity !== 'error');
}

describe('laws of ids', () => {
  test('the script means the same, and every heading has its id', () => {
    fc.assert(
      fc.property(script.filter(isClear), (text) => {
        const before = editionOf(text);
        const { text: after, written: list } = withIds(before);
        const edition = editionOf(after);
        expect(shape(edition)).toEqual(shape(before));
        expect(withIds(edition)).toEqual({ text: after, written: [] });
        const explicit = [...slidesOf(edition)].filter((slide) => slide.explicitId).length;
        const own = [...slidesOf(before)].filter((slide) => slide.explicitId).length;
        expect(explicit).toBe(own + list.length);
      }),
      { numRuns: 400, seed: 1659 },
    );
  });

  test('nothing is taken away, and only ids are put in', () => {
    fc.assert(
      fc.property(script.filter(isClear), (text) => {
        const { text: after, written: list } = withIds(editionOf(text));
        const lines = after.split('\n');
        const changed = text.split('\n').flatMap((line, index) => {
          const now = lines[index] ?? '';
          if (now === line) return [];
          const at = [...line].findIndex((_, place) => now[place] !== line[place]);
          const start = at < 0 ? line.length : at;
          const put = now.slice(start, now.length - (line.length - start));
          expect(line.slice(0, start) + put + line.slice(start)).toBe(now);
          return put;
        });
        expect(lines.length).toBe(text.split('\n').length);
        expect(changed.length).toBe(list.length);
        for (const [index, put] of changed.entries()) expect(put).toContain(list[index]?.id);
      }),
      { numRuns: 300, seed: 1798 },
    );
  });
});

describe('the file', () => {
  test('keeps its byte order mark, its line endings and its rights', async () => {
    const file = join(folder, 'bom.md');
    writeFileSync(file, '\uFEFF## Гавань\r\n\r\nText.\r\n');
    chmodSync(file, 0o640);
    expect(await ids(fakeTerminal(folder), ['bom.md'], {})).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('\uFEFF## Гавань {#гавань}\r\n\r\nText.\r\n');
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  test('is written where a link leads', async () => {
    mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real', 'linked.md'), '## Title\n');
    symlinkSync(join(folder, 'real', 'linked.md'), join(folder, 'linked.md'));
    expect(await ids(fakeTerminal(folder), ['linked.md'], {})).toBe(0);
    expect(readFileSync(join(folder, 'real', 'linked.md'), 'utf8')).toBe('## Title {#title}\n');
  });

  test('is not written for nothing, nor on a dry run', async () => {
    const file = join(folder, 'still.md');
    writeFileSync(file, '## Title\n');
    const { ino } = statSync(file);
    expect(await ids(fakeTerminal(folder), ['still.md'], { dryRun: true })).toBe(0);
    expect(statSync(file).ino).toBe(ino);
    expect(readFileSync(file, 'utf8')).toBe('## Title\n');
    await ids(fakeTerminal(folder), ['still.md'], {});
    const once = statSync(file).ino;
    await ids(fakeTerminal(folder), ['still.md'], {});
    expect(statSync(file).ino).toBe(once);
  });
});
