import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { temporaryName } from './temporary-name.ts';
import { writeFailure } from './write.ts';

const elsewhere = 'Choose another target.';

/** Writes a file so that a power cut leaves the old or the new one: temporary name, fsync, rename, fsync of the folder. */
export async function writeDurably(file: string, content: string): Promise<void> {
  const temporary = temporaryName(file);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeSynced(temporary, content);
    await rename(temporary, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw writeFailure(file, error, elsewhere);
  }
}

/** Writes a new file and waits until the disk has it. */
async function writeSynced(file: string, content: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Waits until the disk has the content of a file that was just written. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Waits until the disk has the names in a folder. Windows and some sticks can't; there the file system sees to it. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES', 'ENOTSUP', 'EBADF'].includes(code)) throw error;
  }
}
