/** Words of the interface in one language, with English for what is missing. */
export type Words = Readonly<Record<string, string>>;

/** The words for a language: `ru-RU` falls back to `ru`, everything else to `en`. */
export function wordsFor(strings: Readonly<Record<string, Words>>, lang: string): Words {
  const short = lang.split('-')[0] ?? lang;
  return { ...strings.en, ...(strings[lang] ?? strings[short]) };
}

/** A phrase with its {names} filled in; names without a value stay. */
export function fill(text: string | undefined, values: Readonly<Record<string, string>>): string {
  return (text ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
