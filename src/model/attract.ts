import { actNotice, slideNotice, tagsOf } from './content-notice.ts';
import type { Library, Sensitivity } from './library.ts';
import type { Act, Slide } from './narrative.ts';
import { blocksIn } from './walk.ts';

/** Claims of these tags speak of people's deaths, or of what nobody comes upon unasked. */
const graveTags: readonly Sensitivity[] = [
  'mass-death',
  'atrocity',
  'massacre-context',
  'execution',
  'suicide',
  'graves',
  'torture',
  'graphic-violence',
  'sexual-violence',
];

/** Why a slide isn't shown to whoever passes by. */
export type AttractObstacle =
  | { readonly type: 'tag'; readonly tag: Sensitivity }
  | { readonly type: 'notice' | 'contested' | 'act-notice' };

/** What keeps a slide out of the attract loop: people's deaths, a notice, or a second voice that isn't heard in passing. */
export function attractObstacle(slide: Slide, act: Act | undefined, library: Library): AttractObstacle | undefined {
  const tags = tagsOf(slide, library);
  const tag = graveTags.find((each) => tags.has(each));
  if (tag !== undefined) return { type: 'tag', tag };
  if (slideNotice(slide, act, library)) return { type: 'notice' };
  if ([...blocksIn(slide.blocks)].some((block) => block.type === 'contested')) return { type: 'contested' };
  return actNotice(act, library) ? { type: 'act-notice' } : undefined;
}
