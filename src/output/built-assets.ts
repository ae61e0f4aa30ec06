import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtFolder } from '../assets.ts';
import type { TextWidth } from '../model/drawn.ts';
import { readWidths } from '../model/text-width.ts';
import { type EastAsianFonts, openEastAsianFonts } from './east-asian-fonts.ts';
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
  /** Fonts for Chinese, Japanese and Korean, where they are installed. */
  readonly eastAsianFonts: () => EastAsianFonts;
  /** A citation style of the package by the name of its file: `apa`. */
  readonly csl: (name: string) => string;
  /** The words of citation styles in a language: `ru-RU`. */
  readonly cslLocale: (lang: string) => string;
  /** The width of a text in a face that figures are set in. */
  readonly textWidth: () => TextWidth;
  /** Any file that the package build made, by its name. */
  readonly file: (name: string) => Uint8Array;
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
  const files = new Map<string, Uint8Array>();
  let textWidth: TextWidth | undefined;
  let strings: ReturnType<BuiltAssets['strings']> | undefined;
  let fonts: FontStore | undefined;
  let eastAsian: EastAsianFonts | undefined;
  return {
    templates: async () => {
      const { templates } = await import(pathToFileURL(join(folder, 'templates.js')).href);
      return templates;
    },
    style: (name) => text('css', `${name}.css`),
    script: (name) => text('client', `${name}.js`),
    strings: () => {
      strings ??= JSON.parse(text('strings.json')) as ReturnType<BuiltAssets['strings']>;
      return strings;
    },
    textWidth: () => {
      textWidth ??= readWidths(text('widths.json'));
      return textWidth;
    },
    file: (name) => {
      const kept = files.get(name) ?? readFileSync(join(folder, name));
      files.set(name, kept);
      return kept;
    },
    buildId: () => text('build-id'),
    csl: (name) => text('csl', `${name}.csl`),
    cslLocale: (lang) => text('csl', `locales-${lang}.xml`),
    eastAsianFonts: () => {
      eastAsian ??= openEastAsianFonts();
      return eastAsian;
    },
    fonts: () => {
      fonts ??= openFonts(folder);
      return fonts;
    },
  };
}
