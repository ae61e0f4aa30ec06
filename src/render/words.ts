/** Words of the interface in one language, with English for what is missing. */
export type Words = Readonly<Record<string, string>>;

/** The words for a language: `ru-RU` falls back to `ru`, everything else to `en`. */
export function wordsFor(strings: Readonly<Record<string, Words>>, lang: string): Words {
  const short = lang.split('-')[0] ?? lang;
  return { ...strings.en, ...(strings[lang] ?? strings[short]) };
}
