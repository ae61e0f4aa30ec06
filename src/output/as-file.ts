import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Hands a page or drawing to a browser: as a file in a folder of its own, which is gone when the work is done. */
export async function asFile<T>(text: string, work: (file: string) => Promise<T>, name = 'page.html'): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lanternist-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, text);
    return await work(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
