import type { Severity } from '../diagnostic.ts';
import type { Slide } from '../model/narrative.ts';
import { printSettings } from '../model/print-settings.ts';
import { positionAt } from '../model/span.ts';
import { speakingTime } from '../model/speaking-time.ts';
import type { Entry } from './entry.ts';
import { allProblems, slideFinder } from './show.ts';
import type { Outline, OutlineSlide } from './state.ts';

const rank: Readonly<Record<Severity, number>> = { error: 3, warning: 2, note: 1 };

/** The slides of a script as it is now, by act, with their times and what is wrong on them; undefined when it can't be read. */
export function outlineOf(entry: Entry): Outline | undefined {
  const edition = entry.compiled?.edition ?? entry.good?.compiled.edition;
  const project = entry.compiled?.project ?? entry.good?.compiled.project;
  if (!edition || !project) return undefined;
  const { pace } = printSettings([edition.meta.print, project.config.print]);
  const problems = new Map<string, Severity[]>();
  const slideOf = slideFinder(edition);
  for (const each of allProblems(entry)) {
    const id = slideOf(each);
    problems.set(id, [...(problems.get(id) ?? []), each.severity]);
  }
  const show = (slide: Slide): OutlineSlide => {
    const { planned, isPlanned } = speakingTime(slide, pace);
    const own = problems.get(slide.id) ?? [];
    return {
      id: slide.id,
      number: slide.number,
      title: slide.title || slide.number,
      line: positionAt(edition.source, slide.span.start).line,
      worst: [...own].sort((a, b) => rank[b] - rank[a])[0] ?? '',
      problems: own.length,
      time: planned,
      isPlanned,
      optional: slide.optional,
      isShown: slide.audience.has('deck'),
    };
  };
  const acts = edition.acts.map(({ opening, slides }) => ({
    title: opening?.title ?? '',
    slides: [...(opening ? [opening] : []), ...slides].map(show),
  }));
  const title = edition.title ? [show(edition.title)] : [];
  const [first, ...rest] = acts;
  const all =
    first?.title === ''
      ? [{ ...first, slides: [...title, ...first.slides] }, ...rest]
      : [{ title: '', slides: title }, ...acts];
  return { duration: edition.meta.duration, pace, acts: all.filter(({ slides }) => slides.length > 0) };
}
