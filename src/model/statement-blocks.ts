import type { Token } from 'markdown-it';
import { accountFigure, drawnFormOf } from './account-figure.ts';
import type { Account, Block, Inline } from './block.ts';
import { drawingTexts } from './drawing.ts';
import { type Note, noteNumberOf } from './evidence.ts';
import type { ContestedForm } from './library.ts';
import type { NameMark } from './name-mark.ts';
import { labelOf } from './names.ts';
import { type RunningText, runningText } from './running-text.ts';
import { sentencesIn } from './sentences.ts';
import type { Span } from './span.ts';
import { asideDrafts, introductions, pictureDrafts, standpointDrafts } from './statement-cards.ts';
import { type Context, collapsed, type Draft, noOtherDay, type Setting, textDrafts } from './statement-draft.ts';
import { drawingDrafts } from './statement-drawing.ts';
import { editorGround, keyGround, referenceGrounds } from './statement-ground.ts';

export function blockDrafts(context: Context, blocks: readonly Block[], setting: Setting): Draft[] {
  return blocks.flatMap((block): Draft[] => {
    switch (block.type) {
      case 'prose':
        return tokenDrafts(context, block.tokens, block.span, setting);
      case 'figure':
        return [
          ...pictureDrafts(block.picture),
          ...blockDrafts(context, block.caption, { ...setting, register: 'caption' }),
        ];
      case 'quote':
        return blockDrafts(context, block.blocks, { ...setting, voice: block.by });
      case 'numbers':
        return block.items.flatMap(({ figure, label, span }) =>
          wholeDraft(context, label, span, { ...setting, otherDay: noOtherDay }, (words) => `${figure} ${words}`),
        );
      case 'drawing':
        return [
          ...drawingDrafts(context, block, setting.register),
          ...drawingTexts(block).flatMap(({ tokens, span }) =>
            proseDrafts(context, tokens, span, { ...setting, register: 'caption' }),
          ),
        ];
      case 'columns':
        return block.columns.flatMap((column) => blockDrafts(context, column.blocks, setting));
      case 'contested': {
        const form = drawnFormOf(block, context.library);
        return [
          ...block.accounts.flatMap((account) => accountDrafts(context, account, form, setting)),
          ...blockDrafts(context, block.agreed, setting),
        ];
      }
      case 'editor':
        return blockDrafts(context, block.blocks, { ...setting, grounds: [editorGround(block.confidence)] });
      case 'incremental':
      case 'step':
      case 'group':
        return blockDrafts(context, block.blocks, setting);
      case 'bibliography':
        return [];
      default:
        return block satisfies never;
    }
  });
}

/** The figure that stands at an account's mark, and its words. */
function accountDrafts(context: Context, account: Account, form: ContestedForm, setting: Setting): Draft[] {
  const { edition, library, words } = context;
  const { source, confidence, by, blocks, span, valueSpan } = account;
  const grounds = source === '' ? [] : keyGround(source, confidence, library);
  const told = blockDrafts(context, blocks, { ...setting, voice: by, grounds });
  const figure = collapsed(accountFigure(account, form, edition.meta.lang, words));
  const about = standpointDrafts(context, source, span);
  const hasWords = told.some(({ register }) => register === setting.register);
  if (figure === '')
    return [...(hasWords || by === '' ? [] : textDrafts(setting.register, by, span, grounds)), ...told, ...about];
  // Without a source of its own it rests on what the account cites first.
  const cited = told.find((draft) => draft.voice === by && draft.grounds.some(({ type }) => type !== 'footnote'));
  const behind = source === '' ? (cited?.grounds.filter(({ type }) => type !== 'footnote') ?? []) : grounds;
  return [{ register: setting.register, voice: by, text: figure, span: valueSpan, grounds: behind }, ...told, ...about];
}

