// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * @typedef {object} Browser
 * @property {string} path what a tool is told to start
 * @property {string} label name and version, for the table
 */

/**
 * The installed Chromium or Chrome.
 * @param {string} temporary a folder for the wrapper that root needs
 * @returns {Browser | null}
 */
export function installedBrowser(temporary) {
  const { CHROME_PATH, PUPPETEER_EXECUTABLE_PATH } = process.env;
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = [CHROME_PATH, PUPPETEER_EXECUTABLE_PATH, ...usual].find((path) => path && existsSync(path));
  if (!found) return null;
  const path = process.getuid?.() === 0 ? wrapper(join(temporary, 'chromium-as-root'), found, {}) : found;
  return { path, label: label(path) };
}

/**
 * The headless shell that Lanternist prints with, unpacked by its first PDF build into the user's cache folder.
 * @param {string} repository
 * @param {string} temporary a folder for the wrapper and its font configuration
 * @returns {Browser | null}
 */
export function embeddedBrowser(repository, temporary) {
  const manifest = join(repository, 'node_modules/@sparticuz/chromium/package.json');
  if (!existsSync(manifest)) return null;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(cache, 'lanternist', `chromium-${version}`);
  const shell = find(folder, /^(chromium|headless_shell)$/);
  const library = find(folder, /^libnss3\.so$/);
  const font = find(folder, /^OpenSans.*\.ttf$/);
  if (!shell || !library || !font) return null;
  const path = wrapper(join(temporary, 'headless-shell'), shell, {
    LD_LIBRARY_PATH: dirname(library),
    FONTCONFIG_FILE: fontConfiguration(temporary, dirname(font)),
  });
  return { path, label: label(path, 'headless shell') };
}

/**
 * The first file of that name in a folder or below it; undefined when there is none, or no such folder.
 * @param {string} folder
 * @param {RegExp} name
 */
export function find(folder, name) {
  if (!existsSync(folder)) return undefined;
  const file = readdirSync(folder, { recursive: true, withFileTypes: true }).find(
    (entry) => entry.isFile() && name.test(entry.name),
  );
  return file && join(file.parentPath, file.name);
}

/**
 * Only the shell's own fonts, as Lanternist does it.
 * @param {string} temporary
 * @param {string} fonts
 */
function fontConfiguration(temporary, fonts) {
  const file = join(temporary, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?>\n<fontconfig><dir>${fonts}</dir><cachedir>${temporary}/fonts</cachedir></fontconfig>\n`,
  );
  return file;
}

/**
 * A script that starts a browser without its sandbox: Chromium refuses to run as root with it, and not every peer has
 * an option for that. It loads nothing but the pages generated here.
 * @param {string} file
 * @param {string} browser
 * @param {Record<string, string>} variables
 */
function wrapper(file, browser, variables) {
  const exports = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'\n`);
  writeFileSync(file, `#!/bin/sh\n${exports.join('')}exec '${browser}' --no-sandbox "$@"\n`, { mode: 0o755 });
  return file;
}

/**
 * @param {string} path
 * @param {string} [name] where the browser's own answer doesn't say what it is
 */
function label(path, name) {
  const told = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '';
  const version = /\d+(\.\d+){3}/.exec(told)?.[0] ?? 'of unknown version';
  return `${name ?? /Google Chrome|Chromium|Microsoft Edge/.exec(told)?.[0] ?? 'browser'} ${version}`;
}
