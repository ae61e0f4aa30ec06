import { actNotice, slideNotice } from './content-notice.ts';
import type { DateMark } from './date-mark.ts';
import type { Library } from './library.ts';
import { noticeText } from './library-texts.ts';
import type { Edition, Slide } from './narrative.ts';
import { readingWordsFor } from './reading-words.ts';
import type { Span } from './span.ts';
import { blockDrafts, proseDrafts } from './statement-blocks.ts';
import {
  type Context,
  type Draft,
  noOtherDay,
  type Setting,
  type Statement,
  type StatementRegister,
  textDrafts,
} from './statement-draft.ts';
import { slidesOf } from './walk.ts';

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

function slideDrafts(context: Context): Draft[] {
  const { slide, words } = context;
  const drafts = [...frontDrafts(context), ...noticeDrafts(context), ...menuDrafts(context)];
  if (slide.headline.length > 0 && slide.part === 1 && slide.kind !== 'title')
    drafts.push(...proseDrafts(context, slide.headline, slide.span, { ...plain('headline'), otherDay: noOtherDay }));
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
