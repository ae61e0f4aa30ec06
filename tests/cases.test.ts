import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compileScript } from '../src/compile.ts';
import { coloursFor, report } from '../src/report.ts';
import { openWorkshop } from '../src/workshop.ts';

// A case is a script and, beside it, what is reported of it; `library/` is what all of them cite. A missing expectation is written here and looked at; never in CI.
const folder = fileURLToPath(new URL('cases/problems/', import.meta.url));
const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll(sep, '/'))
  .filter((name) => name.endsWith('.md'))
  .sort();

test.each(scripts)('%s', async (name) => {
  const workshop = openWorkshop(folder);
  const { problems } = await compileScript(workshop, { file: join(folder, name), narrative: 'case', lang: '' });
  const printed = report(problems, 'text', coloursFor(false)) || 'no problem\n';
  const expectation = join(folder, name.replace(/\.md$/, '.txt'));
  if (!existsSync(expectation) && !process.env.CI) writeFileSync(expectation, printed);
  expect(printed).toBe(readFileSync(expectation, 'utf8'));
});

test('front matter never runs', () => {
  expect(Reflect.get(globalThis, 'ran')).toBeUndefined();
});
