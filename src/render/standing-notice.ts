import { actNotice, slideNotice } from '../model/content-notice.ts';
import { noticeText } from '../model/library-texts.ts';
import type { EvidenceParts } from './evidence-parts.ts';
import type { SlideInAct } from './page-parts.ts';
import type { Words } from './words.ts';

/** The content notice that stands before a slide in a lecture. */
export interface StandingNotice {
  /** '' when there is none. */
  readonly text: string;
  /** Slides with the same key stand behind the same notice, as those of an act; '' when there is none. */
  readonly key: string;
}

/** The slide's own notice, else that of its act. */
export function standingNotice({ slide, act }: SlideInAct, { library }: EvidenceParts, words: Words): StandingNotice {
  const own = slideNotice(slide, act, library);
  const text = noticeText(own ?? actNotice(act, library), words);
  if (text === '') return { text, key: '' };
  return { text, key: own ? `slide-${slide.id}` : `act-${act?.opening?.id ?? ''}` };
}
