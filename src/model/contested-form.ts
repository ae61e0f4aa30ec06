import type { Account, Contested } from './block.ts';
import { citationOf } from './evidence.ts';
import { type ContestedForm, editorKey, type Library } from './library.ts';
import { tokensIn } from './walk.ts';

/**
 * How accounts are drawn: the author's wish, else from the content. All have a value: a range; all have a date: dates;
 * one of two is the editor: a correction; else sides.
 */
export function formOf({ as, accounts }: Contested, library: Library): ContestedForm {
  if (as !== '') return as;
  if (accounts.every((account) => account.value !== undefined)) return 'range';
  if (accounts.every((account) => account.date !== undefined)) return 'dates';
  return accounts.length === 2 && accounts.filter((account) => isEditors(account, library)).length === 1
    ? 'correction'
    : 'sides';
}

/** True for an account that only the editor answers for. */
export function isEditors(account: Account, library: Library): boolean {
  if (account.source !== '') return account.source === editorKey;
  const tokens = tokensIn(account.blocks);
  const keys = tokens.flatMap((token) => citationOf(token)?.items.map((item) => item.key) ?? []);
  if (keys.length === 0) return tokens.some((token) => token.type === 'editor_note');
  return keys.every((key) => library.claims.get(key)?.sources[0]?.source === editorKey);
}
