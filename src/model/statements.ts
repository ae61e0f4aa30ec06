import type { Token } from 'markdown-it';
import type { Account, Block, Inline, Picture } from './block.ts';
import type { DateMark } from './date-mark.ts';
import { type Note, noteNumberOf } from './evidence.ts';
import type { Library } from './library.ts';
import type { NameMark } from './name-mark.ts';
import { labelOf } from './names.ts';
import type { Edition, Slide } from './narrative.ts';
import { pictureOf } from './pictures.ts';
import { type RunningText, runningText } from './running-text.ts';
import { sentencesIn } from './sentences.ts';
import type { Span } from './span.ts';
import { editorGround, footnoteGround, type Ground, groundsBehind, keyGround } from './statement-ground.ts';
import { slidesOf } from './walk.ts';

/** Where a statement is met: on the slide, in the lecturer's mouth, in print, or behind a superscript or a name. */
export const statementRegisters = [
  'title',
  'notice',
  'menu',
  'headline',
  'body',
  'caption',
  'alt',
  'credit',
  'notes',
  'read',
  'footnote',
  'editor',
  'card',
] as const;
export type StatementRegister = (typeof statementRegisters)[number];

/** One sentence, caption or figure that a visitor or listener can meet, and what it rests on. */
export interface Statement {
  /** From 1, in the order of the script. */
  readonly number: number;
  readonly slide: Slide;
  readonly register: StatementRegister;
  /** Who says it: the voice of an account, the speaker of a quotation; '' for the script itself. */
  readonly voice: string;
  /** As it is read, white space collapsed. */
  readonly text: string;
  readonly span: Span;
  readonly grounds: readonly Ground[];
}

/** Every sentence of an edition that somebody can meet; cues are for the lecturer alone and not among them. */
export function statementsOf(edition: Edition, library: Library): Statement[] {
  const all: Statement[] = [];
  const told = new Set<number>();
  for (const slide of slidesOf(edition)) {
    for (const draft of slideDrafts({ edition, library, slide, told, cards: new Set() }))
      all.push({ ...draft, slide, number: all.length + 1 });
  }
  return all;
}

/** The same, by slide. */
export function statementsBySlide(edition: Edition, library: Library): ReadonlyMap<Slide, readonly Statement[]> {
  const found = new Map<Slide, Statement[]>([...slidesOf(edition)].map((slide) => [slide, []]));
  for (const statement of statementsOf(edition, library)) found.get(statement.slide)?.push(statement);
  return found;
}

type Draft = Omit<Statement, 'number' | 'slide'>;

interface Context {
  readonly edition: Edition;
  readonly library: Library;
  readonly slide: Slide;
  /** Footnotes and editor's notes that were told already. */
  readonly told: Set<number>;
  /** Places and people that this slide has named already. */
  readonly cards: Set<string>;
}

/** Where a stretch of prose stands. */
interface Setting {
  readonly register: StatementRegister;
  readonly voice: string;
  /** For sentences without a reference of their own: an account's source, the editor's block. */
  readonly grounds: readonly Ground[];
  /** The day in the other calendar, told once a slide. */
  readonly otherDay: (mark: DateMark) => string;
}

function slideDrafts(context: Context): Draft[] {
  const { slide } = context;
  const drafts = [...frontDrafts(context), ...attributeDrafts(context)];
  const never = (): string => '';
  if (slide.headline.length > 0 && slide.part === 1 && slide.kind !== 'title')
    drafts.push(...proseDrafts(context, slide.headline, slide.span, { ...plain('headline'), otherDay: never }));
  for (const register of ['body', 'notes', 'read'] as const) {
    const days = new Set<string>();
    const otherDay = (mark: DateMark): string => {
      if (mark.other === '' || days.has(mark.when.text)) return '';
      days.add(mark.when.text);
      return mark.other;
    };
    const blocks = register === 'body' ? slide.blocks : slide[register];
    drafts.push(...blockDrafts(context, blocks, { ...plain(register), otherDay }));
  }
  return drafts;
}

function plain(register: StatementRegister): Omit<Setting, 'otherDay'> {
  return { register, voice: '', grounds: [] };
}

/** What the front matter puts on the title slide. */
function frontDrafts({ edition, slide }: Context): Draft[] {
  if (slide.kind !== 'title') return [];
  const { meta, source } = edition;
  const at = (key: string, text: string): Span => within(source.text, meta.places[key] ?? slide.span, text);
  const key = meta.places.authors ? 'authors' : 'author';
  return [
    ...textDrafts('title', meta.title, at('title', meta.title)),
    ...textDrafts('title', meta.subtitle, at('subtitle', meta.subtitle)),
    ...textDrafts('title', meta.authors.join(', '), meta.places[key] ?? slide.span),
  ];
}

/** What stands in the braces of a headline and is read all the same. */
function attributeDrafts({ edition, slide }: Context): Draft[] {
  if (slide.part > 1) return [];
  const at = (text: string): Span => within(edition.source.text, slide.span, text);
  const menu = slide.short === slide.title || slide.kind === 'title' ? '' : slide.short;
  return [...textDrafts('notice', slide.notice, at(slide.notice)), ...textDrafts('menu', menu, at(menu))];
}

