import type { Account, Block } from '../model/block.ts';
import { isEditors } from '../model/contested-form.ts';
import { escapeHtml, foreignHtml } from '../model/escape.ts';
import { citationOf } from '../model/evidence.ts';
import { groundsOf } from '../model/grounds.ts';
import type { Confidence, Library, Source } from '../model/library.ts';
import { nameMarkOf } from '../model/name-mark.ts';
import { wordsIn } from '../model/passages.ts';
import { flat, tokensIn } from '../model/walk.ts';
import type { EvidenceParts } from './evidence-parts.ts';
import { type Html, trusted } from './html.ts';
import { editorBadge } from './note-view.ts';
import type { Words } from './words.ts';

export interface ContestedSettings extends EvidenceParts {
  readonly words: Words;
  readonly blocks: (blocks: readonly Block[]) => Html;
}

/** Whose account it is, and what it says. */
export interface AccountView {
  readonly by: string;
  /** Whose voice the source is, in a few words; '' when that isn't known. */
  readonly standpoint: string;
  /** The same, with the language of what isn't in the reader's. */
  readonly standpointHtml: Html;
  /** The document's name where the voice is another's that it quotes, else ''. */
  readonly quotedIn: string;
  /** "Editor’s note · high confidence", or '' for a document's voice. */
  readonly badge: string;
  readonly body: Html;
  /** The words of its body, without superscripts. */
  readonly words: string;
  /** True when it has no words of its own: a silence to be shown. */
  readonly empty: boolean;
}

/** An account for any of the forms. Call it once an account: build-ups are counted on the way. */
export function accountView(account: Account, settings: ContestedSettings): AccountView {
  const { library, words } = settings;
  const byEditor = isEditors(account, library);
  return {
    by: account.by,
    ...standpointOf(byEditor ? undefined : sourceOf(account, library), account, words),
    badge: byEditor ? editorBadge(words, confidenceOf(account, library)) : '',
    body: settings.blocks(account.blocks),
    words: wordsOf(account.blocks),
    empty: !hasWords(account.blocks),
  };
}

/** The source that an account names, else the first that it cites. */
export function sourceOf(account: Account, library: Library): Source | undefined {
  if (account.source !== '') return library.sources.get(account.source);
  for (const token of tokensIn(account.blocks)) {
    const citation = citationOf(token);
    const [first] = citation ? groundsOf([{ ...citation, items: citation.items.slice(0, 1) }], library).sources : [];
    if (first) return first;
  }
  return undefined;
}

/** The standpoint of the document; it is named where the voice is another's that it quotes. */
function standpointOf(
  source: Source | undefined,
  account: Account,
  words: Words,
): Pick<AccountView, 'standpoint' | 'standpointHtml' | 'quotedIn'> {
  const { voice = '', names = [], perspective = '', partisan = false, foreign } = source ?? {};
  const side = partisan ? (words.partisan ?? '') : '';
  const by = plainly(account.by);
  const isOwn = [voice, ...names].some((name) => name !== '' && by.includes(plainly(name)));
  const named = isOwn || voice === '' || perspective + side === '' ? '' : `${voice}: `;
  const line = (whose: string, party: string): string => [whose, party].filter(Boolean).join('\u00A0· ');
  const marked = foreignHtml(escapeHtml(perspective), foreign?.perspective);
  return {
    standpoint: named + line(perspective, side),
    standpointHtml: trusted(escapeHtml(named) + line(marked, escapeHtml(side))),
    quotedIn: named === '' ? '' : voice,
  };
}

/** Names are the same whatever their case and the shape of their apostrophes: editors turn some of them. */
function plainly(name: string): string {
  return name.toLowerCase().replace(/[‘’ʼ]/g, "'").replace(/[“”„]/g, '"');
}

/** What the account says of itself, else its first note or claim by the editor. */
function confidenceOf(account: Account, library: Library): Confidence | '' {
  if (account.confidence !== '') return account.confidence;
  for (const token of tokensIn(account.blocks)) {
    const citation = citationOf(token);
    const found = token.type === 'editor_note' ? (token.meta?.confidence ?? '') : '';
    const known = citation ? groundsOf([citation], library).editor.find((each) => each !== '') : (found as Confidence);
    if (known) return known;
  }
  return '';
}

function hasWords(blocks: readonly Block[]): boolean {
  return blocks.some(
    (block) =>
      block.type !== 'prose' ||
      wordsIn(block.tokens).trim() !== '' ||
      flat(block.tokens).some((token) => nameMarkOf(token) !== undefined || token.type === 'image'),
  );
}

function wordsOf(blocks: readonly Block[]): string {
  const words = blocks.map((block) => (block.type === 'prose' ? wordsIn(block.tokens) : ''));
  return words.join(' ').trim();
}

/** The words of an account that is one paragraph, without superscripts; undefined for anything longer. */
export function oneParagraph(blocks: readonly Block[]): string | undefined {
  if (blocks.length === 0) return '';
  const [only] = blocks;
  if (blocks.length > 1 || only?.type !== 'prose' || only.kind !== 'paragraph') return undefined;
  return wordsIn(only.tokens).trim();
}
