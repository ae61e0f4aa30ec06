import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Compiled, compileScript } from '../../src/compile.ts';
import { findScripts } from '../../src/input/find-scripts.ts';
import { openWorkshop } from '../../src/workshop.ts';

/** A small library: two documents, a claim of each kind, a place and a person. */
const library = {
  // Without it the project would end at the folder of a script.
  'lanternist.yaml': '',
  'library/sources.yaml': `references:
  - { id: izvestia, type: article-newspaper, title: Red flag, voice: Izvestia, partisan: true }
  - { id: japan-news, type: article-newspaper, title: The order, voice: The Japan News }
`,
  'library/claims.yaml': `claims:
  - id: pa-159-days
    statement: Izvestia counts 159 days.
    sources: [{ source: izvestia, locator: para. 2 }]
    stance: contested
  - id: gk-156-days
    statement: The ring was closed for 156 days.
    sources: [{ source: editor, confidence: high }]
    stance: fact
`,
  'library/places.yaml': `places:
  - { id: port-arthur, kind: port, names: [{ text: Port Arthur, lang: en }, { text: Порт-Артур, lang: ru }] }
`,
  'library/people.yaml': `people:
  - { id: leonov, role: naval scout, names: [{ text: Viktor Leonov, lang: en }] }
`,
};

/** A folder with these files and the library. */
export function projectFolder(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lanternist-test-')));
  write(folder, { ...library, ...files });
  return folder;
}

/** Writes files below a folder. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** One script of a folder, compiled anew. */
export async function compiled(folder: string, path: string): Promise<Compiled> {
  const [script] = findScripts([path], folder).scripts;
  if (!script) throw new Error(`no script ${path}`);
  return compileScript(openWorkshop(folder), script);
}
