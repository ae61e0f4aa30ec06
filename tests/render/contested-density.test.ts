import { expect, test } from 'vitest';
import type { AccountView } from '../../src/render/contested-account.ts';
import { correctionDensity } from '../../src/render/contested-density.ts';
import { trusted } from '../../src/render/html.ts';

const account = (words: string): AccountView => ({
  by: '',
  standpoint: '',
  standpointHtml: trusted(''),
  quotedIn: '',
  badge: '',
  body: trusted(words),
  words,
  empty: false,
});

test('Chinese and Japanese signs take the room of two letters', () => {
  const three = (words: string) => correctionDensity([account(words), account(words), account(words)]);
  expect(three('a'.repeat(44))).toBe('roomy');
  expect(three('元'.repeat(22))).toBe('roomy');
  expect(three('元'.repeat(23))).toBe('tight');
  expect(three('、ー'.repeat(12))).toBe('tight');
});
