import { escapeHtml } from '../model/escape.ts';
import type { Source } from '../model/library.ts';
import type { CitedItem, EditorStatement } from './resolve.ts';
import { htmlText, type Typography } from './typography.ts';
import { confidenceText, fill, stanceText, type Words } from './words.ts';

/**
 * What a reader should know of the sources of a note and of its claims, as HTML: whose voice each is, how it came to
 * us, how the claim stands, and what the editor adds. '' when there is nothing to say. How a source came to us is told
 * once in a narrative, where `introduced` doesn't have it yet; it is added there.
 */
export function remarks(
  items: readonly CitedItem[],
  words: Words,
  typography: Typography,
  introduced: Set<Source>,
): string {
  const sources = [...new Set(items.flatMap((item) => item.sources.map(({ source }) => source)))];
  const voices = sources.flatMap((source) => {
    const text = standpoint(source, words);
    const named = text === '' || sources.length === 1 ? text : `${source.voice}: ${text}`;
    const history = introduced.has(source) ? [] : [source.translation, source.note];
    introduced.add(source);
    return [named, ...history].filter(Boolean).map((part) => sentence(htmlText(part, typography)));
  });
  const stances = items.flatMap((item) => {
    const stance = stanceText(item.stance, words);
    if (stance === '') return [];
    const named = item.sources.map(({ source }) => source.voice).join(', ');
    const phrase = items.length > 1 && named !== '' ? words.citeClaimOf : words.citeClaim;
    return [sentence(escapeHtml(fill(phrase, { stance, voices: named })))];
  });
  return [...voices, ...stances, ...editorTexts(items, words, typography)].join(' ');
}

/** The editor's statements, each under the editor's name. */
export function editorTexts(items: readonly CitedItem[], words: Words, typography: Typography): readonly string[] {
  return items.flatMap((item) => item.editors).map((each) => editorText(each, words, typography));
}

function standpoint({ perspective, partisan }: Source, words: Words): string {
  return [perspective.trim().replace(/[.;]$/, ''), partisan ? (words.partisan ?? '') : ''].filter(Boolean).join('; ');
}

function editorText({ statement, locator, confidence }: EditorStatement, words: Words, typography: Typography): string {
  const told = [statement.trim(), locator === '' ? '' : `(${locator})`].filter(Boolean).join(' ');
  const label = escapeHtml(words.editor ?? '');
  const first = told === '' ? `${label}.` : `${label}: ${sentence(htmlText(told, typography))}`;
  return [first, sentence(escapeHtml(confidenceText(confidence, words)))].filter(Boolean).join(' ');
}

/** With a capital at its start and a point at its end. */
function sentence(html: string): string {
  if (html === '') return '';
  const [first = ''] = html;
  const capital = first.toUpperCase() + html.slice(first.length);
  return /[.!?…。！？]["”»」’)]?$/.test(capital) ? capital : `${capital}.`;
}
