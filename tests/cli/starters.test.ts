import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeStarter } from '../../src/commands/starter.ts';
import { readStarterName } from '../../src/commands/starter-name.ts';
import { compileScript } from '../../src/compile.ts';
import { findScripts } from '../../src/input/find-scripts.ts';
import { blocksIn, everythingOn, slidesOf } from '../../src/model/walk.ts';
import { openWorkshop } from '../../src/workshop.ts';
import { temporaryFolder } from './support.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["My grandfather's war", '', 'my-grandfathers-war', "My grandfather's war"],
  ['  My   war ', '', 'my-war', 'My war'],
  ['my-talk', '', 'my-talk', 'My talk'],
  ['Lecture_2024.md', '', 'Lecture_2024', 'Lecture 2024'],
  ['talks/harbour.markdown', 'talks', 'harbour', 'Harbour'],
  ['talks/My war', 'talks', 'my-war', 'My war'],
  ['War and/or peace', '', 'war-and-or-peace', 'War and/or peace'],
  ['Гавань и крепость', '', 'гавань-и-крепость', 'Гавань и крепость'],
  ['war?', '', 'war', 'War'],
  ['...', '', '', ''],
])('%j names a file and a title', (name, home, base, title) => {
  expect(readStarterName(name)).toEqual({ folder: home, base, title });
});

test.each(['talk', 'narrative'] as const)(
  'the starter "%s" has no problem and shows the language',
  async (template) => {
    const made = makeStarter(folder, `A starter for a ${template}`, template);
    if (made.type !== 'made') throw new Error(made.reason);
    const [script] = findScripts([made.path], folder).scripts;
    if (!script) throw new Error('not found again');
    const { edition, problems } = await compileScript(openWorkshop(folder), script);
    expect(problems).toEqual([]);
    if (!edition) throw new Error('not read');
    const slides = [...slidesOf(edition)];
    expect(edition.meta.title).toBe(`A starter for a ${template}`);
    const blocks = slides.flatMap((slide) => [...blocksIn(everythingOn(slide))]);
    const shown = new Set([...blocks.map((each) => each.type), ...slides.map((slide) => slide.layout)]);
    const common = ['incremental', 'step', 'quote', 'columns', 'numbers', 'statement'];
    const own = template === 'talk' ? ['text', 'table', 'code', 'title'] : ['act', 'title'];
    expect([...common, ...own].filter((each) => !shown.has(each))).toEqual([]);
    expect(slides.every((slide) => slide.notes.length > 0 || slide.part > 1)).toBe(true);
    expect(slides.some((slide) => slide.cue.length > 0)).toBe(true);
    if (template === 'narrative') {
      expect(slides.filter((slide) => slide.part === 1 && slide.kind !== 'title' && !slide.explicitId)).toEqual([]);
      expect(slides.some((slide) => slide.notice !== '') && slides.some((slide) => slide.read.length > 0)).toBe(true);
      expect(edition.acts.length).toBe(3);
    }
  },
);

test('a starter is never written over something', () => {
  const made = makeStarter(folder, 'Once again', 'talk');
  expect(made.type).toBe('made');
  const before = readFileSync(join(folder, 'once-again.md'), 'utf8');
  expect(makeStarter(folder, 'once-again.md', 'talk').type).toBe('refused');
  expect(readFileSync(join(folder, 'once-again.md'), 'utf8')).toBe(before);
});
