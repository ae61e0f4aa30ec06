import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { EnvironmentFailure } from '../../src/environment.ts';
import { openAssets } from '../../src/output/built-assets.ts';
import { createApp } from '../../src/serve/app.ts';
import { openDesk } from '../../src/serve/desk.ts';
import { renderDeskPage } from '../../src/serve/desk-page.ts';
import { openSession, type Session } from '../../src/serve/session.ts';
import type { DeskState } from '../../src/serve/state.ts';

const port = 4711;
const own = { host: `127.0.0.1:${port}` };
const origin = `http://${own.host}`;
const page = await renderDeskPage(openAssets());
const script = '---\ntitle: A talk\nlang: en\ndate: 2026-01-01\n---\n\n## First {#first}\n\nText.\n';

let folder: string;
let file: string;
let session: Session;
let app: Hono;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanternist-desk-'));
  file = join(folder, 'talk.md');
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  writeFileSync(file, script);
  session = await openSession({
    cwd: folder,
    paths: ['.'],
    out: join(folder, 'dist'),
    browser: join(folder, 'none'),
    editor: '',
  });
  app = createApp(session, page, () => port, { cwd: folder, editor: '' });
});
afterEach(() => session.close());

const get = (path: string, headers: Record<string, string> = own) => app.request(path, { headers });

async function stateNow(): Promise<DeskState> {
  for await (const state of session.states(new AbortController().signal)) return state;
  throw new Error('The session is closed');
}

async function first(): Promise<DeskState['scripts'][number]> {
  const [entry] = (await stateNow()).scripts;
  if (!entry) throw new Error('No script');
  return entry;
}

test.each([own.host, `localhost:${port}`, `LOCALHOST:${port}`])('Host %s may come in', async (host) => {
  expect((await get('/', { host })).status).toBe(200);
});

test.each([
  'evil.example',
  `evil.example:${port}`,
  '127.0.0.1',
  '127.0.0.1:80',
  `127.0.0.1:${port}.evil.example`,
  `[::1]:${port}`,
  `0.0.0.0:${port}`,
  '',
])('Host "%s" stays outside, at every address', async (host) => {
  const { key } = await first();
  for (const path of ['/', '/events', `/deck/${key}`, `/poster/${key}`, `/made/${key}/slides`, '/kiosk/', '/nowhere'])
    expect((await get(path, { host })).status, path).toBe(403);
});

test.each([
  ['none', {}],
  ['foreign', { origin: 'http://evil.example' }],
  ['opaque', { origin: 'null' }],
  ['of another port', { origin: 'http://127.0.0.1:1' }],
  ['https', { origin: `https://127.0.0.1:${port}` }],
  ['of the other name of this machine', { origin: `http://localhost:${port}` }],
])('Origin %s may change nothing', async (_, headers) => {
  const { key } = await first();
  const body = JSON.stringify({ theme: 'gallery', file: 'talk.md', line: 1, column: 1 });
  for (const path of [`/make/${key}/slides`, `/theme/${key}`, `/open/${key}`, '/look']) {
    const answer = await app.request(path, { method: 'POST', headers: { ...own, ...headers }, body });
    expect(answer.status, path).toBe(403);
  }
  expect((await first()).theme).toBe('');
  await session.lookAtOutputs();
  expect((await first()).outputs.map(({ state }) => state)).not.toContain('making');
});

test('what nobody offers is refused, whatever the method', async () => {
  const { key } = await first();
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST'])
    expect((await app.request(`/deck/${key}`, { method, headers: { ...own, origin } })).status, method).toBe(404);
});

test.each([
  '/talk.md',
  '/deck/talk',
  '/deck/../talk.md',
  '/deck/..%2ftalk.md',
  '/deck/%2e%2e%2ftalk.md',
  '/deck/..%5c..%5ctalk.md',
  '/deck/%E0%A4%A',
  '/deck/%00',
  '/deck//etc/passwd',
  '/deck/%2fetc%2fpasswd',
  '/made/..%2f..%2fetc%2fpasswd/slides',
  '/made/%2e%2e/slides',
  '/kiosk/media/..%2f..%2f..%2fetc%2fpasswd',
  '/kiosk/media/index.html',
  '/outline/constructor',
  '/evidence/..%2ftalk.md',
  '/place/__proto__?slide=first&at=0&note=0&text=&caret=0',
  '/lib/cli.js',
  '/dist/index.html',
  '/deck/__proto__',
  '/made/constructor/slides',
])('%s leads to no file', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('Not here');
});

