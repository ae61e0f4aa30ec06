// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { find } from './browsers.mjs';
import { freePort, nodeCommand, printers, script, surroundings, task, version } from './task.mjs';

/** @import { Bench, Task } from './task.mjs' */

/** @typedef {{ name: string, version: string, makes: string, tasks: (size: number) => Task[], once?: () => Task[] }} Tool */
/** @typedef {{ name: string, missing: string }} MissingTool */

/**
 * The tools in the order of the table. One that isn't installed says how to install it.
 * @param {Bench} bench
 * @returns {(Tool | MissingTool)[]}
 */
export function tools(bench) {
  return [lanternist, marp, revealMd, pandoc, bare, node].map((tool) => tool(bench));
}

/**
 * @param {Bench} bench
 * @returns {Tool | MissingTool}
 */
function lanternist(bench) {
  const name = 'Lanternist';
  const cli = join(bench.repository, 'lib/cli.js');
  if (!existsSync(cli)) return { name, missing: 'no lib/cli.js; run `npm run build` in the repository' };
  /** @param {string[]} args */
  const command = (...args) => ({ ...nodeCommand(bench, cli, ...args), cwd: bench.repository });
  /** @param {number} size @param {string} to @param {string} out */
  const build = (size, to, out) =>
    command('build', script(bench, 'lanternist', size), '--to', to, '--out', out, '--quiet');
  const browser = bench.embedded?.label ?? bench.installed?.label ?? 'unknown';
  const ours = { tool: name, ours: true };
  return {
    name,
    version: version(bench.repository),
    makes: 'HTML: one file with everything inside. PDF: tagged, a bookmark for every slide, every slide measured.',
    tasks: (size) => [
      task({
        ...ours,
        section: 'html',
        size,
        command: (out) => build(size, 'deck', out),
        output: (out) => find(out, /^deck\.html$/),
      }),
      task({
        ...ours,
        section: 'pdf',
        size,
        browser,
        command: (out) => build(size, 'slides', out),
        output: (out) => find(out, /^slides\.pdf$/),
      }),
    ],
    once: () => [
      task({ ...ours, section: 'other', work: 'help', command: () => command('--help') }),
      task({
        ...ours,
        section: 'other',
        work: 'rebuild',
        size: 200,
        noBrowser: true,
        prepare: (out) => build(200, 'deck,slides', out),
        command: (out) => build(200, 'deck,slides', out),
        output: (out) => find(out, /^slides\.pdf$/),
      }),
    ],
  };
}

/**
 * @param {Bench} bench
 * @returns {Tool | MissingTool}
 */
function marp(bench) {
  const name = 'Marp CLI';
  const folder = join(bench.here, 'node_modules/@marp-team/marp-cli');
  if (!existsSync(folder)) return { name, missing: installPeers };
  /** @param {number} size @param {string} out @param {string[]} args */
  const command = (size, out, ...args) =>
    nodeCommand(
      bench,
      join(folder, 'marp-cli.js'),
      script(bench, 'marp', size),
      '--no-config-file',
      '-o',
      out,
      ...args,
    );
  return {
    name,
    version: version(folder),
    makes: 'HTML: one file. PDF: tagged, no bookmarks by default.',
    tasks: (size) => [
      task({
        tool: name,
        section: 'html',
        size,
        command: (out) => command(size, join(out, 'deck.html')),
        output: (out) => find(out, /^deck\.html$/),
      }),
      ...printers(bench, name).map(({ tool, browser }) =>
        task({
          tool,
          section: 'pdf',
          size,
          browser: browser.label,
          command: (out) =>
            command(
              size,
              join(out, 'slides.pdf'),
              '--pdf',
              '--browser',
              'chrome',
              '--browser-path',
              browser.path,
              '--browser-timeout',
              '0',
            ),
          output: (out) => find(out, /^slides\.pdf$/),
        }),
      ),
    ],
  };
}

