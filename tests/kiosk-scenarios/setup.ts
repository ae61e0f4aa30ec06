import { execFile } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folders of built kiosks: the four narratives for both displays, and one that gives handouts to take home. */
    readonly kiosks: { readonly wide: string; readonly tall: string; readonly handout: string };
  }
}

/** Builds the kiosks of the scenarios once, with the real command line. */
export default async function setup(project: TestProject): Promise<void> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const box = fileURLToPath(new URL('../artefacts/kiosks/', import.meta.url));
  rmSync(box, { recursive: true, force: true });
  const build = async (scripts: string, name: string): Promise<string> => {
    await promisify(execFile)(
      process.execPath,
      ['lib/cli.js', 'build', scripts, '--to', 'kiosk', '-o', join(box, name)],
      { cwd: root, maxBuffer: 1e8 },
    );
    return join(box, name, 'kiosk');
  };
  const upright = join(box, 'upright');
  cpSync(join(root, 'narratives'), upright, { recursive: true });
  const config = join(upright, 'lanternist.yaml');
  const wide = readFileSync(config, 'utf8');
  const turned = wide.replace('resolution: 1920x1080, mount: 800', 'resolution: 1080x1920, mount: 600');
  if (turned === wide) throw new Error('narratives/lanternist.yaml declares another display than this set-up turns');
  writeFileSync(config, turned);
  const take = join(box, 'take-home');
  cpSync(join(root, 'tests/fixtures/kiosk-handout'), take, { recursive: true });
  const [first, second, third] = await Promise.all([
    build('narratives', 'wide'),
    build(upright, 'tall'),
    build(take, 'handout'),
  ]);
  project.provide('kiosks', { wide: first, tall: second, handout: third });
}
