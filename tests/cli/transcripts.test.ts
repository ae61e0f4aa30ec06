import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCase } from './support.ts';

const folder = new URL('./cases/', import.meta.url);

/** To renew an expectation, delete the lines below its command and run the test; look at the difference. */
describe.concurrent('the command line, as transcripts', () => {
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith('.txt'))
    .sort()) {
    test(name, { timeout: 120_000 }, async ({ expect: expectHere }) => {
      const file = new URL(name, folder);
      const written = readFileSync(file, 'utf8');
      const { transcript, isComplete } = await runCase(written);
      if (!isComplete && !process.env.CI) writeFileSync(file, transcript);
      else expectHere(transcript).toBe(written);
    });
  }
});

test('a transcript says what really happened', async () => {
  const { transcript, isComplete } = await runCase('$ echo wrong; echo aside >&2; exit 4\n> right\n= 0\n');
  expect(transcript).toBe('$ echo wrong; echo aside >&2; exit 4\n> wrong\n! aside\n= 4\n');
  expect(isComplete).toBe(true);
  expect((await runCase('$ true\n')).isComplete).toBe(false);
});
