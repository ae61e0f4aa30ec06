import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Terminal } from '../../src/commands/terminal.ts';
import { coloursFor } from '../../src/report.ts';

/** The built command line. */
export const cli: string = fileURLToPath(new URL('../../lib/cli.js', import.meta.url));

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** A folder of its own for one test; symbolic links in its path are resolved. */
export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'lanternist cli ')));
}

/** The environment of the commands: nothing of the machine that could change what they print. */
export function plainEnvironment(home: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8', NODE: process.execPath, CLI: cli };
}

/** A transcript: what is typed, what is printed, and how the command ends. */
interface Step {
  readonly command: string;
  /** The lines below the command that say what was expected; undefined when none was written yet. */
  readonly expected: readonly string[] | undefined;
}

/** A line of prose, a file to be written, or a command. */
type Part =
  | { readonly type: 'text'; readonly line: string }
  | { readonly type: 'file'; readonly path: string; readonly lines: readonly string[] }
  | ({ readonly type: 'step' } & Step);

/**
 * Runs a case file in an empty folder and gives the transcript as it really was, in the form of the file.
 *
 *     === talk.md              a file, up to the next "==="
 *     $ lanternist build       a line for bash
 *     > on standard output
 *     ! on standard error
 *     = 1                      the exit code
 */
export async function runCase(text: string): Promise<{ transcript: string; isComplete: boolean }> {
  const folder = temporaryFolder();
  const parts = readParts(text);
  const lines: string[] = [];
  try {
    for (const part of parts) {
      if (part.type === 'text') lines.push(part.line);
      else if (part.type === 'file') {
        mkdirSync(dirname(join(folder, part.path)), { recursive: true });
        writeFileSync(join(folder, part.path), part.lines.map((line) => `${line}\n`).join(''));
        lines.push(`=== ${part.path}`, ...part.lines, '===');
      } else lines.push(`$ ${part.command}`, ...(await runStep(folder, part.command)));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const isComplete = parts.every((part) => part.type !== 'step' || part.expected !== undefined);
  return { transcript: `${lines.join('\n')}\n`, isComplete };
}

function readParts(text: string): Part[] {
  const parts: Part[] = [];
  const lines = text.replace(/\n$/, '').split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.startsWith('=== ')) {
      const end = lines.indexOf('===', at);
      parts.push({ type: 'file', path: line.slice(4), lines: lines.slice(at + 1, end) });
      at = end;
    } else if (line.startsWith('$ ')) {
      const expected: string[] = [];
      while (/^[>!=](?: |$)/.test(lines[at + 1] ?? '')) expected.push(lines[++at] ?? '');
      parts.push({ type: 'step', command: line.slice(2), expected: expected.length > 0 ? expected : undefined });
    } else parts.push({ type: 'text', line });
  }
  return parts;
}

function runStep(folder: string, command: string): Promise<string[]> {
  const line = `lanternist() { "$NODE" "$CLI" "$@"; }; ${command}`;
  return new Promise((resolve) => {
    const options = { cwd: folder, env: plainEnvironment(folder), timeout: 60_000 };
    const child = execFile('bash', ['-o', 'pipefail', '-c', line], options, (error, stdout, stderr) => {
      const marked = (mark: string, text: string): string[] =>
        text === ''
          ? []
          : steady(folder, text)
              .replace(/\n$/, '')
              .split('\n')
              .map((each) => `${mark} ${each}`.trimEnd());
      resolve([...marked('>', stdout), ...marked('!', stderr), `= ${error ? (error.code ?? 'killed') : 0}`]);
    });
    child.stdin?.end();
  });
}

/** Takes out what differs from run to run: the folder, times, sizes, and versions. */
function steady(folder: string, text: string): string {
  return text
    .replaceAll(folder, '<folder>')
    .replace(/\b\d+\.\d\d s\b/g, '<time>')
    .replace(/\b\d+(?:\.\d)? [kM]B\b/g, '<size>')
    .replaceAll(version, '<version>')
    .replaceAll(process.versions.node, '<node>');
}

/** A terminal that keeps what is printed. `typed` is what a person types; without it nobody sits there. */
export function fakeTerminal(cwd: string, typed?: string): Terminal & { printed: () => { out: string; err: string } } {
  const printed = { out: '', err: '' };
  const input: Readable & { isTTY?: boolean } = Readable.from(typed === undefined ? [] : [typed]);
  if (typed !== undefined) input.isTTY = true;
  return {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    watched: false,
    colours: coloursFor(false),
    input,
    cwd,
    printed: () => printed,
  };
}
