import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAssets } from '../../src/output/built-assets.ts';
import { createApp } from '../../src/serve/app.ts';
import { renderDeskPage } from '../../src/serve/desk-page.ts';
import { editorWords, needsTerminal, openInEditor } from '../../src/serve/editor.ts';
import { openSession, type Session } from '../../src/serve/session.ts';

const place = { file: '/talks/a talk.md', line: 19, column: 3 };
const page = await renderDeskPage(openAssets());
const host = '127.0.0.1:4711';
const headers = { host, origin: `http://${host}` };

let folder: string;
let session: Session;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanternist-editor-'));
  writeFileSync(join(folder, 'talk.md'), '---\ntitle: A talk\nlang: en\n---\n\n## First\n\n[^1]\n');
  session = await openSession({ cwd: folder, paths: ['.'], out: join(folder, 'dist'), browser: '', editor: '' });
});
afterEach(async () => {
  await session.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['code', ['-g', '/talks/a talk.md:19:3']],
  ['/usr/local/bin/codium', ['-g', '/talks/a talk.md:19:3']],
  ['Code.exe', ['-g', '/talks/a talk.md:19:3']],
  ['subl', ['/talks/a talk.md:19:3']],
  ['idea', ['--line', '19', '--column', '3', '/talks/a talk.md']],
  ['gedit', ['+19:3', '/talks/a talk.md']],
  ['my-editor', ['/talks/a talk.md']],
])('%s is told the place in its own way', (command, words) => {
  expect(editorWords(command, place)).toEqual(words);
});

test('editors of the terminal are known', () => {
  expect(['vim', '/usr/bin/nvim', 'nano'].every(needsTerminal)).toBe(true);
  expect(['code', 'subl', 'unknown'].some(needsTerminal)).toBe(false);
});

test('a program that is not there is named; no shell reads the words', async () => {
  expect(await openInEditor(join(folder, 'none'), place)).toContain('There is no program');
  const heard = join(folder, 'heard');
  const editor = join(folder, 'code');
  writeFileSync(editor, `#!/bin/sh\nprintf '%s\\n' "$@" > "${heard}.part" && mv "${heard}.part" "${heard}"\n`, {
    mode: 0o755,
  });
  expect(await openInEditor(editor, { ...place, file: '/talks/$(touch x); `y`.md' })).toBe('');
  await expect.poll(() => readOr(heard)).toBe('-g\n/talks/$(touch x); `y`.md:19:3\n');
});

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

test('only places in files of the desk are opened', async () => {
  const app = createApp(session, page, () => 4711, { cwd: folder, editor: join(folder, 'none') });
  let key = '';
  for await (const { scripts } of session.states(new AbortController().signal)) {
    key = scripts[0]?.key ?? '';
    break;
  }
  const ask = async (body: unknown, to = key) =>
    (await app.request(`/open/${to}`, { method: 'POST', headers, body: JSON.stringify(body) })).status;
  expect(await ask({ file: 'talk.md', line: 1, column: 1 })).toBe(500);
  for (const file of ['/etc/passwd', '../talk.md', 'dist/../talk.md', 'other.md', ''])
    expect(await ask({ file, line: 1, column: 1 }), file).toBe(403);
  for (const wrong of [{}, [], 'x', { file: 'talk.md', line: '1', column: 1 }, { file: 'talk.md', line: 0, column: 1 }])
    expect(await ask(wrong)).toBe(400);
  expect(await ask({ file: 'talk.md', line: 1.5, column: 1 })).toBe(400);
  expect(await ask({ file: 'talk.md', line: 1, column: 1 }, '__proto__')).toBe(404);
  expect(await ask({ file: 'x'.repeat(9000), line: 1, column: 1 })).toBe(413);
  const malformed = await app.request(`/open/${key}`, { method: 'POST', headers, body: '{"file":' });
  expect(malformed.status).toBe(400);
});
