import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { includes, parseRange, type Range } from './unicode-range.ts';
import { userCache } from './user-cache.ts';
import { writeWhole } from './write.ts';

/** A text, its language (BCP 47; '' when it isn't marked), and the families under which the page asks for its signs. */
export interface LanguageText {
  readonly lang: string;
  readonly text: string;
  readonly families: readonly string[];
  /** Whether these families have italics of their own: then upright signs have to stand in for slanted ones. */
  readonly hasItalics?: boolean;
}

/** Fonts for Chinese, Japanese and Korean from packages that are installed beside Lanternist. */
export interface EastAsianFonts {
  /** `@font-face` rules that hold the characters of the texts and no others; '' where no package has them. */
  readonly css: (texts: readonly LanguageText[]) => Promise<string>;
  /** Which packages are installed, in which versions: outputs differ by them. Reads no font. */
  readonly identity: () => string;
  /** Whether an installed package has a character. */
  readonly covers: (character: string) => boolean;
}

/** A package of fontsource and the languages that are set in it, the first prefix that fits. */
const packages = [
  { name: 'noto-serif-jp', family: 'Noto Serif JP', langs: ['ja'] },
  { name: 'noto-serif-kr', family: 'Noto Serif KR', langs: ['ko'] },
  { name: 'noto-serif-tc', family: 'Noto Serif TC', langs: ['zh-hant', 'zh-tw', 'zh-hk'] },
  { name: 'noto-serif-sc', family: 'Noto Serif SC', langs: ['zh'] },
] as const;

const weights = [400, 600] as const;

/** Chinese, Japanese and Korean letters and signs. */
const eastAsian =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u;

interface Installed {
  readonly folder: string;
  readonly name: string;
  readonly family: string;
  readonly langs: readonly string[];
  /** Code points of each slice. */
  readonly slices: readonly { readonly slice: string; readonly ranges: readonly Range[] }[];
}

/** Opens what is installed. A subset that was made before lies in `cache`. */
export function openEastAsianFonts(cache: string = join(userCache(), 'fonts')): EastAsianFonts {
  let found: readonly Installed[] | undefined;
  const installed = (): readonly Installed[] => {
    found ??= packages.flatMap((each) => installedPackage(each));
    return found;
  };
  return {
    identity: () =>
      packages
        .flatMap(({ name }) => folderOf(name) ?? [])
        .map(versionIn)
        .join(' '),
    covers: (character) =>
      eastAsian.test(character) && installed().some((each) => sliceOf(each, character) !== undefined),
    async css(texts) {
      const rules = new Map<string, Cut>();
      for (const { lang, text, families, hasItalics = false } of texts)
        for (const character of new Set(text)) {
          const font = eastAsian.test(character) ? fontFor(installed(), lang, character) : undefined;
          const slice = font && sliceOf(font, character);
          if (!font || slice === undefined) continue;
          const key = [font.name, slice, hasItalics, ...families].join(' ');
          const rule = rules.get(key) ?? { font, slice, families, hasItalics, characters: new Set() };
          rule.characters.add(character);
          rules.set(key, rule);
        }
      const made: string[] = [];
      for (const rule of rules.values()) for (const weight of weights) made.push(await ruleOf(rule, weight, cache));
      return made.join('\n');
    },
  };
}

/** Signs of one slice, on their way into a page. */
interface Cut {
  readonly font: Installed;
  readonly slice: string;
  readonly families: readonly string[];
  readonly hasItalics: boolean;
  readonly characters: Set<string>;
}

/** The family of a language; '' for languages that aren't East Asian. */
export function eastAsianFamily(lang: string): string {
  return packages.find(({ langs }) => langs.some((each) => isIn(lang, each)))?.family ?? '';
}

/** The package of the language, else any that has the sign. */
function fontFor(installed: readonly Installed[], lang: string, character: string): Installed | undefined {
  const having = installed.filter((each) => sliceOf(each, character) !== undefined);
  return having.find(({ langs }) => langs.some((each) => isIn(lang, each))) ?? having[0];
}

/** `zh-Hant-TW` is in `zh-hant` and in `zh`. */
function isIn(lang: string, prefix: string): boolean {
  return `${lang.toLowerCase()}-`.startsWith(`${prefix}-`);
}

function folderOf(name: string): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve(`@fontsource/${name}/package.json`));
  } catch {
    return undefined;
  }
}

function versionIn(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  return `${name}@${version}`;
}

function installedPackage({ name, family, langs }: (typeof packages)[number]): Installed[] {
  const folder = folderOf(name);
  if (folder === undefined) return [];
  try {
    const table = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Readonly<Record<string, string>>;
    const slices = Object.entries(table).map(([slice, range]) => ({
      slice: slice.replace(/[[\]]/g, ''),
      ranges: parseRange(range),
    }));
    return [{ folder, name, family, langs, slices }];
  } catch {
    return [];
  }
}

/** Ranges of the Chinese fonts name Korean letters that their files don't have. */
const korean = /\p{Script=Hangul}/u;

function sliceOf({ slices, langs }: Installed, character: string): string | undefined {
  if (korean.test(character) && !langs.includes('ko')) return undefined;
  const code = character.codePointAt(0) ?? 0;
  return slices.find(({ ranges }) => includes(ranges, code))?.slice;
}

async function ruleOf(
  { font, slice, families, hasItalics, characters }: Cut,
  weight: number,
  cache: string,
): Promise<string> {
  const file = join(font.folder, 'files', `${font.name}-${slice}-${weight}-normal.woff2`);
  if (!existsSync(file)) return '';
  const bytes = readFileSync(file);
  const all = [...characters].sort();
  const text = all.join('');
  const key = createHash('sha256').update(bytes).update(text).digest('hex').slice(0, 32);
  const subset = kept(join(cache, `${key}.woff2`)) ?? (await cut(bytes, text, cache, key));
  const range = all.map((each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join(',');
  const source = `src:url(data:font/woff2;base64,${Buffer.from(subset).toString('base64')}) format("woff2")`;
  const styles = hasItalics ? ['normal', 'italic'] : ['normal'];
  return families
    .flatMap((family) =>
      styles.map(
        (style) =>
          `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};${source};unicode-range:${range}}`,
      ),
    )
    .join('\n');
}

function kept(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** The font with a few of its characters; kept for the next build where that is possible. */
async function cut(bytes: Buffer, text: string, cache: string, key: string): Promise<Uint8Array> {
  const { default: subsetFont } = await import('subset-font');
  const made = await subsetFont(bytes, text, { targetFormat: 'woff2' });
  try {
    writeWhole(join(cache, `${key}.woff2`), made);
  } catch {
    // Without a cache it is cut again next time.
  }
  return made;
}
