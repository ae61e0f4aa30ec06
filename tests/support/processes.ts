import { readFileSync } from 'node:fs';

/** True while the process runs. One that was killed may stay listed until its parent asks for it; it runs no more. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
