import { createHash } from 'node:crypto';
import type { Edition, Slide } from '../model/narrative.ts';
import { createContent } from './content.ts';
import { type Html, trusted } from './html.ts';
import { deckLink } from './links.ts';
import { actsFor, type PageParts, type SlideInAct } from './page-parts.ts';
import { slideView } from './slide-view.ts';

export interface DeckParts extends PageParts {
  /** The browser script, safe to stand in a page. */
  readonly script: string;
  /** Without notes and cues. */
  readonly share: boolean;
}

/** The lecture deck: one HTML file that makes no request. */
export function renderDeck(edition: Edition, parts: DeckParts): string {
  const acts = actsFor(edition, 'deck').map((act) => ({
    title: act.title,
    slides: act.slides.map((each) => frame(edition, each, parts)),
  }));
  const { meta } = edition;
  const settings = {
    title: meta.title,
    lang: meta.lang,
    width: parts.width,
    height: parts.height,
    duration: meta.duration,
    words: parts.words,
  };
  return parts.templates.render('deck/deck', {
    lang: meta.lang,
    title: meta.title || edition.narrative,
    authors: meta.authors.join(', '),
    version: parts.version,
    csp: contentSecurityPolicy(parts.script),
    css: trusted(parts.css),
    acts,
    words: parts.words,
    settings: trusted(JSON.stringify(settings).replace(/</g, '\\u003c')),
    script: trusted(parts.script),
  });
}

/** Nothing is loaded from anywhere; the one script is known by its hash. */
export function contentSecurityPolicy(script: string): string {
  const hash = script === '' ? "'none'" : `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  return `default-src 'none'; script-src ${hash}; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data: blob:; base-uri 'none'; form-action 'none'`;
}

function frame(edition: Edition, { slide, act, actIndex }: SlideInAct, parts: DeckParts): object {
  const common = {
    format: 'deck',
    templates: parts.templates,
    words: parts.words,
    picture: parts.picture,
    highlight: parts.highlight,
    link: deckLink(edition),
  } as const;
  const { view } = slideView(edition, slide, {
    ...common,
    steps: 'interactive',
    act: act?.opening?.short ?? '',
    actIndex,
    notice: '',
  });
  const notice = slide.notice || act?.opening?.notice || '';
  const spoken = (blocks: Slide['notes']): Html | '' => {
    if (parts.share || blocks.length === 0) return '';
    return createContent({ ...common, steps: 'shown', level: 3 }).blocks(blocks);
  };
  return {
    id: slide.id,
    number: slide.number,
    title: slide.title,
    short: slide.short,
    time: slide.time,
    optional: slide.optional,
    noticeKey: notice === '' ? '' : slide.notice ? `slide-${slide.id}` : `act-${act?.opening?.id ?? ''}`,
    notice,
    notes: spoken(slide.notes),
    cue: spoken(slide.cue),
    slide: view,
  };
}
