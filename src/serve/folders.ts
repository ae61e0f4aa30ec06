import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Compiled } from '../compile.ts';

/** The folders of everything that the desk shows: scripts, their pictures and libraries, configuration, templates and themes. */
export function foldersOf(wanted: readonly string[], cwd: string, scripts: readonly Compiled[]): string[] {
  const folders = new Set<string>();
  for (const path of wanted) {
    const full = resolve(cwd, path);
    if (!isFolder(full)) folders.add(dirname(full));
    else for (const folder of [full, ...foldersIn(full)]) folders.add(folder);
  }
  for (const { script, project, pictures, library, figures } of scripts) {
    const home = dirname(script.file);
    folders.add(home).add(project.root);
    if (library.folder !== '') folders.add(library.folder);
    for (const file of figures.files) folders.add(dirname(file));
    for (const [src, picture] of pictures)
      if (picture.type !== 'remote' && picture.type !== 'outside')
        folders.add(dirname(picture.type === 'picture' ? picture.file : resolve(home, src)));
    const templates = resolve(project.root, project.config.templates || 'templates');
    for (const folder of [templates, ...foldersBelow(templates)]) folders.add(folder);
    if (project.config.theme.endsWith('.css')) folders.add(dirname(resolve(project.root, project.config.theme)));
  }
  return [...folders].filter(isFolder);
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('.') && !['node_modules', 'dist'].includes(entry.name),
    )
    .map((entry) => join(folder, entry.name));
}

function foldersBelow(folder: string): string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
