import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { embeddedArchives } from './embedded.ts';

/** What the browser is wanted for: to print PDFs, or to show a deck or kiosk to people. */
export type Purpose = 'print' | 'show';

/** A browser that might do. */
export interface Candidate {
  /** Named by the user, inside our own optional package, in Puppeteer's cache, or installed on the machine. */
  readonly kind: 'named' | 'embedded' | 'puppeteer' | 'installed';
  /** The executable; for the embedded one the folder of its archives, which are unpacked when it starts. */
  readonly path: string;
  /** Why it can't be used, as far as can be seen without starting it; '' otherwise. */
  readonly problem: string;
  /** How to mend that; '' otherwise. */
  readonly mend: string;
}

/** Where to look. Everything has the real machine as its default; tests hand in fake folders. */
export interface Surroundings {
  /** The value of `--browser`: a path, a command, or the word "embedded"; '' when not given. */
  readonly flag?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  readonly arch?: string;
  readonly home?: string;
  /** The folder of the embedded browser's archives, '' when that package isn't installed. */
  readonly archives?: string;
  /** Folders searched for installed browsers after those of PATH; each system has its own list. */
  readonly systemFolders?: readonly string[];
}

/**
 * Browsers that might do, best first; no process is started. To print: the one named, embedded, Puppeteer's cache,
 * installed. To show: the one named, installed, Puppeteer's cache; the embedded one has no window. A browser that the
 * user names stands in the list even if it isn't there, with its problem.
 */
export function findBrowsers(purpose: Purpose, surroundings: Surroundings = {}): Candidate[] {
  const around = completed(surroundings);
  const named = namedBrowser(around);
  const ofPuppeteer = puppeteerBrowsers(purpose, around);
  const installed = installedBrowsers(purpose, around);
  const rest =
    purpose === 'print' ? [...embedded(around), ...ofPuppeteer, ...installed] : [...installed, ...ofPuppeteer];
  return firstOfEach([...named, ...rest]);
}

function completed(given: Surroundings): Required<Surroundings> {
  const platform = given.platform ?? process.platform;
  const env = given.env ?? process.env;
  const home = given.home ?? homedir();
  return {
    flag: given.flag ?? '',
    env,
    platform,
    arch: given.arch ?? process.arch,
    home,
    archives: given.archives ?? embeddedArchives(),
    systemFolders: given.systemFolders ?? systemFolders(platform, env, home),
  };
}

function namedBrowser(around: Required<Surroundings>): Candidate[] {
  const byFlag = around.flag !== '';
  const name = byFlag ? around.flag : (around.env.LANTERNIST_BROWSER ?? '');
  if (name === '') return [];
  if (name === 'embedded') return embedded(around).length > 0 ? embedded(around) : [notEmbedded(around)];
  const isPath = isAbsolute(name) || /[/\\]/.test(name);
  const path = isPath ? resolve(name) : (inFolders(searchPath(around), [name])[0] ?? name);
  const said = byFlag ? `--browser ${name}` : `LANTERNIST_BROWSER=${name}`;
  return [{ kind: 'named', path, ...faultOf(path, said) }];
}

/** What `stat` says against an executable. */
function faultOf(path: string, said: string): { problem: string; mend: string } {
  try {
    if (!statSync(path).isFile())
      return { problem: `"${path}" is not a file`, mend: `Name the program itself in ${said}.` };
  } catch {
    return { problem: `there is no file "${path}"`, mend: `Check ${said}.` };
  }
  return isExecutable(path)
    ? { problem: '', mend: '' }
    : { problem: `"${path}" is not executable`, mend: `Check ${said}, or run: chmod +x "${path}"` };
}

function embedded(around: Required<Surroundings>): Candidate[] {
  const fits = around.platform === 'linux' && around.arch === 'x64' && around.archives !== '';
  return fits ? [{ kind: 'embedded', path: around.archives, problem: '', mend: '' }] : [];
}

function notEmbedded(around: Required<Surroundings>): Candidate {
  const fits = around.platform === 'linux' && around.arch === 'x64';
  return {
    kind: 'embedded',
    path: 'embedded',
    problem: fits
      ? 'the package @sparticuz/chromium is not installed'
      : 'the embedded browser is for Linux on x64 only',
    mend: fits ? 'Run "npm install" without --omit=optional.' : 'Name an installed Chrome, Chromium or Edge.',
  };
}

/** Builds in Puppeteer's cache, newest first; for printing the lighter headless shell before the whole Chrome. */
function puppeteerBrowsers(purpose: Purpose, around: Required<Surroundings>): Candidate[] {
  const cache = around.env.PUPPETEER_CACHE_DIR || join(around.home, '.cache', 'puppeteer');
  const products = purpose === 'print' ? ['chrome-headless-shell', 'chrome'] : ['chrome'];
  const direct = around.env.PUPPETEER_EXECUTABLE_PATH ?? '';
  const found = products.flatMap((product) =>
    entries(join(cache, product))
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
      .flatMap((build) => entries(join(cache, product, build)).map((inner) => join(cache, product, build, inner)))
      .map((folder) => join(folder, programIn(product, around.platform))),
  );
  return (direct ? [direct, ...found] : found).filter(isExecutable).map((path) => candidate('puppeteer', path));
}

function programIn(product: string, platform: NodeJS.Platform): string {
  if (platform === 'win32') return `${product}.exe`;
  if (platform === 'darwin' && product === 'chrome')
    return join('Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing');
  return product;
}

function installedBrowsers(purpose: Purpose, around: Required<Surroundings>): Candidate[] {
  const shells = purpose === 'print' ? ['chrome-headless-shell', 'chromium-headless-shell'] : [];
  const paths = inFolders(searchPath(around), [...shells, ...programs(around.platform)]);
  return paths.map((path) => candidate('installed', path));
}

function searchPath(around: Required<Surroundings>): string[] {
  // On Windows and macOS browsers aren't in PATH under a name of their own, but a user's wrapper may be.
  return [...(around.env.PATH ?? '').split(delimiter).filter(isAbsolute), ...around.systemFolders];
}

function systemFolders(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string[] {
  if (platform === 'darwin') return ['/Applications', join(home, 'Applications')];
  if (platform === 'win32')
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap(
      (name) => env[name] ?? env[name.toUpperCase()] ?? [],
    );
  return ['/usr/local/bin', '/usr/bin', '/snap/bin', '/opt/google/chrome'];
}

function programs(platform: NodeJS.Platform): string[] {
  if (platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
      join(`${name}.app`, 'Contents', 'MacOS', name),
    );
  if (platform === 'win32')
    return [
      join('Google', 'Chrome', 'Application', 'chrome.exe'),
      join('Chromium', 'Application', 'chrome.exe'),
      join('Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ];
  return 'google-chrome-stable google-chrome chrome chromium chromium-browser microsoft-edge-stable microsoft-edge'.split(
    ' ',
  );
}

/** The programs that are there, in the order of `names`, not of `folders`. */
function inFolders(folders: readonly string[], names: readonly string[]): string[] {
  return names.flatMap((name) => folders.map((folder) => join(folder, name)).filter(isExecutable));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function candidate(kind: Candidate['kind'], path: string): Candidate {
  return { kind, path, problem: '', mend: '' };
}

function firstOfEach(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((each, index) => candidates.findIndex((other) => other.path === each.path) === index);
}
