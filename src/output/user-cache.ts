import { homedir } from 'node:os';
import { join } from 'node:path';

/** Lanternist's folder in the user's cache: `$XDG_CACHE_HOME/lanternist`, else `~/.cache/lanternist`. */
export function userCache(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_CACHE_HOME;
  // The XDG specification asks for relative values to be ignored.
  return join(base?.startsWith('/') ? base : join(env.HOME || homedir(), '.cache'), 'lanternist');
}
