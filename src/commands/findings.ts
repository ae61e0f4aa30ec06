/** One thing that `doctor` looked at. */
export interface Finding {
  /** `note` is neither good nor bad: a fact, a setting, a browser that isn't needed. */
  readonly state: 'ok' | 'problem' | 'note';
  readonly text: string;
  /** How to mend it, or what else is worth knowing; each a full sentence. */
  readonly more: readonly string[];
}

export interface Section {
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** Finds of a kind, as `doctor` makes them. */
export const finding = {
  ok: (text: string, ...more: readonly string[]): Finding => ({ state: 'ok', text, more }),
  problem: (text: string, ...more: readonly string[]): Finding => ({ state: 'problem', text, more }),
  note: (text: string, ...more: readonly string[]): Finding => ({ state: 'note', text, more }),
};

/**
 * Prints findings as plain text, each with a word in front.
 *
 *     To print
 *       ok       Chromium 147.0.7727.0, embedded: will be used
 *       problem  Chrome, /usr/bin/google-chrome: …
 *                Install libnss3 …
 */
export function showSections(sections: readonly Section[]): string {
  return sections.map(({ title, findings }) => `${title}\n${findings.map(showFinding).join('')}`).join('\n');
}

function showFinding({ state, text, more }: Finding): string {
  const word = state === 'note' ? '-' : state;
  const rest = more.filter(Boolean).map((line) => `           ${line}\n`);
  return `  ${word.padEnd(7)}  ${text}\n${rest.join('')}`;
}
