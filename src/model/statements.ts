import type { Token } from 'markdown-it';
import { accountFigure, drawnFormOf } from './account-figure.ts';
import type { Account, Block, Inline, Picture } from './block.ts';
import { actNotice, slideNotice } from './content-notice.ts';
import type { DateMark } from './date-mark.ts';
import { type Note, noteNumberOf } from './evidence.ts';
import type { ContestedForm, Library } from './library.ts';
import { cardTexts, historyTexts, noticeText, standpointText } from './library-texts.ts';
import { nameCard } from './name-card.ts';
import type { NameMark } from './name-mark.ts';
import { labelOf } from './names.ts';
import type { Edition, Slide } from './narrative.ts';
import { pictureOf } from './pictures.ts';
import { type ReadingWords, readingWordsFor } from './reading-words.ts';
import { type RunningText, runningText } from './running-text.ts';
import { sentencesIn } from './sentences.ts';
import type { Span } from './span.ts';
import { editorGround, footnoteGround, type Ground, groundsBehind, keyGround } from './statement-ground.ts';
import { slidesOf } from './walk.ts';

/** Where a statement is met: on the slide, in the lecturer's mouth, in print, or behind a superscript, a name or a citation. */
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
  'library',
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
  const introduced = new Set<string>();
  const words = readingWordsFor(edition.meta.lang);
  for (const slide of slidesOf(edition)) {
    for (const draft of slideDrafts({ edition, library, slide, words, told, introduced, cards: new Set() }))
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
  readonly words: ReadingWords;
  /** Footnotes and editor's notes that were told already. */
  readonly told: Set<number>;
  /** What was told already of sources, places and people. */
  readonly introduced: Set<string>;
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
  const { slide, words } = context;
  const drafts = [...frontDrafts(context), ...noticeDrafts(context), ...menuDrafts(context)];
  if (slide.headline.length > 0 && slide.part === 1 && slide.kind !== 'title')
    drafts.push(...proseDrafts(context, slide.headline, slide.span, { ...plain('headline'), otherDay: never }));
  for (const register of ['body', 'notes', 'read'] as const) {
    const days = new Set<string>();
    const otherDay = (mark: DateMark): string => {
      if (mark.other === '' || days.has(mark.when.text)) return '';
      days.add(mark.when.text);
      return `${mark.other} ${(mark.calendar === 'julian' ? words.newStyle : words.oldStyle) ?? ''}`;
    };
    const blocks = register === 'body' ? slide.blocks : slide[register];
    drafts.push(...blockDrafts(context, blocks, { ...plain(register), otherDay }));
  }
  return drafts;
}

