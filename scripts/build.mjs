// Builds lib/: the library (tsc), the command line and the browser scripts (esbuild), and lib/assets (templates made
// into JavaScript, style sheets, fonts, words, citation styles, schemas). Run by `npm start`, `npm test` and before
// packing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import Handlebars from 'handlebars';
import { parse } from 'yaml';
import { buildAtlas } from './atlas.mjs';
import { buildFonts } from './fonts.mjs';
import { writeSchemas } from './schemas.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const lib = join(root, 'lib');
const assets = join(lib, 'assets');

await rm(lib, { recursive: true, force: true });
await mkdir(join(assets, 'client'), { recursive: true });
await mkdir(join(assets, 'css'), { recursive: true });
emitLibrary();
await Promise.all([
  bundleCli(),
  bundleClients(),
  compileTemplates(),
  minifyStyles(),
  compileStrings(),
  cp(join(root, 'src', 'cite', 'csl'), join(assets, 'csl'), { recursive: true }),
  buildFonts(root, assets),
  buildAtlas(root, assets),
  writeSchemas(assets),
]);
await writeBuildId();

/** The library with its types. The bundled command line replaces `lib/cli.js`. */
function emitLibrary() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const done = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], { stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** One file at start; everything heavy lies in chunks that are loaded when they are needed. */
async function bundleCli() {
  await build({
    entryPoints: { cli: join(root, 'src', 'cli.ts') },
    outdir: lib,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    chunkNames: 'chunk-[name]-[hash]',
    // gray-matter only finds the fence; its own YAML reader is never used.
    alias: {
      'js-yaml': join(root, 'scripts', 'no-yaml.cjs'),
      // Citation.js can fetch; reading a bibliography never does.
      'fetch-ponyfill': join(root, 'src', 'cite', 'no-fetch.cjs'),
      'sync-fetch': join(root, 'src', 'cite', 'no-fetch.cjs'),
    },
    // The commands' own packages stay outside: users get them from npm, and they are found where they are installed.
    external: ['puppeteer', '@sparticuz/chromium', '@puppeteer/browsers', 'fsevents', 'subset-font'],
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}

/** Each folder of `src/client/` with a `main.ts` becomes one classic script. */
async function bundleClients() {
  const clients = join(root, 'src', 'client');
  const { inlineSafe } = await import('../lib/output/inline-script.js');
  for (const entry of await readdir(clients, { withFileTypes: true })) {
    if (!entry.isDirectory() || !existsSync(join(clients, entry.name, 'main.ts'))) continue;
    const result = await build({
      entryPoints: [join(clients, entry.name, 'main.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      minify: true,
      legalComments: 'none',
      banner:
        entry.name === 'deck'
          ? { js: '/*! With reveal.js, https://revealjs.com, MIT licence, (c) Hakim El Hattab and contributors. */' }
          : {},
      logLevel: 'warning',
    });
    await writeFile(join(assets, 'client', `${entry.name}.js`), inlineSafe(result.outputFiles[0].text));
  }
}

/** Handlebars templates, made into JavaScript; partials are named by their path below `partials/`. */
async function compileTemplates() {
  const { compileOptions } = await import('../lib/render/template-options.js');
  const entries = [];
  for (const file of await filesBelow(join(root, 'templates'), '.hbs')) {
    const name = relative(join(root, 'templates'), file)
      .split(sep)
      .join('/')
      .replace(/\.hbs$/, '');
    if (name.startsWith('starters/')) continue;
    entries.push(`${JSON.stringify(name)}:${Handlebars.precompile(await readFile(file, 'utf8'), compileOptions)}`);
  }
  const code = `export const templates = {\n${entries.join(',\n')}\n};\n`;
  const { code: minified } = await transform(code, { minify: true, format: 'esm', target: 'node20' });
  await writeFile(join(assets, 'templates.js'), minified);
}

async function minifyStyles() {
  const styles = [
    ...(await filesBelow(join(root, 'templates'), '.css')).filter((file) => !file.includes(`${sep}starters${sep}`)),
    join(root, 'node_modules', 'reveal.js', 'dist', 'reveal.css'),
  ];
  await build({
    entryPoints: Object.fromEntries(
      styles.map((file) => [
        file
          .split(sep)
          .at(-1)
          .replace(/\.css$/, ''),
        file,
      ]),
    ),
    outdir: join(assets, 'css'),
    minify: true,
    target: 'chrome120',
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/** Words of the interface, a file a language. */
async function compileStrings() {
  const folder = join(root, 'templates', 'strings');
  const strings = {};
  for (const file of await readdir(folder))
    strings[file.replace(/\.yaml$/, '')] = parse(await readFile(join(folder, file), 'utf8'));
  const missing = Object.entries(strings).flatMap(([lang, words]) =>
    Object.keys(strings.en)
      .filter((key) => !words[key])
      .map((key) => `${lang}: ${key}`),
  );
  if (missing.length > 0) throw new Error(`templates/strings: missing words: ${missing.join('; ')}`);
  await writeFile(join(assets, 'strings.json'), JSON.stringify(strings));
}

/** A name for this build, so that outputs of another one aren't taken for up to date. */
async function writeBuildId() {
  const hash = createHash('sha256');
  for (const file of (await filesBelow(lib, '')).filter((each) => !each.endsWith('.d.ts')))
    hash.update(relative(lib, file)).update(await readFile(file));
  await writeFile(join(assets, 'build-id'), hash.digest('hex').slice(0, 16));
}

async function filesBelow(folder, ending) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
