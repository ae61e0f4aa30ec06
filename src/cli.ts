#!/usr/bin/env node
import { enableCompileCache } from './compile-cache.ts';

enableCompileCache();
const { runCli } = await import('./commands/program.ts');
process.exitCode = await runCli(process.argv.slice(2));
