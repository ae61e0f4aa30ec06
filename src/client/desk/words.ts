/** Everything the desk says, from the page's template. */
export type Words = Readonly<Record<string, string>> & {
  readonly many: (name: string, count: number, values?: Values) => string;
  readonly fill: (name: string, values: Values) => string;
};
type Values = Readonly<Record<string, string | number>>;

/** Reads the words that stand in the page. */
export function readWords(doc: Document): Words {
  const raw: unknown = JSON.parse(doc.getElementById('desk-words')?.textContent || '{}');
  const table = typeof raw === 'object' && raw !== null ? (raw as Readonly<Record<string, unknown>>) : {};
  const text = (name: string): string => {
    const word = table[name];
    return typeof word === 'string' ? word : '';
  };
  const forms = (name: string): readonly unknown[] => {
    const word = table[name];
    return Array.isArray(word) ? word : [];
  };
  const filled = (word: string, values: Values): string =>
    word.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return Object.assign(Object.fromEntries(Object.keys(table).map((name) => [name, text(name)])), {
    many: (name: string, n: number, values: Values = {}) =>
      filled(String(forms(name)[n === 1 ? 0 : 1]), { ...values, n }),
    fill: (name: string, values: Values) => filled(text(name), values),
  }) as Words;
}
