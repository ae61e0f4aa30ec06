import { createHash } from 'node:crypto';
import { escapeHtml } from '../model/escape.ts';
import type { Edition, Slide } from '../model/narrative.ts';
import { notesIn } from '../model/notes-in.ts';
import { tokensIn } from '../model/walk.ts';
import { createContent } from './content.ts';
import { type Html, trusted } from './html.ts';
import { deckLink } from './links.ts';
import { type NoteView, noteViews } from './note-view.ts';
import { actsFor, type PageParts, type SlideInAct } from './page-parts.ts';
import { type NameCard, nameCards } from './slide-evidence.ts';
import { slideView } from './slide-view.ts';
import { standingNotice } from './standing-notice.ts';

export interface DeckParts extends PageParts {
  /** The browser script, safe to stand in a page. */
  readonly script: string;
  /** Without notes and cues. */
  readonly share: boolean;
  /** Whether the page may ask the server that it comes from. */
  readonly server?: 'none' | 'own';
  /** Blocks tell where they stand in the script: for the writing desk. */
  readonly places?: boolean;
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
    csp: contentSecurityPolicy(parts.script, parts.server),
    css: trusted(parts.css),
    acts,
    words: parts.words,
    settings: trusted(JSON.stringify(settings).replace(/</g, '\\u003c')),
    script: trusted(parts.script),
  });
}

/**
 * Nothing is loaded from anywhere; the one script is known by its hash. Where a server may stand behind the page,
 * sounds may come from it, and it may be asked.
 */
export function contentSecurityPolicy(script: string, server: 'none' | 'own' = 'none'): string {
  const hash = script === '' ? "'none'" : `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  const media = server === 'own' ? "'self' data: blob:; connect-src 'self'" : 'data: blob:';
  return `default-src 'none'; script-src ${hash}; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src ${media}; base-uri 'none'; form-action 'none'`;
}

function frame(edition: Edition, each: SlideInAct, parts: DeckParts): object {
  const { slide, act, actIndex } = each;
  const notice = standingNotice(each, parts.evidence, parts.words);
  const common = {
    format: 'deck',
    templates: parts.templates,
    words: parts.words,
    picture: parts.picture,
    drawing: parts.drawing,
    highlight: parts.highlight,
    link: deckLink(edition),
    evidence: parts.evidence,
    draft: parts.draft,
    placesFrom: parts.places ? slide.extent.start : undefined,
  } as const;
  const { view } = slideView(edition, slide, {
    ...common,
    steps: 'interactive',
    act: act?.opening?.short ?? '',
    actIndex,
    notice: '',
  });
  const spokenContent = () => createContent({ ...common, steps: 'shown', level: 3, when: slide.when });
  const spoken = (blocks: Slide['notes']): Html | '' =>
    parts.share || blocks.length === 0 ? '' : spokenContent().blocks(blocks);
  const names = nameCards(parts.evidence.library, slide, parts.evidence.lang, parts.words);
  const onlySpoken = parts.share ? [] : onlySpokenNotes(edition, slide, view.notes);
  const spokenNotes =
    onlySpoken.length === 0 ? [] : noteViews(onlySpoken, spokenContent(), parts.evidence, parts.words);
  return {
    id: slide.id,
    number: slide.number,
    title: slide.title,
    short: slide.short,
    time: slide.time,
    optional: slide.optional,
    noticeKey: notice.key,
    notice: notice.text,
    notes: spoken(slide.notes),
    cue: spoken(slide.cue),
    evidence: evidenceHtml(view.notes, names, parts),
    spokenEvidence: evidenceHtml(spokenNotes, [], parts),
    slide: view,
  };
}

/** The full notes and the cards of a slide, for its dialog and for the speaker window; '' when there are none. */
function evidenceHtml(notes: readonly NoteView[], names: readonly NameCard[], parts: DeckParts): Html | '' {
  if (notes.length === 0 && names.length === 0) return '';
  const told = notes.map((note) => ({ ...note, full: withoutLabel(note, parts.words.editor ?? '') }));
  return parts.templates.html('deck/evidence', { notes: told, names, words: parts.words });
}

/** What only the editor says begins with the words that its badge has. */
function withoutLabel({ badge, full }: NoteView, editor: string): Html {
  return badge === '' ? full : trusted(String(full).replaceAll(`${escapeHtml(editor)}: `, ''));
}

/** The notes that what is said refers to, and the slide itself doesn't. */
function onlySpokenNotes(edition: Edition, slide: Slide, shown: readonly NoteView[]): Edition['notes'] {
  return notesIn(edition, tokensIn([...slide.cue, ...slide.notes]), shown);
}
