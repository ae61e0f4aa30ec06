import { editorKey } from '../../model/library.ts';
import type { PrepareContext } from '../figure.ts';

/** Whose number a claim gives, "The Japan News, Izvestia"; '' when nobody is named, or the label names them. What the editor answers for is the editor's, whatever it rests on. */
export function voiceOf(claim: string, label: string, { library, words }: PrepareContext): string {
  const sources = library.claims.get(claim)?.sources ?? [];
  const editor = sources.find(({ source }) => source === editorKey);
  if (editor) return [words.editor, words[`confidence-${editor.confidence}`]].filter(Boolean).join(', ');
  const voices = sources.map(({ source }) => library.sources.get(source)?.voice ?? '');
  const said = label.toLowerCase();
  const unsaid = [...new Set(voices)].filter((voice) => voice !== '' && !said.includes(voice.toLowerCase()));
  return unsaid.slice(0, 2).join(', ');
}

/** A voice that all rows share stands in the source line, not at every row. */
export function withoutCommonVoice<T extends { readonly by: string }>(rows: readonly T[]): readonly T[] {
  const [first, ...others] = rows;
  if (!first || others.length === 0 || others.some(({ by }) => by !== first.by)) return rows;
  return rows.map((row) => ({ ...row, by: '' }));
}
