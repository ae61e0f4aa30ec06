import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBrowsers, type Purpose, type Surroundings } from '../../src/output/browser/find.ts';

let box: string;
beforeEach(() => {
  box = mkdtempSync(join(tmpdir(), 'find-'));
});
afterEach(() => rmSync(box, { recursive: true }));

function program(...path: string[]): string {
  const file = join(box, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

const chromeInCache = (build: string): string =>
  program('home', '.cache', 'puppeteer', 'chrome', `linux-${build}`, 'chrome-linux64', 'chrome');
const shellInCache = (build: string): string =>
  program('home', '.cache', 'puppeteer', 'chrome-headless-shell', `linux-${build}`, 'inner', 'chrome-headless-shell');

/** Kinds and paths (inside the box) that are found on a machine that has nothing but the box. */
function found(purpose: Purpose, more: Surroundings = {}): string[] {
  const around: Surroundings = {
    env: { PATH: join(box, 'bin') },
    platform: 'linux',
    arch: 'x64',
    home: join(box, 'home'),
    archives: join(box, 'archives'),
    systemFolders: [],
    ...more,
  };
  return findBrowsers(purpose, around).map(
    ({ kind, path, problem }) => `${kind} ${relative(box, path)}${problem ? ' !' : ''}`,
  );
}

test('to print: embedded, then Puppeteer’s cache with the headless shell and the newest first, then installed', () => {
  shellInCache('99.0.1.1');
  shellInCache('147.0.1.1');
  chromeInCache('148.0.1.1');
  program('bin', 'chromium');
  program('bin', 'google-chrome');
  expect(found('print')).toEqual([
    'embedded archives',
    'puppeteer home/.cache/puppeteer/chrome-headless-shell/linux-147.0.1.1/inner/chrome-headless-shell',
    'puppeteer home/.cache/puppeteer/chrome-headless-shell/linux-99.0.1.1/inner/chrome-headless-shell',
    'puppeteer home/.cache/puppeteer/chrome/linux-148.0.1.1/chrome-linux64/chrome',
    'installed bin/google-chrome',
    'installed bin/chromium',
  ]);
});

test('to show: installed, then a whole Chrome of Puppeteer’s; nothing that has no window', () => {
  shellInCache('147.0.1.1');
  chromeInCache('148.0.1.1');
  program('bin', 'chromium');
  program('bin', 'chromium-headless-shell');
  expect(found('show')).toEqual([
    'installed bin/chromium',
    'puppeteer home/.cache/puppeteer/chrome/linux-148.0.1.1/chrome-linux64/chrome',
  ]);
});

test('the browser named comes first: the flag before LANTERNIST_BROWSER, a path or a command', () => {
  const mine = program('mine', 'chrome');
  const other = program('bin', 'my-browser');
  const env = { PATH: join(box, 'bin'), LANTERNIST_BROWSER: 'my-browser' };
  expect(found('print', { flag: mine, env })[0]).toBe('named mine/chrome');
  expect(found('print', { env })).toEqual(['named bin/my-browser', 'embedded archives']);
  expect(found('show', { env: { LANTERNIST_BROWSER: other } })).toEqual(['named bin/my-browser']);
});

test('a named browser that can’t be used stays in the list with its problem and mend', () => {
  const plain = program('bin', 'text');
  chmodSync(plain, 0o644);
  const around = { env: {}, home: box, systemFolders: [], archives: '' };
  expect(findBrowsers('print', { ...around, flag: join(box, 'none') })).toEqual([
    {
      kind: 'named',
      path: join(box, 'none'),
      problem: `there is no file "${join(box, 'none')}"`,
      mend: `Check --browser ${join(box, 'none')}.`,
    },
  ]);
  expect(findBrowsers('print', { ...around, flag: plain })[0]?.problem).toBe(`"${plain}" is not executable`);
  expect(findBrowsers('print', { ...around, flag: `${box}/bin` })[0]?.problem).toBe(
    `"${join(box, 'bin')}" is not a file`,
  );
});

test('the embedded browser is for Linux on x64, and can be named', () => {
  expect(found('print')).toEqual(['embedded archives']);
  expect(found('print', { arch: 'arm64' })).toEqual([]);
  expect(found('print', { platform: 'darwin' })).toEqual([]);
  expect(found('print', { archives: '' })).toEqual([]);
  expect(found('print', { flag: 'embedded' })).toEqual(['embedded archives']);
  expect(
    findBrowsers('print', {
      flag: 'embedded',
      archives: '',
      env: {},
      systemFolders: [],
      home: box,
      platform: 'linux',
      arch: 'x64',
    }),
  ).toEqual([
    {
      kind: 'embedded',
      path: 'embedded',
      problem: 'the package @sparticuz/chromium is not installed',
      mend: 'Run "npm install" without --omit=optional.',
    },
  ]);
});

test('macOS and Windows have places and names of their own', () => {
  program('Applications', 'Microsoft Edge.app', 'Contents', 'MacOS', 'Microsoft Edge');
  program('Applications', 'Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome');
  expect(found('show', { platform: 'darwin', systemFolders: [join(box, 'Applications')] })).toEqual([
    'installed Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'installed Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ]);
  program('Program Files (x86)', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
  program('Local', 'Google', 'Chrome', 'Application', 'chrome.exe');
  const env = { 'ProgramFiles(x86)': join(box, 'Program Files (x86)'), LOCALAPPDATA: join(box, 'Local') };
  expect(
    findBrowsers('show', { env, platform: 'win32', home: box, archives: '' }).map(({ path }) => relative(box, path)),
  ).toEqual([
    'Local/Google/Chrome/Application/chrome.exe',
    'Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ]);
  program(
    'home',
    '.cache',
    'puppeteer',
    'chrome',
    'mac_arm-148.0.1.1',
    'chrome-mac-arm64',
    'Google Chrome for Testing.app',
    'Contents',
    'MacOS',
    'Google Chrome for Testing',
  );
  expect(found('print', { platform: 'darwin' })[0]).toContain(
    'puppeteer home/.cache/puppeteer/chrome/mac_arm-148.0.1.1',
  );
});

test('PUPPETEER_CACHE_DIR and PUPPETEER_EXECUTABLE_PATH are honoured', () => {
  program('elsewhere', 'chrome', 'linux-1.0.0.0', 'chrome-linux64', 'chrome');
  const own = program('own', 'chrome');
  const env = { PUPPETEER_CACHE_DIR: join(box, 'elsewhere'), PUPPETEER_EXECUTABLE_PATH: own };
  expect(found('show', { env })).toEqual([
    'puppeteer own/chrome',
    'puppeteer elsewhere/chrome/linux-1.0.0.0/chrome-linux64/chrome',
  ]);
});