/** The place of a text within a stretch of the script; the stretch itself where it doesn't stand as it is. */
function within(script: string, span: Span, text: string): Span {
  const found = script.slice(span.start, span.end).indexOf(text);
  return found < 0 || text === '' ? span : { start: span.start + found, end: span.start + found + text.length };
}

/** A text that isn't marked up, sentence by sentence. */
function textDrafts(register: StatementRegister, text: string, span: Span, voice = ''): Draft[] {
  const isExact = span.end - span.start === text.length;
  return sentencesIn(text).map(({ start, end }) => ({
    register,
    voice,
    text: collapsed(text.slice(start, end)),
    span: isExact ? { start: span.start + start, end: span.start + end } : span,
    grounds: [],
  }));
}

function blockDrafts(context: Context, blocks: readonly Block[], setting: Setting): Draft[] {
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
          wholeDraft(context, label, span, setting, (words) => `${figure} ${words}`),
        );
      case 'columns':
        return block.columns.flatMap((column) => blockDrafts(context, column.blocks, setting));
      case 'contested':
        return [
          ...block.accounts.flatMap((account) => accountDrafts(context, account, setting)),
          ...blockDrafts(context, block.agreed, setting),
        ];
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

/** The figure that an account is drawn with and what it counts, and then its words. */
function accountDrafts(context: Context, account: Account, setting: Setting): Draft[] {
  const grounds = account.source === '' ? [] : keyGround(account.source, account.confidence, context.library);
  const inside = { ...setting, voice: account.by, grounds };
  const told = blockDrafts(context, account.blocks, inside);
  const { value, of, valueSpan, by } = account;
  const figure = [value?.text ?? '', of].filter(Boolean).join(' ');
  // In a list the figure is taken from the words themselves.
  if (figure === '' || (of === '' && told.some(({ text }) => text.includes(figure))))
    return told.length > 0 || by === '' ? told : textDrafts(setting.register, by, account.span);
  return [{ register: setting.register, voice: by, text: figure, span: valueSpan, grounds }, ...told];
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

function proseDrafts(context: Context, tokens: Inline, span: Span, setting: Setting): Draft[] {
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
  return [...drafts, ...lone.filter(({ text }) => text !== ''), ...asideDrafts(context, running, span)];
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
    ...asideDrafts(context, running, span),
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
  const own = references.flatMap(({ token }): Ground[] => {
    const note = edition.notes[noteNumberOf(token) - 1];
    if (note?.type === 'footnote') return [footnoteGround(note.number)];
    if (note?.type === 'editor') return [editorGround(note.confidence)];
    return groundsBehind(token, library);
  });
  const statement: Draft = { register, voice, text, span, grounds: own.length > 0 ? own : grounds };
  const behind = notes.filter((note) => note.type !== 'citation' && !told.has(note.number));
  for (const note of behind) told.add(note.number);
  return [statement, ...behind.flatMap((note) => noteDrafts(context, note, otherDay))];
}

function noteDrafts(context: Context, note: Note, otherDay: Setting['otherDay']): Draft[] {
  if (note.type === 'citation') return [];
  const setting: Setting =
    note.type === 'editor'
      ? { register: 'editor', voice: '', grounds: [editorGround(note.confidence)], otherDay }
      : { register: 'footnote', voice: '', grounds: [], otherDay };
  return tokenDrafts(context, note.tokens, note.span, setting);
}

/** Pictures inside a text, and the cards of the names in it. */
function asideDrafts(context: Context, { pictures, names }: RunningText, span: Span): Draft[] {
  return [
    ...pictures.flatMap((token) => pictureDrafts(pictureOf(token))),
    ...names.flatMap((mark) => cardDrafts(context, mark, span)),
  ];
}

function pictureDrafts({ alt, credit, license, span }: Picture): Draft[] {
  const whose = [credit, license].filter(Boolean).join(' · ');
  const owner: Draft = { register: 'credit', voice: '', text: whose, span, grounds: [] };
  return [...textDrafts('alt', alt, span), ...(whose === '' ? [] : [owner])];
}

/** What a card says of a place or person, once a slide. */
function cardDrafts({ edition, library, slide, cards }: Context, mark: NameMark, span: Span): Draft[] {
  const key = `${mark.kind} ${mark.id}`;
  const entry = mark.kind === 'place' ? library.places.get(mark.id) : library.people.get(mark.id);
  if (!entry || cards.has(key)) return [];
  cards.add(key);
  const name = labelOf(library, mark, edition.meta.lang, slide.when);
  const about = 'role' in entry ? entry.role : entry.kind;
  const text = [name, about].filter(Boolean).join(', ');
  return [{ register: 'card', voice: '', text, span: mark.span ?? span, grounds: [] }];
}

function spanOf(token: Token): Span | undefined {
  const span = token.meta?.span;
  return typeof span === 'object' && span !== null && 'start' in span ? (span as Span) : undefined;
}

function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
