import { basename, dirname, extname, join } from 'node:path';
import type { ScriptFile } from './find-scripts.ts';

/** Where the signatures of a script lie: `signoff.yaml` in its folder, `talk.signoff.yaml` beside a single `talk.md`. */
export function signoffFile({ file, lang }: ScriptFile): string {
  const name = lang === '' ? `${basename(file, extname(file))}.signoff.yaml` : 'signoff.yaml';
  return join(dirname(file), name);
}
