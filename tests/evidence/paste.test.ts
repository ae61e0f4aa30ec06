import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { entriesOf } from '../../src/commands/library-entries.ts';
import { compile } from '../../src/index.ts';
import { openWorkshop } from '../../src/workshop.ts';

const cwd = fileURLToPath(new URL('../../narratives/', import.meta.url));

test('every question of the shipped library can be pasted as it is offered', async () => {
  const { library } = await openWorkshop(cwd).libraryIn(`${cwd}library`);
  const entries = entriesOf('questions', library);
  expect(entries.length).toBeGreaterThan(40);
  const script = `---\ntitle: Questions\n---\n\n${entries.map(({ notation }) => notation).join('\n\n')}\n`;
  const { problems } = await compile(script, { path: 'all.md', cwd });
  const language = problems.filter(({ code }) =>
    /^(construct|attribute|date|div|citation|reference|source)-/.test(code),
  );
  expect(language.map(({ line, message }) => `${line} ${message}`)).toEqual([]);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('a source is offered without a place', async () => {
  const { library } = await openWorkshop(cwd).libraryIn(`${cwd}library`);
  for (const { id, notation } of entriesOf('sources', library)) expect(notation).toBe(`[@${id}]`);
});
