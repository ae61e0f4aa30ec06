import { codes } from '../codes.ts';
import { type Diagnostic, problem } from '../diagnostic.ts';
import { isEvidenceAsked } from '../model/evidence-level.ts';
import type { Edition } from '../model/narrative.ts';
import { emptySlide } from './empty-slide.ts';
import { agreedUncited } from './evidence/agreed-uncited.ts';
import { correctionUnsupported } from './evidence/correction-unsupported.ts';
import { figureUnsourced } from './evidence/figure-unsourced.ts';
import { figuresDisagree } from './evidence/figures-disagree.ts';
import { noticePicture } from './evidence/notice-picture.ts';
import { oneSided } from './evidence/one-sided.ts';
import { outOfTime } from './evidence/out-of-time.ts';
import { partisanOnly } from './evidence/partisan-only.ts';
import { quoteUnsourced } from './evidence/quote-unsourced.ts';
import { uncitedFigure } from './evidence/uncited-figure.ts';
import { glyphs } from './glyphs.ts';
import { headingLevels } from './heading-levels.ts';
import { keys } from './keys.ts';
import { kioskAttract } from './kiosk/attract.ts';
import { kioskLegible, kioskReach, kioskTarget } from './kiosk/display.ts';
import { kioskFirstSentence } from './kiosk/first-sentence.ts';
import { kioskIdle } from './kiosk/idle.ts';
import type { KioskAsked, KioskContext, KioskRule } from './kiosk/kiosk-rule.ts';
import { kioskLink } from './kiosk/links.ts';
import { kioskNarration } from './kiosk/narration.ts';
import { kioskPicture } from './kiosk/pictures.ts';
import { kioskTitle } from './kiosk/titles.ts';
import { kioskWords } from './kiosk/words.ts';
import type { LectureAsked, LectureContext, LectureRule } from './lecture/lecture-rule.ts';
import { lectureNotes } from './lecture/missing-notes.ts';
import { lectureLength, lecturePace } from './lecture/pace.ts';
import { lectureWordsRule } from './lecture/words.ts';
import { linkTargets } from './link-targets.ts';
import { pictureFiles } from './picture-files.ts';
import { pictureWords } from './picture-words.ts';
import type { CheckContext, Rule } from './rule.ts';

/** The rules, in the order of the handbook. */
export const rules: readonly Rule[] = [
  emptySlide,
  headingLevels,
  pictureFiles,
  pictureWords,
  linkTargets,
  glyphs,
  keys,
];

/** The rules of `evidence: full`. */
export const evidenceRules: readonly Rule[] = [
  uncitedFigure,
  figureUnsourced,
  oneSided,
  partisanOnly,
  figuresDisagree,
  agreedUncited,
  outOfTime,
  quoteUnsourced,
  correctionUnsupported,
  noticePicture,
];

/** The rules of the kiosk, where one is asked for. */
export const kioskRules: readonly KioskRule[] = [
  kioskWords,
  kioskTitle,
  kioskFirstSentence,
  kioskAttract,
  kioskIdle,
  kioskPicture,
  kioskNarration,
  kioskLink,
  kioskReach,
  kioskTarget,
  kioskLegible,
];

/** The rules of the lecture, where a deck or its slides are asked for. */
export const lectureRules: readonly LectureRule[] = [lectureWordsRule, lecturePace, lectureLength, lectureNotes];

/** What the rules are told besides the edition. */
export interface CheckFacts extends Pick<CheckContext, 'pictures' | 'uncovered' | 'library'> {
  /** Undefined when no kiosk is asked for. */
  readonly kiosk?: KioskAsked | undefined;
  /** Undefined when no lecture is asked for. */
  readonly lecture?: LectureAsked | undefined;
}

/** Runs every rule over an edition. What a slide or the script is allowed to pass isn't reported. */
export function check(edition: Edition, facts: CheckFacts): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const context: CheckContext = {
    ...facts,
    edition,
    report: (code, slide, span, params) => {
      if (edition.meta.allow[code] !== undefined || slide.allow[code] !== undefined) return;
      problems.push(problem(code, edition.source, span, params));
    },
  };
  for (const rule of rules) rule(context);
  if (isEvidenceAsked(edition)) for (const rule of evidenceRules) rule(context);
  const { kiosk, lecture } = facts;
  const reportScript: LectureContext['reportScript'] = (code, span, params) => {
    if (edition.meta.allow[code] === undefined) problems.push(problem(code, edition.source, span, params));
  };
  if (lecture) for (const rule of lectureRules) rule({ ...context, lecture, reportScript });
  const reportKiosk: KioskContext['reportKiosk'] = (code, params) => {
    if (edition.meta.allow[code] === undefined) problems.push(problem(code, kiosk?.source, kiosk?.span, params));
  };
  if (kiosk) for (const rule of kioskRules) rule({ ...context, kiosk, reportKiosk });
  return problems;
}

/** Applies the configuration's `rules: { code: error | warning | off }`. */
export function applyRules(
  problems: readonly Diagnostic[],
  settings: Readonly<Record<string, 'error' | 'warning' | 'off'>>,
): Diagnostic[] {
  return problems.flatMap((each) => {
    const wish = settings[each.code];
    // What stops a script from being read at all can't be switched off.
    if (wish === undefined || (wish === 'off' && codes[each.code].severity === 'error')) return [each];
    return wish === 'off' ? [] : [{ ...each, severity: wish }];
  });
}