/** Block tokens: each paragraph, list item and cell is read in one go; code and raw HTML as they stand. */
function tokenDrafts(context: Context, tokens: readonly Token[], span: Span, setting: Setting): Draft[] {
  return tokens.flatMap((token): Draft[] => {
    const at = spanOf(token) ?? span;
    if (token.type === 'inline') return proseDrafts(context, token.children ?? [], at, setting);
    if (token.type === 'fence' || token.type === 'code_block') return [wordsDraft(token.content, at, setting)];
    if (token.type === 'html_block') {
      const text = token.content.replace(/<[^>]*>/g, ' ');
      return text.trim() === '' ? [] : [wordsDraft(text, at, setting)];
    }
    return [];
  });
}

function wordsDraft(text: string, span: Span, { register, voice, grounds }: Setting): Draft {
  return { register, voice, text: collapsed(text), span, grounds };
}

export function proseDrafts(context: Context, tokens: Inline, span: Span, setting: Setting): Draft[] {
  const running = read(context, tokens, setting);
  const ranges = sentencesIn(running.text);
  const drafts = ranges.flatMap(({ start, end }, index) => {
    // A reference belongs to the sentence it follows; one before the first belongs to the first.
    const next = ranges[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const own = running.references.filter(({ at }) => (at > start || index === 0) && at <= next);
    const text = collapsed(running.text.slice(start, end));
    const place = { start: running.offsetAt(start), end: running.offsetAt(end - 1) + 1 };
    return withNotes(context, { ...setting, text, span: place }, own);
  });
  // A cell or paragraph that is nothing but a reference, an empty one, or a picture.
  const lone = ranges.length === 0 ? withNotes(context, { ...setting, text: '', span }, running.references) : [];
  return [
    ...drafts,
    ...lone.filter(({ text }) => text !== ''),
    ...asideDrafts(context, running, span, setting.register),
  ];
}

/** Tokens that are one statement, however many sentences they hold. */
function wholeDraft(
  context: Context,
  tokens: Inline,
  span: Span,
  setting: Setting,
  say: (words: string) => string,
): Draft[] {
  const running = read(context, tokens, setting);
  const text = collapsed(say(running.text));
  return [
    ...withNotes(context, { ...setting, text, span }, running.references),
    ...asideDrafts(context, running, span, setting.register),
  ];
}

function read({ edition, library, slide }: Context, tokens: Inline, { otherDay }: Setting): RunningText {
  const label = (mark: NameMark): string => labelOf(library, mark, edition.meta.lang, slide.when);
  return runningText(tokens, edition.source, { label, otherDay });
}

/** A sentence, and behind it the notes it refers to that weren't told before. */
function withNotes(
  context: Context,
  { register, voice, text, span, grounds, otherDay }: Setting & { readonly text: string; readonly span: Span },
  references: RunningText['references'],
): Draft[] {
  const { edition, library, told } = context;
  const numbers = references.map(({ token }) => noteNumberOf(token));
  const notes = numbers.flatMap((number) => edition.notes[number - 1] ?? []);
  const own = references.flatMap(({ token }) => referenceGrounds(token, edition.notes, library));
  const statement: Draft = { register, voice, text, span, grounds: own.length > 0 ? own : grounds };
  const behind = notes.filter((note) => note.type !== 'citation' && !told.has(note.number));
  for (const note of behind) told.add(note.number);
  return [
    statement,
    ...behind.flatMap((note) => noteDrafts(context, note, otherDay)),
    ...references.flatMap(({ token }) => introductions(context, token, span)),
  ];
}

function noteDrafts(context: Context, note: Note, otherDay: Setting['otherDay']): Draft[] {
  if (note.type === 'citation') return [];
  const setting: Setting =
    note.type === 'editor'
      ? { register: 'editor', voice: '', grounds: [editorGround(note.confidence)], otherDay }
      : { register: 'footnote', voice: '', grounds: [], otherDay };
  return tokenDrafts(context, note.tokens, note.span, setting);
}

function spanOf(token: Token): Span | undefined {
  const span = token.meta?.span;
  return typeof span === 'object' && span !== null && 'start' in span ? (span as Span) : undefined;
}
