import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { EnvironmentFailure } from '../../environment.ts';
import type { Candidate } from './find.ts';
import { type StartSettings, startBrowser } from './start.ts';

/** What `lanternist doctor` says about one browser. */
export interface BrowserReport {
  readonly candidate: Candidate;
  /** Such as "147.0.7727.0"; '' when it doesn't say. */
  readonly version: string;
  readonly starts: boolean;
  /** What is wrong, and how to mend it; both '' when it starts. */
  readonly problem: string;
  readonly mend: string;
  /** What is worth knowing although it starts. */
  readonly notices: readonly string[];
}

/** Tries a browser: starts it as for printing, asks its version, ends it. Never throws for a browser that can't start. */
export async function describeBrowser(candidate: Candidate, settings: StartSettings = {}): Promise<BrowserReport> {
  const report = {
    candidate,
    version: '',
    starts: false,
    problem: candidate.problem,
    mend: candidate.mend,
    notices: [],
  };
  if (candidate.problem) return report;
  try {
    const handle = await startBrowser(candidate, settings);
    const version = await handle.version().finally(() => handle.close());
    return { ...report, version: numberIn(version), starts: true, notices: handle.notices };
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
    const { message, hint } = error.diagnostic;
    return { ...report, version: await versionAsked(candidate), problem: message, mend: hint };
  }
}

/** The version of a browser that can't be started over the pipe. */
async function versionAsked({ kind, path }: Candidate): Promise<string> {
  if (kind === 'embedded') return '';
  // On Windows "--version" would open a window, but the folder beside the program is named for it.
  if (process.platform === 'win32') return numberIn(readdirSync(dirname(path)).join(' '));
  const asked = promisify(execFile)(path, ['--version'], { timeout: 10_000 });
  return asked.then(({ stdout }) => numberIn(stdout)).catch(() => '');
}

function numberIn(text: string): string {
  return /\d+(?:\.\d+){3}/.exec(text)?.[0] ?? '';
}
