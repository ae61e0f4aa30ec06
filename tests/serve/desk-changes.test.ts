import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changeBetween } from '../../src/serve/deck-change.ts';
import { type DeckParts, partsOf } from '../../src/serve/deck-parts.ts';
import { openSession, type Session } from '../../src/serve/session.ts';

const script = `---
title: A talk
lang: en
date: 2026-01-01
---

## First {#first}

Text.

# An act {#act}

## Second {#second}

\`\`\`html
</section>
<section id="trap" class="page">
\`\`\`

## Third {#third}

::: notes
Said.
:::
`;

let folder: string;
let file: string;
let session: Session;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanternist-changes-'));
  file = join(folder, 'talk.md');
  writeFileSync(file, script);
  session = await openSession({ cwd: folder, paths: ['.'], out: join(folder, 'dist'), browser: '', editor: '' });
  await deckParts();
});
afterEach(async () => {
  await session.close();
  rmSync(folder, { recursive: true });
});

async function key(): Promise<string> {
  for await (const { scripts } of session.states(new AbortController().signal)) return scripts[0]?.key ?? '';
  return '';
}

async function deckParts(): Promise<DeckParts> {
  const deck = await session.deck(await key());
  if (!deck?.parts) throw new Error('No parts');
  return deck.parts;
}

/** Saves a text; gives the ids of exchanged slides, the new numbers, the new order, and what counts as edited. */
async function save(text: string) {
  const before = await deckParts();
  writeFileSync(file, text);
  await session.refresh([file]);
  const change = changeBetween(before, await deckParts());
  return {
    slides: change?.slides.map((html) => /id="([^"]+)"/.exec(html)?.[1]),
    numbers: change?.numbers.map(({ id: name, number }) => `${name} ${number}`),
    order: change?.order?.map(({ ids }) => ids.join(' ')),
    edited: session.entry(await key())?.good?.edited,
  };
}

test('a deck comes apart at its slides, whatever stands in them, and goes together again', async () => {
  const deck = await session.deck(await key());
  expect(deck?.parts?.acts.map(({ slides }) => slides.map(({ id }) => id))).toEqual([
    ['title', 'first'],
    ['act', 'second', 'third'],
  ]);
  for (const { html } of deck?.parts?.acts.flatMap(({ slides }) => slides) ?? []) {
    expect(deck?.html).toContain(html);
    expect(html).toMatch(/^<section id="[^"]+" class="page"[\s\S]*<\/section>$/);
  }
  expect(partsOf('<html><body><p>Another template</p></body></html>')).toBe(undefined);
  expect(partsOf('<section class="act">\n<section id="a" class="page">\n</section>\n')).toBe(undefined);
});

test('only what was edited is exchanged: places are those within the slide', async () => {
  expect(await save(script.replace('Text.', 'Other text.\n\nMore of it.'))).toEqual({
    slides: ['first'],
    numbers: [],
    order: undefined,
    edited: ['first'],
  });
  expect(await save(script.replace('Said.', 'Said aloud.'))).toMatchObject({ edited: ['first', 'third'] });
});

test('slides that come, go and move are told with their order', async () => {
  const inserted = script.replace('## Third', '## Between {#between}\n\nWords.\n\n## Third');
  expect(await save(inserted)).toEqual({
    slides: ['between'],
    numbers: ['third 6'],
    order: ['title first', 'act second between third'],
    edited: ['between'],
  });
  expect(await save(script)).toEqual({
    slides: [],
    numbers: ['third 5'],
    order: ['title first', 'act second third'],
    edited: ['second'],
  });
  expect(await save(script.replace('{#third}', '{#fourth}'))).toEqual({
    slides: ['fourth'],
    numbers: [],
    order: ['title first', 'act second fourth'],
    edited: ['fourth'],
  });
});

test('front matter, too many slides and files beside the script count as no edit', async () => {
  expect(await save(script.replace('A talk', 'Another talk'))).toMatchObject({ edited: [] });
  expect(await save(script.replace(/^(##? .*) \{/gm, '$1 anew {'))).toMatchObject({ edited: [] });
  await save(script);
  expect(await save(script.replace('Text.', 'Edited.'))).toMatchObject({ edited: ['first'] });
  writeFileSync(join(folder, 'lanternist.yaml'), 'theme: gallery\n');
  await session.refresh([join(folder, 'lanternist.yaml')]);
  expect(session.entry(await key())?.good?.edited).toEqual([]);
});

test('another theme, another letter and a notice need a new page', async () => {
  session.setTheme(await key(), 'gallery');
  const gallery = await deckParts();
  session.setTheme(await key(), '');
  expect(changeBetween(gallery, await deckParts())).toBe(undefined);
  expect(await save(script.replace('Text.', 'Слова.'))).toMatchObject({ slides: undefined });
  await save(script);
  expect(await save(script.replace('{#third}', '{#third notice="Violence"}'))).toMatchObject({ slides: undefined });
});

test('what is built tells no places', async () => {
  const deck = await session.deck(await key());
  expect(deck?.html).toContain('data-at="');
  expect(session.make(await key(), 'deck')).toBe(true);
  for await (const { scripts } of session.states(new AbortController().signal)) {
    const output = scripts[0]?.outputs.find(({ name }) => name === 'deck');
    if (output?.state !== 'fresh') continue;
    expect(readFileSync(join(folder, output.file), 'utf8')).not.toContain('data-at');
    break;
  }
});
