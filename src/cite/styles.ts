/** The styles of the package, by the values of `csl:` that name them. */
const styles: Readonly<Record<string, string>> = {
  chicago: 'chicago-fullnote-bibliography',
  mhra: 'modern-humanities-research-association',
  apa: 'apa',
  'chicago-fullnote-bibliography': 'chicago-fullnote-bibliography',
  'modern-humanities-research-association': 'modern-humanities-research-association',
};

/** Values of `csl:` that name a style of the package. Any other is a `.csl` file of the project. */
export const styleNames: readonly string[] = Object.keys(styles);

/** The file of a style, without its ending; Chicago's full notes when none of the package is named. */
export function styleFile(name: string): string {
  return (Object.hasOwn(styles, name) ? styles[name] : undefined) ?? 'chicago-fullnote-bibliography';
}

/** The locales of the package; the first of a language serves all its variants. */
export const locales = ['en-US', 'en-GB', 'ru-RU', 'ja-JP', 'zh-CN', 'ko-KR', 'de-DE'] as const;

/** The locale for a language: its own, else its first, else English. `preferred` is the style's own default. */
export function localeFor(lang: string, preferred = ''): string {
  const base = baseOf(lang);
  const exact = locales.find((each) => each.toLowerCase() === lang.toLowerCase());
  const own = locales.find((each) => each === preferred && lang.toLowerCase() === base && baseOf(each) === base);
  return exact ?? own ?? locales.find((each) => baseOf(each) === base) ?? 'en-US';
}

function baseOf(lang: string): string {
  return (lang.split(/[-_]/)[0] ?? '').toLowerCase();
}
