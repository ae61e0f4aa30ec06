import type { Token } from 'markdown-it';
import { drawingKinds } from '../../model/drawing.ts';
import type { ParseContext } from '../context.ts';
import { drawingKindOf, openingOf } from './fence.ts';

/**
 * A figure whose name is slightly wrong.
 *
 *     ```Maps
 *        ^
 */
export function reportMisnamed(context: ParseContext, token: Token): void {
  const name = token.type === 'fence' ? (token.info.trim().split(/[\s{]/)[0] ?? '') : '';
  const meant = drawingKinds.find((kind) => [kind, `${kind}s`].includes(name.toLowerCase()));
  if (!meant) return;
  const { start } = openingOf(context.source, token);
  const at = start + token.markup.length + token.info.indexOf(name);
  context.report(
    'figure-name',
    { start: at, end: at + name.length },
    { name, suggestion: `, did you mean "${meant}"?` },
  );
}

/** Figures among the tokens of a list or quotation. */
export function reportNested(context: ParseContext, tokens: readonly Token[]): void {
  for (const token of tokens) {
    const figure = drawingKindOf(token);
    if (figure) context.report('figure-in-list', openingOf(context.source, token), { figure });
  }
}
