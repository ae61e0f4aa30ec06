import type { Confidence, Stance } from '../model/library.ts';

/** Words of the interface in the language of the script. */
export type Words = Readonly<Record<string, string>>;

const stances: Readonly<Record<Stance, string>> = {
  fact: '',
  attributed: 'citeStanceAttributed',
  contested: 'citeStanceContested',
  propaganda: 'citeStancePropaganda',
  doubtful: 'citeStanceDoubtful',
};

/** How a claim stands, in a word; '' for a fact. */
export function stanceText(stance: Stance, words: Words): string {
  return words[stances[stance]] ?? '';
}

/** "Editor’s note, high confidence". */
export function editorLabel(confidence: Confidence | '', words: Words): string {
  return [words.editor ?? '', confidenceText(confidence, words)].filter(Boolean).join(', ');
}

/** "high confidence"; '' when none is given. */
export function confidenceText(confidence: Confidence | '', words: Words): string {
  return confidence === '' ? '' : (words[`confidence-${confidence}`] ?? confidence);
}

/** A phrase with its `{names}` filled in. */
export function fill(phrase: string | undefined, values: Readonly<Record<string, string>>): string {
  return (phrase ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