/** For headlines and labels, which hold no room for a second date. */
function never(): string {
  return '';
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

/** What is shown before the slide, in the author's words or those for the tags of its claims. */
function noticeDrafts({ edition, library, slide, words }: Context): Draft[] {
  const act = edition.acts.find(({ opening, slides }) => opening === slide || slides.includes(slide));
  const notice = slide.kind === 'act' ? actNotice(act, library) : slideNotice(slide, act, library);
  if (!notice || (notice.text !== '' && slide.part > 1)) return [];
  return textDrafts('notice', noticeText(notice, words), within(edition.source.text, slide.span, notice.text));
}

/** The short title, where it isn't the headline. */
function menuDrafts({ edition, slide }: Context): Draft[] {
  const isOwn = slide.part === 1 && slide.kind !== 'title' && slide.short !== slide.title;
  return isOwn ? textDrafts('menu', slide.short, within(edition.source.text, slide.span, slide.short)) : [];
}

/** The place of a text within a stretch of the script; the stretch itself where it doesn't stand as it is. */
function within(script: string, span: Span, text: string): Span {
  const found = script.slice(span.start, span.end).indexOf(text);
  return found < 0 || text === '' ? span : { start: span.start + found, end: span.start + found + text.length };
}

/** A text that isn't marked up, sentence by sentence. */
function textDrafts(register: StatementRegister, text: string, span: Span, grounds: readonly Ground[] = []): Draft[] {
  const isExact = span.end - span.start === text.length;
  return sentencesIn(text).map(({ start, end }) => ({
    register,
    voice: '',
    text: collapsed(text.slice(start, end)),
    span: isExact ? { start: span.start + start, end: span.start + end } : span,
    grounds,
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
          wholeDraft(context, label, span, { ...setting, otherDay: never }, (words) => `${figure} ${words}`),
        );
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
  const own = references.flatMap(({ token }): Ground[] => {
    const note = edition.notes[noteNumberOf(token) - 1];
    if (note?.type === 'footnote') return [footnoteGround(note.number)];
    if (note?.type === 'editor') return [editorGround(note.confidence)];
    return groundsBehind(token, library);
  });
  const statement: Draft = { register, voice, text, span, grounds: own.length > 0 ? own : grounds };
  const behind = notes.filter((note) => note.type !== 'citation' && !told.has(note.number));
  for (const note of behind) told.add(note.number);
  return [
    statement,
    ...behind.flatMap((note) => noteDrafts(context, note, otherDay)),
    ...references.flatMap(({ token }) => introductions(context, token, span)),
  ];
}

/** What the full note of a citation says of sources that weren't cited before. */
function introductions(context: Context, token: Token, span: Span): Draft[] {
  // Inside a footnote only the style's own words are printed.
  if (noteNumberOf(token) === 0) return [];
  const { library, introduced } = context;
  const keys = groundsBehind(token, library).flatMap(({ voices }) => voices.map(({ source }) => source));
  return [...new Set(keys)].flatMap((key) => {
    const source = library.sources.get(key);
    if (!source) return [];
    const history = introduced.has(`history ${key}`) ? [] : historyTexts(source);
    introduced.add(`history ${key}`);
    const grounds = keyGround(key, '', library);
    return [
      ...standpointDrafts(context, key, span),
      ...history.flatMap((text) => textDrafts('library', text, span, grounds)),
    ];
  });
}

/** Whose voice a source is, once a script. */
function standpointDrafts({ library, introduced, words }: Context, key: string, span: Span): Draft[] {
  const source = library.sources.get(key);
  if (!source || introduced.has(`standpoint ${key}`)) return [];
  introduced.add(`standpoint ${key}`);
  return textDrafts('library', standpointText(source, words), span, keyGround(key, '', library));
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
function asideDrafts(
  context: Context,
  { pictures, names }: RunningText,
  span: Span,
  register: StatementRegister,
): Draft[] {
  const hasCards = register === 'headline' || register === 'body' || register === 'caption';
  return [
    ...pictures.flatMap((token) => pictureDrafts(pictureOf(token))),
    ...(hasCards ? names.flatMap((mark) => cardDrafts(context, mark, span)) : []),
  ];
}

function pictureDrafts({ alt, credit, license, span }: Picture): Draft[] {
  const whose = [credit, license].filter(Boolean).join(' · ');
  const owner: Draft = { register: 'credit', voice: '', text: whose, span, grounds: [] };
  return [...textDrafts('alt', alt, span), ...(whose === '' ? [] : [owner])];
}

/** What a card says of a place or person: its name once a slide, for that follows the time; the rest once a script. */
function cardDrafts(context: Context, mark: NameMark, span: Span): Draft[] {
  const { edition, library, slide, words, cards, introduced } = context;
  const key = `${mark.kind} ${mark.id}`;
  const card = cards.has(key) ? undefined : nameCard(library, mark, slide.when, edition.meta.lang, words);
  cards.add(key);
  if (!card) return [];
  const at = mark.span ?? span;
  const { name, others } = cardTexts(card);
  const whole = (register: StatementRegister, text: string): Draft[] =>
    text === '' ? [] : [{ register, voice: '', text: collapsed(text), span: at, grounds: [] }];
  if (introduced.has(key)) return whole('card', name);
  introduced.add(key);
  return [...whole('card', name), ...whole('library', others), ...textDrafts('library', card.note, at)];
}

function spanOf(token: Token): Span | undefined {
  const span = token.meta?.span;
  return typeof span === 'object' && span !== null && 'start' in span ? (span as Span) : undefined;
}

function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
