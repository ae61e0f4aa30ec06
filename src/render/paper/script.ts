import type { Edition, Slide } from '../../model/narrative.ts';
import { type PrintSettings, sheetSize } from '../../model/print-settings.ts';
import { clockTime, type SpeakingTime, speakingTime } from '../../model/speaking-time.ts';
import type { Html } from '../html.ts';
import { actsFor, type PageParts, type SlideInAct } from '../page-parts.ts';
import { printedSlides } from '../printed-slide.ts';
import { fill, type Words } from '../words.ts';
import { licenceLine } from './citing.ts';
import { type PaperPage, pageRules, paperPage } from './paper-page.ts';
import { paperContent } from './paper-slides.ts';

/** Millimetres. */
const margins = { top: 19, side: 16, bottom: 17 };
const pictureWidth = 58;
const pxToMm = 25.4 / 96;
/** Notes of at most so many words never stand on two pages. */
const shortNote = 170;

/** The speaker's script: picture, spoken text in large type, times and what comes next. The only paper with cues. */
export function renderScript(edition: Edition, parts: PageParts, settings: PrintSettings): PaperPage {
  const { meta } = edition;
  const { words } = parts;
  const title = meta.title || edition.narrative;
  const share = shareOf(edition);
  const acts = actsOf(edition).map(({ title: act, slides }, index) => ({
    key: `act-${index + 1}`,
    name: act || title,
    slides: slides.map((each) => ({ ...each, time: speakingTime(each.slide, settings.pace, share) })),
  }));
  const all = acts.flatMap(({ slides }) => slides);
  let clock = 0;
  const print = printedSlides(edition, parts, 'script');
  const entries = acts.map(({ key, name, slides }) => ({
    key,
    name,
    slides: slides.map((each) => {
      const next = all[all.findIndex(({ slide }) => slide === each.slide) + 1]?.slide;
      const entry = entryOf(each, { clock, next, parts, print });
      clock += each.time.planned;
      return entry;
    }),
  }));
  const { width } = sheetSize(settings);
  const scale = pictureWidth / (parts.width * pxToMm);
  const body = parts.templates.html('paper/script', {
    title,
    subtitle: meta.subtitle,
    draft: parts.draft ? words.draft : '',
    summary: summaryOf(acts, meta.duration, settings.pace, words),
    late: lateOf(all, words),
    acts: entries,
    words,
  });
  const css = [
    parts.css,
    pageRules(settings, {
      title,
      // Without acts the title stands at the head already.
      parts: new Map(acts.map(({ key, name }) => [key, name === title ? '' : name])),
      foot: licenceLine(meta),
      margins,
      bareFirst: false,
    }),
    `:root{--scale:${scale.toFixed(5)};--shown-width:${pictureWidth}mm;--shown-height:${(parts.height * pxToMm * scale).toFixed(3)}mm;--sheet-width:${(width - 2 * margins.side).toFixed(2)}mm}`,
  ].join('\n');
  const html = paperPage(parts.templates, { lang: meta.lang, title, kind: 'script', css, body, settings });
  const headings = [
    words.scriptPlan ?? '',
    ...entries.flatMap(({ slides }) => slides.flatMap((each) => each.headings)),
  ];
  return { html, headings, pages: undefined };
}

/** What slides without a time share of the planned length, as in the speaker view. */
function shareOf(edition: Edition): number | undefined {
  const slides = actsFor(edition, 'script').flatMap((act) => act.slides.map(({ slide }) => slide));
  const open = slides.filter(({ time }) => time === 0).length;
  if (edition.meta.duration === 0 || open === 0) return undefined;
  return Math.max(0, edition.meta.duration - sum(slides.map(({ time }) => time))) / open;
}

/** The acts of the lecture; the title slide alone is no act, and opens the first. */
function actsOf(edition: Edition): ReturnType<typeof actsFor> {
  const [first, second, ...rest] = actsFor(edition, 'script');
  if (!first || !second || first.slides.some(({ slide }) => slide.kind !== 'title'))
    return [first, second, ...rest].flatMap((act) => act ?? []);
  return [{ title: second.title, slides: [...first.slides, ...second.slides] }, ...rest];
}

interface ScriptEntry {
  readonly id: string;
  readonly lang: string;
  readonly slide: object;
  readonly spoken: Html | '';
  readonly cue: Html | '';
  readonly isShort: boolean;
  readonly optional: boolean;
  readonly planned: string;
  readonly estimate: string;
  readonly from: string;
  readonly to: string;
  readonly next: string;
  readonly headings: readonly string[];
  readonly words: Words;
}

function entryOf(
  each: SlideInAct & { readonly time: SpeakingTime },
  {
    clock,
    next,
    parts,
    print,
  }: {
    readonly clock: number;
    readonly next: Slide | undefined;
    readonly parts: PageParts;
    readonly print: ReturnType<typeof printedSlides>;
  },
): ScriptEntry {
  const { slide, time } = each;
  const { words } = parts;
  const { view, headings } = print(each);
  const content = paperContent('script', view.level, slide.when, parts);
  const spoken = slide.notes.length > 0 ? content.blocks(slide.notes) : '';
  const cue = slide.cue.length > 0 ? content.blocks(slide.cue) : '';
  return {
    id: slide.id,
    lang: slide.lang,
    slide: { ...view, notes: [], strip: false },
    spoken,
    cue,
    isShort: time.words <= shortNote,
    optional: slide.optional,
    planned: clockTime(time.planned),
    estimate: fill(words.scriptSpoken, { time: clockTime(time.spoken), words: String(time.words) }),
    from: clockTime(clock),
    to: clockTime(clock + time.planned),
    next: next ? `${next.number} ${next.title || ''}`.trim() : '',
    headings: [view.title, ...headings, ...content.headings()],
    words,
  };
}

/** A row an act, and all of it against the planned length. */
function summaryOf(
  acts: readonly {
    readonly name: string;
    readonly slides: readonly { readonly time: SpeakingTime }[];
  }[],
  duration: number,
  pace: number,
  words: Words,
): object {
  let clock = 0;
  const rows = acts.map(({ name, slides }) => {
    const planned = sum(slides.map(({ time }) => time.planned));
    const from = clock;
    clock += planned;
    return {
      name,
      slides: slides.length,
      planned: clockTime(planned),
      spoken: clockTime(sum(slides.map(({ time }) => time.spoken))),
      from: clockTime(from),
      to: clockTime(clock),
    };
  });
  const times = acts.flatMap(({ slides }) => slides.map(({ time }) => time));
  return {
    rows,
    slides: times.length,
    planned: clockTime(clock),
    spoken: clockTime(sum(times.map(({ spoken }) => spoken))),
    about: fill(words.scriptAbout, {
      words: String(sum(times.map((time) => time.words))),
      pace: String(pace),
      duration: duration > 0 ? clockTime(duration) : '–',
    }),
  };
}

/** The slides that may be left out, with the time that saves. */
function lateOf(
  all: readonly { readonly slide: Slide; readonly time: SpeakingTime }[],
  words: Words,
): readonly string[] {
  return all
    .filter(({ slide }) => slide.optional)
    .map(({ slide, time }) =>
      fill(words.scriptSkip, {
        slide: `${slide.number} ${slide.title}`,
        time: clockTime(time.planned),
      }),
    );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
