import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the narratives and the fixture scripts were built, with their problems as JSON beside them. */
    readonly built: { readonly folder: string; readonly problems: string };
  }
}

/** Builds the narratives and the fixture scripts once, with the real command line. */
export default async function setup(project: TestProject): Promise<void> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const folder = fileURLToPath(new URL('../artefacts/dist/', import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  const paths = ['narratives', 'tests/fixtures/scripts'];
  const run = promisify(execFile)(
    process.execPath,
    ['lib/cli.js', 'build', ...paths, '--out', folder, '--format', 'json'],
    { cwd: root, maxBuffer: 1e8 },
  );
  const { stdout } = await run.catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`the fixtures could not be built:\n${error.stderr}\n${error.stdout}`);
  });
  project.provide('built', { folder, problems: stdout });
}
