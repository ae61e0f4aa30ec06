import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageFolder } from '../assets.ts';
import { shownPath } from '../input/read-script.ts';
import { writeWhole } from '../output/write.ts';
import { faultOfName, readStarterName } from './starter-name.ts';

export type Template = 'talk' | 'narrative';

export type Starter =
  | {
      readonly type: 'made';
      readonly title: string;
      /** The script. */
      readonly file: string;
      /** What commands take: the script of a talk, the folder of a narrative; as typed from the working directory. */
      readonly path: string;
    }
  | { readonly type: 'refused'; readonly reason: string };

/** Makes a script from a starter. Nothing that is there already is touched. */
export function makeStarter(cwd: string, name: string, template: Template): Starter {
  const { folder, base, title } = readStarterName(name);
  const fault = faultOfName(base, template);
  if (fault !== '') return { type: 'refused', reason: `"${name}" cannot be the name: ${fault}` };
  const home = folder === '' && template === 'narrative' && existsSync(join(cwd, 'narratives')) ? 'narratives' : folder;
  const target = resolve(cwd, home, template === 'talk' ? `${base}.md` : base);
  const path = shownPath(target, cwd);
  if (isTaken(target, template))
    return { type: 'refused', reason: `"${path}" is there already; nothing was changed. Choose another name.` };
  const file = template === 'talk' ? target : join(target, 'en.md');
  const text = readFileSync(join(packageFolder, 'templates', 'starters', `${template}.md`), 'utf8');
  // A JSON string is a YAML string too, whatever stands in the title.
  writeWhole(
    file,
    text.replaceAll('{{title}}', () => JSON.stringify(title)),
  );
  return { type: 'made', title, file, path };
}

/** True also for a link that leads nowhere. An empty folder is free for a narrative. */
function isTaken(target: string, template: Template): boolean {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (!found) return false;
  return template === 'talk' || !found.isDirectory() || readdirSync(target).length > 0;
}
