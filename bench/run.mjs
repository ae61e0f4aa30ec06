// @ts-check
// Lanternist beside its peers, in one go: node run.mjs --help

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { embeddedBrowser, installedBrowser } from './browsers.mjs';
import { run, stopRunning } from './measure.mjs';
import { countPages } from './pages.mjs';
import { table } from './table.mjs';
import { tools } from './tools.mjs';

/** @import { Report, Result } from './table.mjs' */
/** @import { Bench, Section, Task } from './task.mjs' */
/** @import { Tool } from './tools.mjs' */

const usage = `Usage: node run.mjs [options]

  --rounds 5              how often each tool runs
  --sizes 10,200,1000     pages of the talk
  --only html,pdf,other   what is measured (other: --help, the unchanged rebuild, node -e 0)
  --same-browser          peers print with Lanternist's embedded browser, too
  --markdown              the table as Markdown, for docs/performance.md
  --json <file>           every single run, too
  --help

Ends with 1 when a run of Lanternist failed, with 2 on wrong usage.
`;

/** @typedef {ReturnType<typeof readOptions>} Options */

const options = readOptions();
const here = dirname(fileURLToPath(import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'lanternist-bench-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => stop(130));

const report = await measureAll(options);
process.stdout.write(table(report, options));
if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.results.some(({ task, runs }) => task.ours && runs.some((each) => each.failure)) ? 1 : 0;

/**
 * @param {Options} options
 * @returns {Promise<Report>}
 */
async function measureAll({ rounds, sizes, only, sameBrowser }) {
  const repository = dirname(here);
  /** @type {Bench} */
  const bench = {
    here,
    repository,
    temporary,
    sameBrowser,
    installed: installedBrowser(temporary),
    embedded: embeddedBrowser(repository, temporary),
  };
  if (!bench.installed) say('no Chromium or Chrome: peers print no PDF; install one, or set CHROME_PATH');
  bench.embedded ??= await unpackEmbedded(bench);
  const there = tools(bench).filter(isThere);
  const groups = groupsOf(there, sizes, only);
  const results = new Map(groups.flat().map((task) => [task, /** @type {Result} */ ({ task, runs: [] })]));
  await warmUp(groups);
  for (let round = 0; round < rounds; round++) {
    for (const group of groups) {
      for (const task of rotated(group, round)) {
        say(`round ${round + 1} of ${rounds}: ${nameOf(task)}`, ': ');
        const measured = await runOnce(task);
        say(measured.failure ?? `${measured.seconds.toFixed(2)} s`);
        results.get(task)?.runs.push(measured);
      }
    }
  }
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(bench, there, rounds),
    makes: there.map((tool) => `${tool.name}: ${tool.makes}`),
    results: [...results.values()],
  };
}

/**
 * Lanternist's first PDF build unpacks the browser that the floor and `--same-browser` need.
 * @param {Bench} bench
 */
async function unpackEmbedded(bench) {
  const print = tools(bench)
    .filter((tool) => 'tasks' in tool)
    .flatMap((tool) => tool.tasks(10))
    .find((task) => task.ours && task.section === 'pdf');
  if (!print) return null;
  say('unpacking the embedded browser by a first build');
  await run(await print.command(folderOf(print)), temporary);
  return embeddedBrowser(bench.repository, temporary);
}

/**
 * Says what is left out, and how to get it.
 * @param {ReturnType<typeof tools>[number]} tool
 * @returns {tool is Tool}
 */
function isThere(tool) {
  if ('missing' in tool) say(`left out: ${tool.name}, ${tool.missing}`);
  return !('missing' in tool);
}

/**
 * Tasks that are compared with each other, each group ordered like the tools.
 * @param {Tool[]} there
 * @param {number[]} sizes
 * @param {Section[]} only
 */
function groupsOf(there, sizes, only) {
  const sections = /** @type {const} */ (['html', 'pdf']);
  const sized = sections.flatMap((section) =>
    sizes.map((size) => there.flatMap((tool) => tool.tasks(size)).filter((task) => task.section === section)),
  );
  const once = there.flatMap((tool) => tool.once?.() ?? []);
  return [...sized, once]
    .map((group) => group.filter((task) => only.includes(task.section)))
    .filter((group) => group.length > 0);
}

/**
 * Runs each tool once without a clock, so that files and compile caches are warm for all, and does what tasks prepare.
 * @param {Task[][]} groups
 */
async function warmUp(groups) {
  const warmed = new Set();
  for (const task of groups.flat()) {
    const key = `${task.tool} ${task.section}`;
    if (warmed.has(key) && !task.prepare) continue;
    warmed.add(key);
    say(`warming up: ${nameOf(task)}`);
    const command = task.prepare?.(folderOf(task)) ?? (await task.command(folderOf(task)));
    const { failure } = await run(command, temporary);
    if (failure) say(`  ${failure}`);
  }
}

/**
 * @param {Task} task
 * @returns {Promise<Result['runs'][number]>}
 */
async function runOnce(task) {
  const folder = folderOf(task);
  const measured = await run(await task.command(folder), temporary);
  const output = task.output(folder);
  const pages = output && task.section === 'pdf' ? countPages(output) : null;
  const failure = measured.failure ?? shortfall();
  if (!task.prepare) rmSync(folder, { recursive: true, force: true });
  return { ...measured, failure, pages };

  function shortfall() {
    if (!output) return 'no output';
    if (task.noBrowser && measured.browserSeen) return 'started a browser';
    return task.ours && pages !== null && pages !== task.size ? `${pages} pages for ${task.size}` : null;
  }
}

/**
 * An empty folder; what a task prepares stays in one of its own.
 * @param {Task} task
 */
function folderOf(task) {
  if (!task.prepare) return mkdtempSync(join(temporary, 'out-'));
  const folder = join(temporary, task.work);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} by
 */
function rotated(list, by) {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

/** @param {Task} task */
function nameOf({ tool, work, size }) {
  return `${tool}, ${work}${size === 0 ? '' : `, ${size} pages`}`;
}

/**
 * @param {Bench} bench
 * @param {Tool[]} there
 * @param {number} rounds
 * @returns {Report['machine']}
 */
function machine({ installed, embedded }, there, rounds) {
  const [cpu] = cpus();
  return [
    ['Machine', `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`],
    ['System', `${process.platform} ${release()}, Node ${process.versions.node}`],
    ['Tools', there.map(({ name, version }) => `${name} ${version}`).join(', ')],
    ['Browsers', [installed, embedded].flatMap((browser) => browser?.label ?? []).join(', ') || 'none'],
    ['Rounds', String(rounds)],
  ];
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        rounds: { type: 'string', default: '5' },
        sizes: { type: 'string', default: '10,200,1000' },
        only: { type: 'string', default: 'html,pdf,other' },
        'same-browser': { type: 'boolean', default: false },
        markdown: { type: 'boolean', default: false },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    return {
      rounds: whole(values.rounds, 1),
      sizes: values.sizes.split(',').map((size) => whole(size, 2)),
      only: values.only.split(',').map(section),
      sameBrowser: values['same-browser'],
      markdown: values.markdown,
      json: values.json,
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

/**
 * @param {string} text
 * @param {number} least
 */
function whole(text, least) {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`"${text}" is not a whole number of at least ${least}`);
}

/**
 * @param {string} text
 * @returns {Section}
 */
function section(text) {
  if (text === 'html' || text === 'pdf' || text === 'other') return text;
  throw new Error(`"${text}" can't be measured, only html, pdf and other`);
}

/**
 * @param {string} line
 * @param {string} end
 */
function say(line, end = '\n') {
  process.stderr.write(line + end);
}

/** @param {number} code */
function stop(code) {
  stopRunning();
  process.exit(code);
}