test('the page allows its own script, its own frames and nothing else', async () => {
  const answer = await get('/');
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^' ]+';/);
  for (const part of ["connect-src 'self'", "frame-src 'self'", "frame-ancestors 'none'", "form-action 'none'"])
    expect(policy.split('; ')).toContain(part);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const html = await answer.text();
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test('the deck may be framed by the desk only, and keeps its own policy', async () => {
  const answer = await get(`/deck/${(await first()).key}`);
  expect(answer.headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
  expect(await answer.text()).toMatch(/http-equiv="Content-Security-Policy" content="default-src/);
});

test('an error keeps the last good deck and says where it stands', async () => {
  const { key, deck } = await first();
  writeFileSync(file, `${script}\n::: notess\n`);
  await session.refresh([file]);
  const broken = await first();
  expect(broken).toMatchObject({ deck, isBehind: true });
  expect(broken.problems.find((each) => each.code === 'construct-unknown')).toMatchObject({
    line: 11,
    column: 5,
    length: 6,
    excerpt: '::: notess',
    slide: 'first',
  });
  expect(await (await get(`/deck/${key}`)).text()).toContain('Text.');
  expect((await app.request(`/make/${key}/slides`, { method: 'POST', headers: { ...own, origin } })).status).toBe(409);
  writeFileSync(file, script);
  await session.refresh([file]);
  expect(await first()).toMatchObject({ errors: 0, isBehind: false });
});

test('a script that never was good has no deck', async () => {
  writeFileSync(join(folder, 'new.md'), '::: notess\n');
  await session.refresh([join(folder, 'new.md')]);
  const fresh = (await stateNow()).scripts.find((each) => each.path === 'new.md');
  expect(fresh).toMatchObject({ deck: '', isBehind: false });
  expect((await get(`/deck/${fresh?.key}`)).status).toBe(404);
  rmSync(join(folder, 'new.md'));
  await session.refresh([file]);
  expect((await stateNow()).scripts, 'its removal was not told yet').toHaveLength(2);
  // Where it never is, whoever stays away is gone.
  for await (const { scripts } of session.states(new AbortController().signal)) if (scripts.length === 1) break;
});

test('without a browser the panel says how to mend that, and nothing was made', async () => {
  const { key } = await first();
  await session.lookAtOutputs();
  const answer = await app.request(`/make/${key}/slides`, { method: 'POST', headers: { ...own, origin } });
  expect(answer.status).toBe(202);
  for await (const state of session.states(new AbortController().signal)) {
    const [entry] = state.scripts;
    const slides = entry?.outputs.find(({ name }) => name === 'slides');
    if (slides?.state === 'making') continue;
    expect(slides).toMatchObject({ state: 'failed', file: '' });
    expect(entry?.problems[0]).toMatchObject({ code: 'browser-missing', severity: 'error' });
    expect(entry?.problems[0]?.hint).toContain('--browser');
    break;
  }
  expect((await get(`/made/${key}/slides`)).status).toBe(404);
});

test('an output that nobody offers is not made, a kiosk neither', async () => {
  const { key } = await first();
  for (const name of ['kiosk', 'passwd', '..%2fslides', '__proto__'])
    expect((await app.request(`/make/${key}/${name}`, { method: 'POST', headers: { ...own, origin } })).status).toBe(
      404,
    );
});

test('news comes as events, and closing ends them', async () => {
  const answer = await get('/events');
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = answer.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  expect(new TextDecoder().decode(value)).toMatch(/^event: state\ndata: \{"scripts":\[/);
  await session.close();
  let more = await reader?.read();
  while (more && !more.done) more = await reader?.read();
  expect(more?.done).toBe(true);
});

test('drafts never touch the folder for outputs', async () => {
  await get(`/deck/${(await first()).key}`);
  expect(() => readFileSync(join(folder, 'dist', 'index.html'))).toThrow('ENOENT');
});

test('a taken port is a failure of the machine with a mend', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((settle) => other.once('listening', settle));
  const taken = (other.address() as AddressInfo).port;
  const opening = openDesk({
    cwd: folder,
    paths: ['.'],
    out: join(folder, 'dist'),
    browser: '',
    editor: '',
    port: taken,
  });
  const failure = await opening.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(EnvironmentFailure);
  expect((failure as EnvironmentFailure).diagnostic).toMatchObject({
    code: 'port-taken',
    message: `Port ${taken} is taken`,
  });
  other.close();
});

/** Sends bytes as they are, which no HTTP client does, and gives the first line of the answer. */
function say(to: number, text: string): Promise<string> {
  return new Promise((settle, reject) => {
    const socket = connect(to, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
      if (answer.includes('\r\n')) socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => settle(answer.split('\r\n')[0] ?? ''));
  });
}

test('malformed requests on the wire are refused and harm nothing', async () => {
  const desk = await openDesk({
    cwd: folder,
    paths: ['.'],
    out: join(folder, 'dist'),
    browser: '',
    editor: '',
    port: 0,
  });
  try {
    const to = Number(new URL(desk.address).port);
    const host = `Host: 127.0.0.1:${to}`;
    expect(await say(to, `GET /../talk.md HTTP/1.1\r\n${host}\r\n\r\n`)).toContain('404');
    expect(await say(to, `GET /deck/../../etc/passwd HTTP/1.1\r\n${host}\r\n\r\n`)).toContain('404');
    expect(await say(to, `GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n`)).toContain('403');
    expect(await say(to, 'GET / HTTP/1.1\r\n\r\n')).toContain('400');
    expect(await say(to, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/400|403/);
    expect(await say(to, `GET / HTTP/1.1\r\n${host}\r\nHost: evil.example\r\n\r\n`)).toMatch(/40[03]|200/);
    expect(await say(to, 'nonsense\r\n\r\n')).toContain('400');
    expect(await say(to, `POST /make/x/slides HTTP/1.1\r\n${host}\r\nContent-Length: 5\r\n\r\n12345`)).toContain('403');
    expect((await fetch(desk.address)).status).toBe(200);
  } finally {
    await desk.close();
  }
});
