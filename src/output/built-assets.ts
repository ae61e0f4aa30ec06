import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtFolder } from '../assets.ts';
import { type FontStore, openFonts } from './fonts.ts';

/** What the package build made, read when asked for. */
export interface BuiltAssets {
  readonly templates: () => Promise<Readonly<Record<string, unknown>>>;
  /** A minified style sheet by name: `slide`, `paper`, `reveal`. */
  readonly style: (name: string) => string;
  /** A bundled browser script by name: `deck`. */
  readonly script: (name: string) => string;
  readonly strings: () => Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly fonts: () => FontStore;
  /** A citation style of the package by the name of its file: `apa`. */
  readonly csl: (name: string) => string;
  /** The words of citation styles in a language: `ru-RU`. */
  readonly cslLocale: (lang: string) => string;
  /** Changes with every build of the package. */
  readonly buildId: () => string;
}

export function openAssets(folder: string = builtFolder): BuiltAssets {
  const texts = new Map<string, string>();
  const text = (...path: string[]): string => {
    const file = join(folder, ...path);
    const kept = texts.get(file) ?? readFileSync(file, 'utf8');
    texts.set(file, kept);
    return kept;
  };
  let fonts: FontStore | undefined;
  return {
    templates: async () => {
      const { templates } = await import(pathToFileURL(join(folder, 'templates.js')).href);
      return templates;
    },
    style: (name) => text('css', `${name}.css`),
    script: (name) => text('client', `${name}.js`),
    strings: () => JSON.parse(text('strings.json')),
    buildId: () => text('build-id'),
    csl: (name) => text('csl', `${name}.csl`),
    cslLocale: (lang) => text('csl', `locales-${lang}.xml`),
    fonts: () => {
      fonts ??= openFonts(folder);
      return fonts;
    },
  };
}
