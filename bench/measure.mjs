// @ts-check
import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {object} Command
 * @property {string} file
 * @property {string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * @typedef {object} Run
 * @property {number} seconds from just before the spawn to the end of the process
 * @property {string | null} failure why the run doesn't count
 * @property {Memory | null} memory null where there is no /proc
 * @property {boolean} browserSeen whether any process of the tree was a browser
 */

/**
 * Peak memory in MB: the VmHWM of each process, summed. A browser's processes map the same 200 MB of program, so mapped
 * files count once, for the process that has most of them. Still an upper bound: not all peaks fall together.
 * @typedef {object} Memory
 * @property {number} all
 * @property {number} tool everything that isn't the browser: the Node (or Pandoc) process and its helpers
 * @property {number} browser
 * @property {number} summed all, with mapped files counted for each process
 */

/** @typedef {{ name: string, peakKb: number, filesKb: number }} Seen */

const limitSeconds = 600;
const tickMs = 10;
const browserName = /^(chrom|headless_shell|google-chrome|msedge)/;

/** Processes of the run in hand, for `stopRunning`. */
const running = { /** @type {Set<number>} */ pids: new Set() };

/**
 * Runs one cold process to its end and measures it. Its output goes to `log.txt` in `logFolder`.
 * @param {Command} command
 * @param {string} logFolder
 * @returns {Promise<Run>}
 */
export async function run(command, logFolder) {
  const logFile = join(logFolder, 'log.txt');
  const log = openSync(logFile, 'w');
  const sampler = treeSampler();
  const started = process.hrtime.bigint();
  const child = spawn(command.file, command.args, { cwd: command.cwd, env: command.env, stdio: ['ignore', log, log] });
  let timedOut = false;
  let tick = 0;
  const timer = setInterval(() => {
    tick += 1;
    // A tree with a browser in it takes about 1 ms to read, one without a tenth of that.
    if (child.pid !== undefined && (tick % 2 === 0 || !sampler.browserSeen())) sampler.sample(child.pid);
    if (secondsSince(started) < limitSeconds || timedOut) return;
    timedOut = true;
    stopRunning();
  }, tickMs);
  const { code, error } = await ended(child);
  const seconds = secondsSince(started);
  clearInterval(timer);
  closeSync(log);
  await settle();
  return { seconds, failure: failure(), memory: sampler.memory(), browserSeen: sampler.browserSeen() };

  function failure() {
    if (error) return error.message;
    if (timedOut) return `stopped after ${limitSeconds} s`;
    return code === 0 ? null : `exit code ${code}: ${lastLines(logFile)}`;
  }
}

/** Ends what the run in hand has started, and nothing else. */
export function stopRunning() {
  for (const pid of running.pids) {
    if (!isRunning(pid)) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number | string | null, error?: Error }>}
 */
function ended(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, error }));
    child.once('exit', (code, signal) => resolve({ code: code ?? signal }));
  });
}

/** Waits for browsers that outlive their tool, so that the next tool doesn't pay for them. */
async function settle() {
  for (let waited = 0; waited < 3000; waited += 20) {
    if (![...running.pids].some(isRunning)) break;
    await sleep(20);
  }
  stopRunning();
  running.pids.clear();
}

/** Watches a process and its descendants through /proc. */
function treeSampler() {
  /** @type {Map<number, Seen>} */
  const seen = new Map();
  return {
    /** @param {number} root */
    sample(root) {
      const waiting = [root];
      for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
        running.pids.add(pid);
        const status = readOr(`/proc/${pid}/status`, '');
        const name = /^Name:\s*(.*)$/m.exec(status)?.[1] ?? '';
        const peakKb = Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? 0);
        const filesKb = Number(/^RssFile:\s*(\d+)/m.exec(status)?.[1] ?? 0);
        // The newest value, not the highest: between fork and exec a child still shows its parent's memory.
        if (peakKb > 0) seen.set(pid, { name, peakKb, filesKb });
        waiting.push(...children(pid, name));
      }
    },
    /** @returns {Memory | null} */
    memory() {
      if (seen.size === 0) return null;
      const processes = [...seen.values()];
      const tool = megabytes(processes.filter(({ name }) => !browserName.test(name)));
      const browser = megabytes(processes.filter(({ name }) => browserName.test(name)));
      return { all: tool + browser, tool, browser, summed: sum(processes.map(({ peakKb }) => peakKb)) / 1024 };
    },
    browserSeen: () => [...seen.values()].some(({ name }) => browserName.test(name)),
  };
}

/** @param {Seen[]} processes */
function megabytes(processes) {
  const own = sum(processes.map(({ peakKb, filesKb }) => peakKb - filesKb));
  return (own + Math.max(0, ...processes.map(({ filesKb }) => filesKb))) / 1024;
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * Linux lists children by the thread that made them. Node makes them from its main thread, Chromium's main process
 * from a launcher thread: there every thread is read.
 * @param {number} pid
 * @param {string} name
 */
function children(pid, name) {
  const isBrowserMain = browserName.test(name) && !readOr(`/proc/${pid}/cmdline`, '').includes('--type=');
  const threads = isBrowserMain ? threadsOf(pid) : [pid];
  return threads.flatMap((thread) =>
    readOr(`/proc/${pid}/task/${thread}/children`, '').split(' ').filter(Boolean).map(Number),
  );
}

/** @param {number} pid */
function threadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** @param {number} pid */
function isRunning(pid) {
  const state = /^State:\s*(\w)/m.exec(readOr(`/proc/${pid}/status`, ''))?.[1];
  return state !== undefined && state !== 'Z' && state !== 'X';
}

/**
 * @param {string} file
 * @param {string} otherwise
 */
function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

/** @param {string} file */
function lastLines(file) {
  return readOr(file, '').trim().split('\n').slice(-3).join(' / ').slice(0, 300);
}

/** @param {bigint} started */
function secondsSince(started) {
  return Number(process.hrtime.bigint() - started) / 1e9;
}
