import { blocksFor } from '../../model/blocks-for.ts';
import type { Edition } from '../../model/narrative.ts';
import { printLinks } from '../links.ts';
import { actsFor, type PageParts, type SlideInAct } from '../page-parts.ts';
import { nameCards } from '../slide-evidence.ts';
import { slideView } from '../slide-view.ts';
import { standingNotice } from '../standing-notice.ts';

/** What the slides that a listener reads are made from. */
export type FollowParts = Omit<PageParts, 'css' | 'version' | 'width' | 'height'>;

/** A slide as a listener's phone shows it. */
export interface Followed {
  readonly number: string;
  readonly title: string;
  readonly html: string;
}

/**
 * Gives the slides of an edition as text that reflows, with their sources in full; never what only the lecturer has.
 * Each is made when it is first asked for. One that a notice holds back is the notice and nothing else.
 */
export function followedSlides(
  edition: Edition,
  parts: FollowParts,
): (id: string, isHeldBack: boolean) => Followed | undefined {
  const slides = new Map(actsFor(edition, 'deck').flatMap(({ slides }) => slides.map((each) => [each.slide.id, each])));
  const made = new Map<string, Followed>();
  return (id, isHeldBack) => {
    const found = slides.get(id);
    if (!found) return undefined;
    if (isHeldBack) return heldBack(found, parts);
    const kept = made.get(id) ?? followed(edition, found, parts);
    made.set(id, kept);
    return kept;
  };
}

function followed(edition: Edition, { slide, act, actIndex }: SlideInAct, parts: FollowParts): Followed {
  const { evidence, words, templates } = parts;
  // Nothing on a phone's page could follow a link to another slide.
  const common = { ...parts, format: 'deck', link: printLinks(new Set()), contestedAsTable: true } as const;
  // The lecture's title is the page's first heading, and every slide's the second.
  const { view } = slideView(edition, slide, {
    ...common,
    steps: 'interactive',
    act: '',
    actIndex: slide.kind === 'act' ? actIndex : 0,
    notice: '',
  });
  const names = nameCards(
    evidence.library,
    { ...slide, blocks: blocksFor(slide.blocks, 'deck') },
    evidence.lang,
    words,
  );
  const { notes } = view;
  const html = templates.render('present/followed', {
    lang: slide.lang,
    number: slide.number,
    act: slide.kind === 'slide' ? (act?.opening?.short ?? '') : '',
    slide: { ...view, level: 2, strip: false },
    evidence: notes.length + names.length > 0 ? templates.html('deck/evidence', { notes, names, words }) : '',
    words,
  });
  return { number: slide.number, title: view.title, html };
}

function heldBack(each: SlideInAct, { evidence, words, templates }: FollowParts): Followed {
  const { number } = each.slide;
  const notice = standingNotice(each, evidence, words).text;
  const title = words.notice ?? '';
  return {
    number,
    title,
    html: templates.render('present/held-back', { number, notice, words }),
  };
}
