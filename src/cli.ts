#!/usr/bin/env node
import { enableCompileCache } from './compile-cache.ts';

enableCompileCache();
// "lanternist evidence | head" ends the pipe early, and that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
const { runCli } = await import('./commands/program.ts');
process.exitCode = await runCli(process.argv.slice(2));
