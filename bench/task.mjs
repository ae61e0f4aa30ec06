// @ts-check
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { talk } from './content.mjs';

/** @import { Browser } from './browsers.mjs' */
/** @import { Dialect } from './content.mjs' */
/** @import { Command } from './measure.mjs' */

/** @typedef {'html' | 'pdf' | 'other'} Section */

/**
 * One line of the table: one tool doing one work at one size.
 * @typedef {object} Task
 * @property {string} tool
 * @property {string} work `html`, `pdf`, or what it does in the section `other`
 * @property {Section} section
 * @property {number} size pages, 0 where the work has none
 * @property {string} browser name and version, empty where none is needed
 * @property {boolean} ours its failure fails the benchmark
 * @property {boolean} noBrowser it fails when it starts a browser
 * @property {(folder: string) => Command | Promise<Command>} command what is measured; writes into `folder`
 * @property {((folder: string) => Command) | null} prepare run once, without a clock; all rounds then share its folder
 * @property {(folder: string) => string | undefined} output the file that must exist afterwards
 */

/**
 * @typedef {object} Bench
 * @property {string} here the bench folder
 * @property {string} repository
 * @property {string} temporary
 * @property {Browser | null} installed
 * @property {Browser | null} embedded
 * @property {boolean} sameBrowser peers print with the embedded shell, too
 */

/**
 * A task with everything that most leave out.
 * @param {Partial<Task> & Pick<Task, 'tool' | 'section' | 'command'>} given
 * @returns {Task}
 */
export function task(given) {
  const usual = { work: given.section, size: 0, browser: '', ours: false, noBrowser: false, prepare: null };
  return { ...usual, output: (folder) => folder, ...given };
}

/**
 * The browsers that a peer prints with, each under the name that the table shows.
 * @param {Bench} bench
 * @param {string} name
 */
export function printers({ installed, embedded, sameBrowser }, name) {
  const own = installed ? [{ tool: name, browser: installed }] : [];
  return sameBrowser && embedded ? [...own, { tool: `${name}, same browser`, browser: embedded }] : own;
}

/**
 * The talk in a dialect, in a folder of its own; written once.
 * @param {Bench} bench
 * @param {Dialect} dialect
 * @param {number} size
 */
export function script(bench, dialect, size) {
  const folder = join(bench.temporary, 'content', dialect, String(size));
  const file = join(folder, dialect === 'html' ? 'talk.html' : 'talk.md');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, talk(dialect, size));
  }
  return file;
}

/**
 * @param {Bench} bench
 * @param {string[]} args
 * @returns {Command}
 */
export function nodeCommand(bench, ...args) {
  return { ...surroundings(bench), file: process.execPath, args };
}

/**
 * The same for every tool: the caller's environment without what would change Node or the browser, no look-ups of newer
 * versions in the network, browser profiles in our temporary folder.
 * @param {Bench} bench
 */
export function surroundings(bench) {
  const { NODE_OPTIONS, NODE_COMPILE_CACHE, LANTERNIST_BROWSER, ...kept } = process.env;
  const env = { ...kept, NO_UPDATE_NOTIFIER: '1', NO_COLOR: '1', TMPDIR: join(bench.temporary, 'profiles') };
  mkdirSync(env.TMPDIR, { recursive: true });
  return { cwd: bench.temporary, env };
}

/** @param {string} folder */
export function version(folder) {
  return String(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version);
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
