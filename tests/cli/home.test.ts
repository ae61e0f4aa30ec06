import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dev } from '../../src/commands/dev.ts';
import { home } from '../../src/commands/home.ts';
import { fakeTerminal, temporaryFolder } from './support.ts';

vi.mock('../../src/commands/dev.ts', () => ({ dev: vi.fn(async () => 0) }));

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  vi.mocked(dev).mockClear();
  rmSync(folder, { recursive: true });
});

test('a title makes a talk and opens the desk', async () => {
  const terminal = fakeTerminal(folder, "My grandfather's war\n");
  expect(await home(terminal)).toBe(0);
  expect(existsSync(join(folder, 'my-grandfathers-war.md'))).toBe(true);
  expect(vi.mocked(dev).mock.calls).toEqual([[terminal, ['my-grandfathers-war.md'], { open: true, out: 'dist' }]]);
  expect(terminal.printed().err).toContain('Made my-grandfathers-war.md');
});

test.each(['\n', '  \n', ''])('%j makes nothing', async (typed) => {
  expect(await home(fakeTerminal(folder, typed))).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
  expect(dev).not.toHaveBeenCalled();
});

test('a title that can name no file is refused', async () => {
  const terminal = fakeTerminal(folder, '?!\n');
  expect(await home(terminal)).toBe(2);
  expect(terminal.printed().err).toContain('no letter or digit');
  expect(dev).not.toHaveBeenCalled();
});

test('nobody is asked where a script is, or where nobody sits', async () => {
  expect(await home(fakeTerminal(folder))).toBe(0);
  writeFileSync(join(folder, 'talk.md'), '## A slide\n');
  const terminal = fakeTerminal(folder, 'A second one\n');
  expect(await home(terminal)).toBe(0);
  expect(readdirSync(folder)).toEqual(['talk.md']);
  expect(terminal.printed().out).toContain('One script here');
});
