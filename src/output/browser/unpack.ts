import { createReadStream, createWriteStream, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { atExit } from './at-exit.ts';
import { fontsConfiguration } from './fontconfig.ts';

/** The fontconfig file among the unpacked ones. */
export const fontsName = 'lanternist-fonts.conf';
const markerName = 'complete.json';

/**
 * Unpacks the archives of the embedded browser into a new folder whose name begins with `prefix`, readable by the user
 * alone. Its files name `home`, where the folder will lie in the end (the new folder itself when not given). Nothing
 * is left when that fails or the process is ended.
 */
export async function unpackInto(archives: string, prefix: string, home?: string): Promise<string> {
  const made = await mkdtemp(prefix);
  const release = atExit(() => rmSync(made, { recursive: true, force: true, maxRetries: 5 }));
  try {
    await fill(archives, made, home ?? made);
    return made;
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw error;
  } finally {
    release();
  }
}

/** True when the folder belongs to the user (or to root, as in a container image) and every file has the size that the marker file remembers. */
export function isWhole(folder: string): boolean {
  try {
    const { uid, mode } = statSync(folder);
    if (process.getuid && uid !== process.getuid() && uid !== 0) return false;
    if ((mode & 0o022) !== 0) return false;
    const sizes: unknown = JSON.parse(readFileSync(join(folder, markerName), 'utf8'));
    if (typeof sizes !== 'object' || sizes === null || !('chromium' in sizes)) return false;
    return Object.entries(sizes).every(([name, size]) => statSync(join(folder, name)).size === size);
  } catch {
    return false;
  }
}

async function fill(archives: string, made: string, home: string): Promise<void> {
  const executable = pipeline(
    createReadStream(join(archives, 'chromium.br')),
    createBrotliDecompress({ chunkSize: 1 << 20 }),
    createWriteStream(join(made, 'chromium'), { mode: 0o700, flags: 'wx' }),
  ).then(() => ['chromium']);
  const works = [executable, untar(join(archives, 'al2023.tar.br'), made), untar(join(archives, 'fonts.tar.br'), made)];
  // All are awaited before a failure is reported, so that none writes into a folder that is being removed.
  await Promise.allSettled(works);
  const names = (await Promise.all(works)).flat();
  await writeFile(join(made, fontsName), fontsConfiguration(home));
  const sizes: Record<string, number> = {};
  for (const name of [...names, fontsName]) sizes[name] = (await stat(join(made, name))).size;
  await writeFile(join(made, markerName), JSON.stringify(sizes));
}

/** Unpacks one small archive and gives the names of its files. */
async function untar(archive: string, folder: string): Promise<string[]> {
  const { extract } = await import('tar');
  const bytes = await promisify(brotliDecompress)(await readFile(archive));
  const names: string[] = [];
  const onReadEntry = (entry: { type: string; path: string }): void => {
    if (entry.type === 'File') names.push(entry.path);
  };
  extract({ cwd: folder, sync: true, strict: true, preserveOwner: false, onReadEntry }).end(bytes);
  return names;
}
