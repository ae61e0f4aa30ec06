import { fileURLToPath } from 'node:url';

/**
 * The package's own folder. This module lies one level below it in every layout: `src/assets.ts` under vitest,
 * `lib/assets.js` in the library, `lib/chunk-….js` in the bundled command line.
 */
export const packageFolder: string = fileURLToPath(new URL('..', import.meta.url));

/** What the package build made: client scripts, compiled templates, fonts, style sheets. */
export const builtFolder: string = fileURLToPath(new URL('../lib/assets/', import.meta.url));
