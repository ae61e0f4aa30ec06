import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exitCodes } from '../../src/commands/exit-codes.ts';
import { problem } from '../../src/diagnostic.ts';
import { formatNames } from '../../src/model/narrative.ts';
import { configSchema, frontMatterSchema } from '../../src/schema.ts';
import { firstColumn, page, root } from './pages.ts';

const source = (path: string): string => readFileSync(join(root, path), 'utf8');
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

test('docs/layouts.md has the rows of src/parse/layout.ts, in their order', () => {
  const rules = found(source('src/parse/layout.ts'), /\{ ?\s*layout: '(\w+)',/g);
  expect(rules.length).toBeGreaterThan(8);
  expect(firstColumn(page('docs/layouts.md'), 'Which layout a slide gets')).toEqual(rules);
});

test('docs/layouts.md names every field of a slide', () => {
  const [, view = ''] = source('src/render/slide-view.ts').split('export interface SlideView {');
  const fields = found(view.split('\n}')[0] ?? '', /^ {2}readonly (\w+):/gm);
  expect(fields.length).toBeGreaterThan(15);
  expect(firstColumn(page('docs/layouts.md'), 'The fields of a slide').sort()).toEqual(fields.sort());
});

test('docs/themes.md names every variable of a theme', () => {
  const variables = found(source('templates/themes/paper.css'), /^ {2}(--[\w-]+):/gm);
  expect(variables.length).toBeGreaterThan(8);
  expect(firstColumn(page('docs/themes.md'), 'Variables')).toEqual(variables);
});

test('docs/configuration.md names every key', () => {
  const configuration = page('docs/configuration.md');
  expect(firstColumn(configuration, 'Front matter').sort()).toEqual(Object.keys(frontMatterSchema.entries).sort());
  expect(firstColumn(configuration, 'lanternist.yaml').sort()).toEqual(Object.keys(configSchema.entries).sort());
});

test('docs/commands.md names every command, option and exit code', () => {
  const { text } = page('docs/commands.md');
  const program = source('src/commands/program.ts') + source('src/commands/kiosk-program.ts');
  const commands = found(program, /\.command\('(\w+)'\)/g);
  const options = found(program, /['" ](--[a-z-]+)/g);
  expect(commands.length).toBeGreaterThan(4);
  expect(options.length).toBeGreaterThan(12);
  expect(
    commands.filter((name) => !text.includes(`\n## ${name}\n`) && !text.includes(`\n### kiosk ${name}\n`)),
  ).toEqual([]);
  expect(options.filter((name) => !text.includes(`\`${name}`))).toEqual([]);
  expect(firstColumn(page('docs/commands.md'), 'Exit codes')).toEqual(Object.values(exitCodes).map(String));
});

test('docs/commands.md shows every field of a problem', () => {
  const shown = page('docs/commands.md').tokens.find((token) => token.type === 'fence' && token.info === 'json');
  const [example] = JSON.parse(shown?.content ?? '[]') as object[];
  expect(Object.keys(example ?? {})).toEqual(Object.keys(problem('file-empty', undefined, undefined, {})));
});

test('docs/language/audience.md names every output', () => {
  expect(firstColumn(page('docs/language/audience.md'), 'The names')).toEqual([...formatNames, 'print']);
});
