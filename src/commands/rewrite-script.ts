import { chmodSync, realpathSync, statSync } from 'node:fs';
import { writeWhole } from '../output/write.ts';

/** Writes a script where it really lies, with its rights, and with the byte order mark that it had before. */
export function rewriteScript(file: string, text: string, before: Uint8Array): void {
  const real = realpathSync(file);
  const { mode } = statSync(real);
  const hasMark = before[0] === 0xef && before.length > 3;
  writeWhole(real, hasMark ? `\uFEFF${text}` : text);
  chmodSync(real, mode);
}
