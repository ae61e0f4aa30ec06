import { expect, test } from 'vitest';
import { diagnosticsPage } from '../../scripts/diagnostics.mjs';
import { codes } from '../../src/codes.ts';
import { page } from './pages.ts';

const { text } = page('docs/diagnostics.md');

test('docs/diagnostics.md is what src/codes.ts says', () => {
  expect(text === diagnosticsPage(codes), 'run "node scripts/diagnostics.mjs"').toBe(true);
});

test.each(Object.entries(codes))('%s has its heading, severity and explanation', (name, { severity, explains }) => {
  const [, entry = ''] = text.split(`\n### ${name}\n`);
  expect(entry.split('\n### ')[0]).toContain(`**${severity}**`);
  expect(entry.split('\n### ')[0]).toContain(explains);
});
