import type { StateInline, Token } from 'markdown-it';
import type { Code, Params } from '../codes.ts';
import type { MalformedAttributes } from './attributes.ts';

/** A problem found while reading inline text; its offsets refer to the inline content until `markdown.ts` places it. */
export interface InlineProblem {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
  readonly start: number;
  readonly end: number;
}

/** Leaves a problem in the token stream, where the place of the content is known later. */
export function leaveProblem<C extends Code>(
  state: StateInline,
  code: C,
  params: Params<C>,
  start: number,
  end: number,
): void {
  const token = state.push('problem', '', 0);
  token.meta = { problem: { code, params, start, end } satisfies InlineProblem };
}

/** Leaves the problem of attributes that can't be read. */
export function leaveMalformed(state: StateInline, read: MalformedAttributes): void {
  const text = state.src.slice(read.start, read.end);
  leaveProblem(state, 'attribute-malformed', { text, reason: read.reason }, read.start, read.end);
}

/** The problem that an inline rule left on a token. */
export function problemOf(token: Token): InlineProblem | undefined {
  const found = token.type === 'problem' ? token.meta?.problem : undefined;
  return typeof found === 'object' && found !== null && 'code' in found ? (found as InlineProblem) : undefined;
}
