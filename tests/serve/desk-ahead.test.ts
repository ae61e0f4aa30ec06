import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileScript } from '../../src/compile.ts';
import { hasError } from '../../src/diagnostic.ts';
import { defaultSettings, renderDeckOf } from '../../src/pages.ts';
import { deckAhead, type Standing } from '../../src/serve/ahead.ts';
import { changeBetween } from '../../src/serve/deck-change.ts';
import { deckOf, partsOf } from '../../src/serve/deck-parts.ts';
import { openSession } from '../../src/serve/session.ts';
import { openWorkshop } from '../../src/workshop.ts';

/** 120 slides in six acts; each kind of content that may hold an edit stands in every tenth. */
function talk(): string {
  const slides = Array.from({ length: 114 }, (_, at) => {
    const act = at % 19 === 0 ? `# Act ${at / 19} {#act-${at / 19}}\n\n` : '';
    const more =
      at % 10 === 3
        ? '---\n\nIt goes on here.\n\n'
        : at % 10 === 5
          ? `Noted on ${at}.^[Said by somebody.]\n\n`
          : at % 10 === 7
            ? '- one\n- two\n\n. . .\n\nThen three.\n\n'
            : '';
    return `${act}## Slide ${at} {#s${at}}\n\nThe words of slide ${at}, which are few.\n\n${more}::: notes\nWhat is said on ${at}.\n:::\n`;
  });
  return `---\ntitle: A long talk\nlang: en\ndate: 2026-01-01\n---\n\n${slides.join('\n')}`;
}

const before = talk();
let folder: string;
let file: string;
let standing: Standing;
const workshop = () => openWorkshop(folder);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanternist-ahead-'));
  file = join(folder, 'talk.md');
  standing = await standingOf(before);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function standingOf(text: string): Promise<Standing> {
  writeFileSync(file, text);
  const compiled = await compileScript(workshop(), { file, narrative: 'talk', lang: '' });
  const parts = partsOf(await renderDeckOf(workshop(), compiled, defaultSettings, true));
  if (!parts) throw new Error('No parts');
  return { compiled, parts, theme: '' };
}

const ahead = (text: string) => deckAhead(workshop(), standing, text);

test('a deck that was taken apart goes together again', async () => {
  const html = await renderDeckOf(workshop(), standing.compiled, defaultSettings, true);
  expect(deckOf(standing.parts)).toBe(html);
});

