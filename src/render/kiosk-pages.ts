import { attractObstacle } from '../model/attract.ts';
import { blocksFor } from '../model/blocks-for.ts';
import { actNotice, slideNotice, tagsOf } from '../model/content-notice.ts';
import type { DateSpan } from '../model/date-span.ts';
import { escapeHtml, foreignHtml } from '../model/escape.ts';
import type { Note } from '../model/evidence.ts';
import { groundsOf } from '../model/grounds.ts';
import { adultTags } from '../model/kiosk.ts';
import type { Source } from '../model/library.ts';
import { noticeText } from '../model/library-texts.ts';
import type { Act, Edition, Slide } from '../model/narrative.ts';
import { notesIn } from '../model/notes-in.ts';
import { citationsIn } from '../model/passages.ts';
import { blocksIn, flat, tokensIn } from '../model/walk.ts';
import { createContent } from './content.ts';
import { type Html, trusted } from './html.ts';
import { noteViews } from './note-view.ts';
import { actsFor, type PageParts, type SlideInAct } from './page-parts.ts';
import { nameCards } from './slide-evidence.ts';
import { slideView } from './slide-view.ts';
import { fill } from './words.ts';

/** What the pages of a story in one language are made from. */
export type KioskParts = Omit<PageParts, 'css' | 'version' | 'width' | 'height'> & {
  readonly playlist: 'young' | 'all';
  /** Where a visitor finds the handout; '' for none. */
  readonly handout: string;
  /** Address of a sound file in the kiosk's folder; '' when it isn't there. */
  readonly sound: (src: string) => string;
};

/** A page of the kiosk, ready for its template. */
export interface KioskPage {
  readonly id: string;
  readonly title: string;
  readonly when: DateSpan | undefined;
  /** Pages with the same key stand behind the same notice; '' for none. */
  readonly noticeKey: string;
  /** The slide alone, as the attract loop shows it; undefined when it isn't for whoever passes by. */
  readonly attract: Html | undefined;
  readonly html: Html;
}

/** The pages of an edition, in the order of the script; those that aren't for visitors of any age are left out. */
export function kioskPages(edition: Edition, parts: KioskParts): KioskPage[] {
  return actsFor(edition, 'kiosk')
    .flatMap(({ slides }) => slides)
    .filter(({ slide }) => parts.playlist === 'all' || !isForAdults(slide, parts))
    .map((each, index, all) => pageOf(edition, each, parts, index === 0 || index === all.length - 1, isMarked(all)));
}

function isForAdults(slide: Slide, { evidence }: KioskParts): boolean {
  const tags = tagsOf(slide, evidence.library);
  return adultTags.some((tag) => tags.has(tag));
}

function pageOf(
  edition: Edition,
  { slide, act, actIndex }: SlideInAct,
  parts: KioskParts,
  isEnd: boolean,
  isMarkedStory: boolean,
): KioskPage {
  const { evidence, words, templates } = parts;
  const common = { ...parts, format: 'kiosk', link: kioskLink, steps: 'shown' } as const;
  const { view } = slideView(edition, slide, { ...common, act: '', actIndex, notice: '' });
  // What stands before an act stands before its opening too, once.
  const own = slide.kind === 'act' ? undefined : slideNotice(slide, act, evidence.library);
  const notice = noticeText(own ?? actNotice(act, evidence.library), words);
  const reader = createContent({ ...common, level: view.level + 1, when: slide.when });
  const read = slide.read.length > 0 ? reader.blocks(slide.read) : '';
  const notes = noteViews(notesShown(edition, slide), reader, evidence, words);
  const names = nameCards(
    evidence.library,
    { ...slide, blocks: blocksFor(slide.blocks, 'kiosk') },
    evidence.lang,
    words,
  );
  const evidenceHtml = notes.length + names.length > 0 ? templates.html('deck/evidence', { notes, names, words }) : '';
  const shown = templates.html('kiosk/slide', { slide: { ...view, notes: [], strip: false } });
  const noticeKey = notice === '' ? '' : own ? `slide-${slide.id}` : `act-${act?.opening?.id ?? ''}`;
  return {
    id: slide.id,
    title: slide.short,
    when: slide.when,
    noticeKey,
    attract: isQuiet(slide, act, parts, isMarkedStory) ? shown : undefined,
    html: templates.html('kiosk/page', {
      id: slide.id,
      lang: evidence.lang,
      noticeKey,
      notice,
      narration: slide.narration === '' ? '' : parts.sound(slide.narration),
      shown,
      read,
      evidence: evidenceHtml,
      contested: [...blocksIn(slide.blocks)].some(({ type }) => type === 'contested'),
      how: howWeKnow(slide, parts),
      handout: isEnd ? parts.handout : '',
      words,
    }),
  };
}

/** Links are made into squares for phones once the whole page is known. */
function kioskLink(href: string): string | undefined {
  return href.startsWith('#') || /^https?:/i.test(href) ? href : undefined;
}

/** The notes that the shown and the read text refer to. */
function notesShown(edition: Edition, slide: Slide): Note[] {
  return notesIn(edition, [...flat(slide.headline), ...tokensIn(blocksFor([...slide.blocks, ...slide.read], 'kiosk'))]);
}

/** Told in one sentence: whose voice, what it leaves out; the editor's own where no document speaks. */
function howWeKnow(slide: Slide, { evidence: { library }, words }: KioskParts): string | Html {
  const shown = [...flat(slide.headline), ...tokensIn([...slide.blocks, ...slide.read])];
  const grounds = groundsOf(citationsIn(shown), library);
  const sources = [...new Map(grounds.sources.map((source) => [source.id, source])).values()];
  const main = sources.filter((source) => source.perspective !== '').slice(0, 2);
  if (main.length > 0)
    return trusted(
      main
        .map((source) => voiceOf(source, words))
        .join(' ')
        .replaceAll('。 ', '。'),
    );
  return (grounds.editor.length > 0 || sources.length > 0 ? words.kioskHowEditor : words.kioskHowNone) ?? '';
}

/** As HTML: what isn't in the reader's language says in which it is. */
function voiceOf({ voice, id, perspective, omits, foreign }: Source, words: KioskParts['words']): string {
  const bare = (text: string): string => escapeHtml(text.trim().replace(/[.;。]$/, ''));
  const told = { voice: escapeHtml(voice || id), perspective: foreignHtml(bare(perspective), foreign?.perspective) };
  const whose = fill(words.kioskHowVoice, told);
  return omits === ''
    ? whose
    : `${whose} ${fill(words.kioskHowOmits, { omits: foreignHtml(bare(omits), foreign?.omits) })}`;
}

/** Whether the author chose what attracts passers-by. */
function isMarked(pages: readonly SlideInAct[]): boolean {
  return pages.some(({ slide }) => slide.classes.includes('attract'));
}

/** May be shown to whoever passes by: the title, and what is marked for it, else maps, if nothing speaks against it. */
function isQuiet(slide: Slide, act: Act | undefined, { evidence }: KioskParts, isMarkedStory: boolean): boolean {
  const isMeant = isMarkedStory ? slide.classes.includes('attract') : slide.layout === 'map';
  return (isMeant || slide.kind === 'title') && !attractObstacle(slide, act, evidence.library);
}
