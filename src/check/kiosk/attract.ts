import { actNotice, slideNotice, tagsOf } from '../../model/content-notice.ts';
import type { Library, Sensitivity } from '../../model/library.ts';
import type { Act, Slide } from '../../model/narrative.ts';
import { blocksIn } from '../../model/walk.ts';
import { countWords } from '../../model/word-count.ts';
import { kioskPages, textOf } from './kiosk-page.ts';
import type { KioskRule } from './kiosk-rule.ts';

/** What is read in passing. Source: BBC subtitle guidelines, at the longest dwell. */
const mostWords = 25;

/** Nobody comes upon people's deaths unasked. */
const deaths: readonly Sensitivity[] = [
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

/**
 * What the attract loop shows is short, and needs no word of warning and no second voice.
 *
 *     ## The harbour {.attract}
 *     ^
 */
export const kioskAttract: KioskRule = ({ edition, library, report }) => {
  for (const page of kioskPages(edition)) {
    if (!page.classes.includes('attract')) continue;
    const act = edition.acts.find(({ opening, slides }) =>
      [opening, ...slides].some((slide) => slide?.span.start === page.span.start),
    );
    const reason = reasonAgainst(page, act, library);
    if (reason !== '') report('kiosk-attract', page, page.span, { reason });
    const words = countWords(textOf(page, false));
    if (words > mostWords) report('kiosk-attract-words', page, page.span, { words, most: mostWords });
  }
};

function reasonAgainst(page: Slide, act: Act | undefined, library: Library): string {
  const tags = tagsOf(page, library);
  const tag = deaths.find((each) => tags.has(each));
  if (tag !== undefined) return `cites a claim tagged "${tag}"`;
  if (slideNotice(page, act, library)) return 'has a content notice';
  if ([...blocksIn(page.blocks)].some((block) => block.type === 'contested')) return 'holds a contested point';
  return actNotice(act, library) ? 'stands in an act with a content notice' : '';
}
