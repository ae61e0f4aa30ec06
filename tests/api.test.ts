import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, expectTypeOf, test } from 'vitest';
import * as lanternist from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lanternist-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the library', () => {
  test('exports what the README names, and no more', () => {
    expect(Object.keys(lanternist).sort()).toEqual(['EnvironmentFailure', 'build', 'check', 'compile', 'render']);
  });

  test('compiles and renders a text', async () => {
    const compiled = await lanternist.compile('---\ntitle: T\n---\n\n## One\n\nText.\n', { cwd: folder });
    expect(compiled.problems).toEqual([]);
    const deck = await lanternist.render(compiled, 'deck');
    expect(deck).toContain('<section id="one"');
    expect(await lanternist.render(compiled, 'slides', { size: '4:3' })).toContain('960px 720px');
  });

  test('bad input is among the problems; rendering it throws', async () => {
    const compiled = await lanternist.compile('## One\n\n::: notes\n', { cwd: folder, path: 'war.md' });
    expect(compiled.problems.map(({ code, file, line }) => `${file}:${line} ${code}`)).toEqual([
      'war.md:3 div-unclosed',
    ]);
    await expect(lanternist.render(compiled, 'deck')).rejects.toThrow('has errors');
  });

  test('checks and builds files', async () => {
    writeFileSync(join(folder, 'talk.md'), '## One\n\nText.\n');
    expect(await lanternist.check(['talk.md'], { cwd: folder })).toEqual([]);
    const result = await lanternist.build(['talk.md'], { cwd: folder, to: ['deck'] });
    expect(result.outputs.map(({ state, slides }) => [state, slides])).toEqual([['written', 1]]);
    expect(readFileSync(join(folder, 'dist', 'index.html'), 'utf8')).toContain('talk/en/deck.html');
  });

  test('types', () => {
    expectTypeOf(lanternist.check).returns.resolves.items.toHaveProperty('code');
    // @ts-expect-error there is no such format
    expectTypeOf(lanternist.render).toBeCallableWith({} as lanternist.Compiled, 'kiosk');
    // @ts-expect-error problems are read-only
    expectTypeOf<lanternist.Diagnostic>().toEqualTypeOf<{ code: string }>();
  });
});
