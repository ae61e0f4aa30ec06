/** What a phone remembers between visits, where its browser lets it; elsewhere nothing is remembered. */
export function kept(name: string): { readonly read: () => string; readonly write: (value: string) => void } {
  const key = `lanternist-${name}`;
  return {
    read() {
      try {
        return localStorage.getItem(key) ?? '';
      } catch {
        return '';
      }
    },
    write(value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        // A browser that keeps nothing still shows everything.
      }
    },
  };
}
