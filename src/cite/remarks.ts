import { escapeHtml, foreignHtml } from '../model/escape.ts';
import type { Source } from '../model/library.ts';
import type { ForeignTexts } from '../model/library-translation.ts';
import type { CitedItem, EditorStatement } from './resolve.ts';
import { htmlText, type Typography } from './typography.ts';
import { confidenceText, fill, stanceText, type Words } from './words.ts';

/**
 * What a reader should know of the sources of a note and of its claims, as HTML: whose voice each is, how it came to
 * us, how the claim stands, and what the editor adds. '' when there is nothing to say. How a source came to us is told
 * once in a narrative, where `introduced` doesn't have it yet; it is added there. `brief` tells whose voice a source is
 * only there too, for a text that is read from its beginning.
 */
export function remarks(
  items: readonly CitedItem[],
  words: Words,
  typography: Typography,
  introduced: Set<Source>,
  brief = false,
): string {
  const sources = [...new Set(items.flatMap((item) => item.sources.map(({ source }) => source)))];
  const voices = sources.flatMap((source) => {
    const told = brief && introduced.has(source) ? '' : standpoint(source, words, typography);
    const voice = told === '' || sources.length === 1 ? '' : htmlText(`${source.voice}: `, typography);
    const history = introduced.has(source)
      ? []
      : (['translation', 'note'] as const).map((key) => textOf(source, key, source[key], typography));
    introduced.add(source);
    return [voice + told, ...history].map(sentence).filter(Boolean);
  });
  const stances = items.flatMap((item) => {
    const stance = stanceText(item.stance, words);
    if (stance === '') return [];
    const named = item.sources.map(({ source }) => source.voice).join(', ');
    const phrase = items.length > 1 && named !== '' ? words.citeClaimOf : words.citeClaim;
    return [sentence(escapeHtml(fill(phrase, { stance, voices: named })))];
  });
  // Two claims of a note that stand alike are told of once, and so is what the editor says of both.
  return inOwnPoints([...new Set([...voices, ...stances, ...editorTexts(items, words, typography)])].join(' '));
}

/** Between Chinese or Japanese words their own points, which need no space. */
function inOwnPoints(html: string): string {
  return html.replace(/(?<=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]); /gu, '；').replaceAll('。 ', '。');
}

/** The editor's statements, each under the editor's name. */
export function editorTexts(items: readonly CitedItem[], words: Words, typography: Typography): readonly string[] {
  return items.flatMap((item) => item.editors).map((each) => editorText(each, words, typography));
}

function standpoint(source: Source, words: Words, typography: Typography): string {
  const whose = textOf(source, 'perspective', source.perspective.trim().replace(/[.;。；]$/, ''), typography);
  return [whose, source.partisan ? escapeHtml(words.partisan ?? '') : ''].filter(Boolean).join('; ');
}

/** A text of the library as HTML, marked where it isn't in the reader's language. */
function textOf({ foreign }: { readonly foreign?: ForeignTexts }, key: string, text: string, typography: Typography) {
  return foreignHtml(htmlText(text, typography), foreign?.[key]);
}

function editorText(editor: EditorStatement, words: Words, typography: Typography): string {
  const { statement, locator, confidence } = editor;
  const says = textOf(editor, 'statement', statement.trim(), typography);
  const told = [says, locator === '' ? '' : htmlText(`(${locator})`, typography)].filter(Boolean).join(' ');
  const label = escapeHtml(words.editor ?? '');
  const first = told === '' ? `${label}.` : `${label}: ${sentence(told)}`;
  return [first, sentence(escapeHtml(confidenceText(confidence, words)))].filter(Boolean).join(' ');
}

/** With a capital at its start and a point at its end. */
function sentence(html: string): string {
  if (html === '') return '';
  const capital = html.replace(/^((?:<[^>]*>)*)(.)/su, (_, tags: string, first: string) => tags + first.toUpperCase());
  const words = capital.replace(/(?:<[^>]*>)+$/, '');
  if (/[.!?…。！？]["”»」’)）]?$/.test(words)) return capital;
  return capital + (/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}」）]$/u.test(words) ? '。' : '.');
}
