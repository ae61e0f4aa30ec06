import { createHash, randomBytes } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename } from 'node:path';

/*
 *  current.json.4f1c09aa-8812-9be3d701.tmp
 *               ^ machine ^pid ^ random
 */
const pattern = /\.([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.tmp$/;

/** A name beside `file` under which it is made; tells whose it is, so that leftovers are known from work in hand. */
export function temporaryName(file: string): string {
  return `${file}.${machine()}-${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
}

/** Whether a file or folder was made under such a name, by anybody. */
export function isTemporaryName(name: string): boolean {
  return pattern.test(name);
}

/** A day: by then nobody is still writing. */
const longest = 24 * 60 * 60 * 1000;

/** Is this a temporary file or folder whose maker is gone? Of another machine's (a shared folder) only age can tell. */
export async function isLeftover(path: string, now = Date.now()): Promise<boolean> {
  const [, maker, pid] = pattern.exec(basename(path)) ?? [];
  if (maker === undefined) return false;
  const age = now - (await lstat(path)).mtimeMs;
  if (age > longest) return true;
  // Our own number may have been that of a process before a restart: in a container it nearly always is.
  const ours = Number(pid) === process.pid && age < process.uptime() * 1000;
  return maker === machine() && !ours && (Number(pid) === process.pid || !isRunning(Number(pid)));
}

function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
