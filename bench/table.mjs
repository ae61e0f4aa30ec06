// @ts-check
import { goals } from './goals.mjs';

/** @import { Goal } from './goals.mjs' */
/** @import { Run } from './measure.mjs' */
/** @import { Section, Task } from './task.mjs' */

/**
 * @typedef {object} Result
 * @property {Task} task
 * @property {(Run & { pages: number | null })[]} runs one a round
 */

/**
 * @typedef {object} Report
 * @property {string} date
 * @property {[string, string][]} machine what it is, and its value
 * @property {string[]} makes one line a tool: what its output is
 * @property {Result[]} results
 */

const sections = /** @type {const} */ ({ html: 'HTML', pdf: 'PDF', other: 'Help, unchanged rebuild' });
const heads = [
  'pages',
  'tool',
  'browser',
  'time, s',
  'range',
  'time ×',
  'peak, MB',
  'peak ×',
  'tool, MB',
  'browser, MB',
  'remarks',
];

/**
 * The report as aligned text for a terminal, or as Markdown.
 * @param {Report} report
 * @param {{ markdown: boolean }} form
 */
export function table(report, { markdown }) {
  const title = markdown ? (/** @type {string} */ text) => `### ${text}` : (/** @type {string} */ text) => text;
  const list = (/** @type {string[]} */ lines) => lines.map((line) => `- ${line}`).join('\n');
  const parts = Object.entries(sections).flatMap(([section, name]) => {
    const rows = rowsOf(report.results, /** @type {Section} */ (section));
    return rows.length > 0 ? [title(name), grid([heads, ...rows], markdown)] : [];
  });
  const about = list([`Measured ${report.date}`, ...report.machine.map(([what, value]) => `${what}: ${value}`)]);
  return `${[about, ...parts, list([...report.makes, ...legend])].join('\n\n')}\n`;
}

const legend = [
  'Time: the whole process, cold, wall clock; median of the rounds, then lowest to highest. ×: to Lanternist.',
  'Peak: VmHWM of every process of the tree, read from /proc every 10 or 20 ms and summed; mapped files, which a browser’s processes share, count once.',
  'Outputs go into an empty folder, but for the unchanged rebuild. Files and compile caches are warm: each tool ran once before.',
];

/**
 * @param {Result[]} results
 * @param {Section} section
 */
function rowsOf(results, section) {
  const here = results.filter(({ task }) => task.section === section);
  return here.map((result) => {
    const { task } = result;
    const base = here.find(
      (other) => other.task.ours && other.task.work === task.work && other.task.size === task.size,
    );
    const [own, ours] = [figures(result), base && figures(base)];
    return [
      task.size === 0 ? '' : String(task.size),
      section === 'other' ? [task.tool, task.work].join(': ') : task.tool,
      task.browser,
      number(own.seconds, 2),
      own.seconds === undefined ? '' : `${number(own.lowest, 2)}–${number(own.highest, 2)}`,
      ratio(own.seconds, ours?.seconds),
      number(own.all, 0),
      ratio(own.all, ours?.all),
      number(own.toolMb, 0),
      own.browserMb ? number(own.browserMb, 0) : '',
      [...goalRemarks(task, own), ...troubles(result)].join('; '),
    ];
  });
}

/** @typedef {ReturnType<typeof figures>} Figures */

/**
 * Medians of the rounds that succeeded; undefined where none did.
 * @param {Result} result
 */
function figures({ runs }) {
  const good = runs.filter((run) => run.failure === null);
  const seconds = good.map((run) => run.seconds);
  const memory = good.flatMap((run) => run.memory ?? []);
  return {
    seconds: median(seconds),
    lowest: seconds.length > 0 ? Math.min(...seconds) : undefined,
    highest: seconds.length > 0 ? Math.max(...seconds) : undefined,
    all: median(memory.map((peak) => peak.all)),
    toolMb: median(memory.map((peak) => peak.tool)),
    browserMb: median(memory.map((peak) => peak.browser)),
  };
}

/**
 * @param {Task} task
 * @param {Figures} own
 */
function goalRemarks(task, own) {
  const goal = task.ours ? goals[task.work]?.[task.size] : undefined;
  if (!goal) return [];
  /** @param {number | undefined} found @param {number | undefined} limit @param {string} unit */
  const remark = (found, limit, unit) =>
    found === undefined || limit === undefined ? [] : [`goal ${limit} ${unit}: ${found <= limit ? 'met' : 'not met'}`];
  return [
    ...remark(own.seconds, goal.seconds, 's'),
    ...remark(own.toolMb, goal.nodeMb, 'MB in Node'),
    ...remark(own.browserMb, goal.browserMb, 'MB in the browser'),
  ];
}

/** @param {Result} result */
function troubles({ task, runs }) {
  const failures = runs.flatMap((run) => run.failure ?? []);
  const wrong = runs.find((run) => run.pages !== null && run.pages !== task.size);
  return [
    ...(failures.length > 0 ? [`failed ${failures.length} of ${runs.length}: ${failures[0]}`] : []),
    ...(wrong ? [`${wrong.pages} pages for ${task.size}`] : []),
  ];
}

/**
 * @param {string[][]} rows the first is the head
 * @param {boolean} markdown
 */
function grid(rows, markdown) {
  // A column that is empty in every row says nothing.
  const used = (rows[0] ?? []).map((_, at) => rows.slice(1).some((row) => row[at] !== ''));
  const kept = rows.map((row) => row.filter((_, at) => used[at]).map((cell) => cell.replaceAll('|', '\\|')));
  if (!markdown) return aligned(kept);
  const [head, ...body] = kept;
  const isNumber = (/** @type {number} */ at) => body.every((row) => /^[\d.–]*$/.test(row[at] ?? ''));
  const rule = (head ?? []).map((_, at) => (isNumber(at) ? '--:' : '---'));
  return [head ?? [], rule, ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** @param {string[][]} rows */
function aligned(rows) {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}`,
    )
    .join('\n');
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

/** @param {number | undefined} value @param {number | undefined} to */
function ratio(value, to) {
  return value === undefined || !to ? '' : number(value / to, 2);
}

/** @param {number | undefined} value @param {number} digits */
function number(value, digits) {
  return value === undefined ? '' : value.toFixed(digits);
}