const edits: readonly [what: string, edit: (text: string) => string, edited: readonly string[]][] = [
  ['words', (text) => text.replace('The words of slide 61', 'Other words of slide 61'), ['s61']],
  ['a headline', (text) => text.replace('## Slide 8 ', '## Another slide '), ['s8']],
  ['what is said', (text) => text.replace('What is said on 90.', 'What is told on 90.'), ['s90']],
  ['a slide put in', (text) => text.replace('## Slide 40 ', '## New {#new}\n\nNew.\n\n## Slide 40 '), ['new']],
  ['a slide put in as the last', (text) => `${text}\n## New {#new}\n\nNew.\n`, ['new']],
  ['a slide cut in two', (text) => text.replace(', which are few', '\n\n---\n\nFew'), ['s0', 's0-2']],
  ['a slide that continues', (text) => text.replace('It goes on here', 'And so it goes on'), ['s3-2']],
  ['a slide that goes', (text) => text.replace(/## Slide 70 [\s\S]*(?=## Slide 71 )/, ''), []],
  ['another order', (text) => text.replace(/(## Slide 70 [\s\S]*)(## Slide 71 [\s\S]*)(?=## Slide 72 )/, '$2$1'), []],
  ['a step', (text) => text.replace('Then three.', '. . .\n\nThen four.'), ['s7']],
  ['the last words', (text) => `${text}\nEnd.\n`, ['s113-2']],
];

test.each(edits)('an edit is shown as the whole script will show it: %s', async (_, edit, edited) => {
  const after = edit(before);
  expect(after).not.toBe(before);
  const found = await ahead(after);
  expect(found?.edited).toEqual(edited);
  expect(deckOf((await standingOf(after)).parts)).toBe(deckOf(found?.parts ?? standing.parts));
});

test.each([
  ['the front matter', (text: string) => text.replace('A long talk', 'A short talk')],
  ['an act', (text: string) => text.replace('# Act 2 ', '# Another act ')],
  ['a new act', (text: string) => text.replace('## Slide 25 ', '# New act\n\n## Slide 25 ')],
  ['a slide with notes, whose numbers hang on the others', (text: string) => text.replace('Noted on 55', 'Told on 55')],
  ['a note where none stood', (text: string) => text.replace('slide 61,', 'slide 61,^[Said.]')],
  ['the first notes of the script', (text: string) => text.replace('Noted on 5.', 'Told on 5.')],
  ['something left open', (text: string) => text.replace('The words of slide 61', '```\n')],
  ['an id that is taken', (text: string) => text.replace('{#s61}', '{#s90}')],
  ['a link out of the slide', (text: string) => text.replace('The words of slide 61', '[Words](#s3)')],
  ['an error', (text: string) => text.replace('The words of slide 61', '![](missing.png)')],
  ['a letter of other fonts', (text: string) => text.replace('The words of slide 61', 'Слова')],
  ['two places far from one another', (text: string) => text.replace('Slide 3 ', 'S 3 ').replace('Slide 99 ', 'S 99 ')],
  ['nothing', (text: string) => text],
])('where it can not be told, nothing is: %s', async (_, edit) => {
  expect(await ahead(edit(before))).toBeUndefined();
});

test('a short script is made whole', async () => {
  const short = before.slice(0, before.indexOf('# Act 2'));
  const small = await standingOf(short);
  expect(await deckAhead(workshop(), small, short.replace('Slide 4 ', 'S 4 '))).toBeUndefined();
});

test('whatever is typed, it shows what the whole script shows, or nothing', async () => {
  const typed = fc.constantFrom(
    'word',
    '\n\n',
    '## New\n',
    '\n---\n',
    '```\n',
    ':::\n',
    '::: notes\n',
    '- ',
    '*',
    '{#x}',
    '^[n]',
  );
  const shown: unknown[] = [];
  await fc.assert(
    fc.asyncProperty(fc.nat(before.length), fc.array(typed, { maxLength: 4 }), fc.nat(40), async (at, what, gone) => {
      const after = before.slice(0, at) + what.join('') + before.slice(at + gone);
      const found = await ahead(after);
      if (!found) return;
      const whole = await standingOf(after);
      shown.push(found);
      expect(hasError(whole.compiled.problems)).toBe(false);
      expect(changeBetween(found.parts, whole.parts)).toEqual({ slides: [], numbers: [], order: undefined });
    }),
    { numRuns: 60, seed: 8 },
  );
  expect(shown.length).toBeGreaterThan(10);
}, 60_000);

test('the desk shows it first, then the whole, which is the same', async () => {
  writeFileSync(file, before);
  const session = await openSession({ cwd: folder, paths: ['.'], out: join(folder, 'dist'), browser: '', editor: '' });
  const versions: string[] = [];
  const ending = new AbortController();
  const listening = (async () => {
    for await (const { scripts } of session.states(ending.signal)) versions.push(scripts[0]?.deck ?? '');
  })();
  for await (const { scripts } of session.states(ending.signal)) {
    await session.deck(scripts[0]?.key ?? '');
    writeFileSync(file, before.replace('The words of slide 61', 'Other words'));
    await session.refresh([file]);
    const decks = session.entry(scripts[0]?.key ?? '')?.decks ?? [];
    expect(decks.map(({ html }) => html.includes('Other words, which'))).toEqual([true, true, false]);
    expect(decks[0]?.html).toBe(decks[1]?.html);
    break;
  }
  await session.close();
  await listening;
  expect(versions.filter((version) => version.endsWith('-ahead'))).toHaveLength(1);
});
