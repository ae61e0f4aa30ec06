import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { atExit } from './at-exit.ts';
import type { Ending } from './failure.ts';
import { openPipe, type Pipe } from './pipe.ts';

/** A running browser process with its throw-away profile. */
export interface BrowserProcess {
  /** 0 when the system refused to start it; `ended` says why. */
  readonly pid: number;
  readonly profile: string;
  readonly pipe: Pipe;
  /** Settles when the process is gone, whoever ended it. */
  readonly ended: Promise<Ending>;
  /** The last lines it wrote to stderr so far. */
  stderr(): string;
  /** Kills it with all its children and removes its profile and `extra`. May be called twice. */
  end(): Promise<void>;
}

/**
 * Starts `executable` at once in a process group of its own, so that the whole group can be killed: here, when this
 * process ends, or by a signal. `extra` is a further folder to remove then; '' for none.
 */
export function startProcess(
  executable: string,
  launch: (profile: string) => { flags: readonly string[]; env: NodeJS.ProcessEnv },
  extra: string,
): BrowserProcess {
  const profile = mkdtempSync(join(realpathSync(tmpdir()), 'lanternist-'));
  const removed = [profile, extra].filter((folder) => folder !== '');
  const { flags, env } = launch(profile);
  const child = spawn(executable, flags, {
    env,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const stderr = lastLines(child.stderr);
  const ended = new Promise<Ending>((settle) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      settle({ refusal: error.code ?? error.message, exit: '', stderr: '' }),
    );
    // Not "exit": what it wrote last may still be on its way.
    child.once('close', (code, signal) =>
      settle({ refusal: '', exit: signal ?? `exit code ${code}`, stderr: stderr() }),
    );
  });
  const release = atExit(() => {
    killGroup(child);
    for (const folder of removed) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  });
  const end = async (): Promise<void> => {
    killGroup(child);
    await ended;
    for (const folder of removed) await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
    release();
  };
  const pipe = openPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  return { pid: child.pid ?? 0, profile, pipe, ended, stderr, end };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

/** Keeps the end of a stream: at most three lines, without Chromium's time stamps. */
function lastLines(stream: Readable | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (piece: string) => {
    text = (text + piece).slice(-4000);
  });
  return () =>
    text
      .split('\n')
      .map((line) => line.replace(/^\[[\d:/.]+[A-Z]+:/, '[').trim())
      .filter((line) => line !== '')
      .slice(-3)
      .join(' / ');
}
