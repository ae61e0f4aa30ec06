import { groundsOf } from './grounds.ts';
import type { Library, Sensitivity } from './library.ts';
import type { Act, Slide } from './narrative.ts';
import { citationsIn } from './passages.ts';
import { everythingOn, flat, tokensIn } from './walk.ts';

/** What a slide or act warns of before it is shown. */
export interface ContentNotice {
  /** The author's words; '' when tags of cited claims ask for it. */
  readonly text: string;
  readonly tags: readonly Sensitivity[];
}

/** Tags that ask for a notice before the act, in every output. Others ask for restraint, not for a notice. */
const announced: readonly Sensitivity[] = ['atrocity', 'massacre-context', 'mass-death'];

/** Tags of the claims that a slide cites, in any register. */
export function tagsOf(slide: Slide, library: Library): ReadonlySet<Sensitivity> {
  const tokens = [...flat(slide.headline), ...tokensIn(everythingOn(slide))];
  return new Set(groundsOf(citationsIn(tokens), library).claims.flatMap((claim) => claim.sensitivity));
}

/** The notice of a slide itself: the author's, or for a slide outside acts one that its claims ask for. */
export function slideNotice(slide: Slide, act: Act | undefined, library: Library): ContentNotice | undefined {
  if (slide.notice !== '') return { text: slide.notice, tags: [] };
  return act?.opening ? undefined : fromTags([slide], library);
}

/**
 * The notice before an act, by whatever road one arrives: the author's, or one that the claims of its slides ask for.
 * Slides with a notice of their own have said what is to come.
 */
export function actNotice(act: Act | undefined, library: Library): ContentNotice | undefined {
  if (!act?.opening) return undefined;
  if (act.opening.notice !== '') return { text: act.opening.notice, tags: [] };
  return fromTags(
    [act.opening, ...act.slides].filter((slide) => slide.notice === ''),
    library,
  );
}

function fromTags(slides: readonly Slide[], library: Library): ContentNotice | undefined {
  if (library.claims.size === 0) return undefined;
  const found = new Set(slides.flatMap((slide) => [...tagsOf(slide, library)]));
  const tags = announced.filter((tag) => found.has(tag));
  return tags.length > 0 ? { text: '', tags } : undefined;
}
