import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { constructNames } from '../../src/parse/constructs/index.ts';
import { examplesOf, pages } from './pages.ts';

const language = pages().filter(({ path }) => path.startsWith('docs/language/'));
const examples = language.flatMap(examplesOf);
/** The pictures of the examples lie in `media/` here, what they cite in `library/`. */
const cwd = fileURLToPath(new URL('.', import.meta.url));

test('there are examples, right and wrong ones', () => {
  expect(examples.filter(({ reports }) => reports.length === 0).length).toBeGreaterThan(30);
  expect(examples.filter(({ reports }) => reports.length > 0).length).toBeGreaterThan(30);
});

test.each(examples)('$name', async ({ script, reports }) => {
  const { problems } = await compile(script, { path: 'example.md', cwd });
  expect(problems.map(({ code }) => code).sort()).toEqual([...reports].sort());
});

test('every page of the language has an example', () => {
  expect(language.filter((each) => examplesOf(each).length === 0).map(({ path }) => path)).toEqual([]);
});

test('every block of the language is told of', () => {
  const text = language.map((each) => each.text).join('');
  const untold = constructNames.filter((name) => !name.startsWith('only-') && !new RegExp(`\\b${name}\\b`).test(text));
  expect(untold).toEqual([]);
});