/**
 * @param {Bench} bench
 * @returns {Tool | MissingTool}
 */
function revealMd(bench) {
  const name = 'reveal-md';
  const folder = join(bench.here, 'node_modules/reveal-md');
  if (!existsSync(folder)) return { name, missing: installPeers };
  /** @param {number} size @param {string[]} args */
  const command = (size, ...args) =>
    nodeCommand(
      bench,
      join(folder, 'bin/reveal-md.js'),
      script(bench, 'reveal-md', size),
      '--disable-auto-open',
      ...args,
    );
  return {
    name,
    version: version(folder),
    makes: 'HTML: a folder; the Markdown is copied into the page and turned into slides there, in the browser.',
    tasks: (size) => [
      task({
        tool: name,
        section: 'html',
        size,
        command: (out) => command(size, '--static', out),
        output: (out) => find(out, /^index\.html$/),
      }),
      ...printers(bench, name).map(({ tool, browser }) =>
        task({
          tool,
          section: 'pdf',
          size,
          browser: browser.label,
          command: async (out) =>
            command(
              size,
              '--print',
              join(out, 'slides.pdf'),
              '--port',
              String(await freePort()),
              '--puppeteer-chromium-executable',
              browser.path,
            ),
          output: (out) => find(out, /^slides\.pdf$/),
        }),
      ),
    ],
  };
}

/**
 * @param {Bench} bench
 * @returns {Tool | MissingTool}
 */
function pandoc(bench) {
  const name = 'Pandoc';
  const told = spawnSync('pandoc', ['--version'], { encoding: 'utf8' }).stdout ?? '';
  if (!told) return { name, missing: 'not installed; `apt-get install pandoc`, or pandoc.org' };
  return {
    name,
    version: /\d[\d.]*/.exec(told)?.[0] ?? '',
    makes: 'HTML: one file that loads reveal.js from the network when it is opened. No PDF of slides without LaTeX.',
    tasks: (size) => [
      task({
        tool: name,
        section: 'html',
        size,
        command: (out) => ({
          ...surroundings(bench),
          file: 'pandoc',
          args: [
            '-s',
            '-t',
            'revealjs',
            '--slide-level=2',
            '-o',
            join(out, 'deck.html'),
            script(bench, 'pandoc', size),
          ],
        }),
        output: (out) => find(out, /^deck\.html$/),
      }),
    ],
  };
}

/**
 * @param {Bench} bench
 * @returns {Tool | MissingTool}
 */
function bare(bench) {
  const name = 'bare Puppeteer';
  const puppeteer = join(bench.repository, 'node_modules/puppeteer-core');
  if (!existsSync(puppeteer)) return { name, missing: 'no puppeteer-core; run `npm ci` in the repository' };
  const browser = bench.embedded;
  if (!browser)
    return { name, missing: 'no embedded browser in the cache folder; any Lanternist PDF build unpacks it' };
  return {
    name,
    version: version(puppeteer),
    makes: 'PDF: the floor; ready-made HTML, tagged and with bookmarks, no fonts of its own.',
    tasks: (size) => [
      task({
        tool: name,
        section: 'pdf',
        size,
        browser: browser.label,
        command: (out) =>
          nodeCommand(
            bench,
            join(bench.here, 'bare.mjs'),
            browser.path,
            script(bench, 'html', size),
            join(out, 'slides.pdf'),
          ),
        output: (out) => find(out, /^slides\.pdf$/),
      }),
    ],
  };
}

/**
 * @param {Bench} bench
 * @returns {Tool}
 */
function node(bench) {
  return {
    name: 'node',
    version: process.versions.node,
    makes: 'nothing: the floor of floors.',
    tasks: () => [],
    once: () => [
      task({ tool: 'node', section: 'other', work: 'node -e 0', command: () => nodeCommand(bench, '-e', '0') }),
    ],
  };
}

const installPeers = 'not installed; `npm ci` in bench/';
