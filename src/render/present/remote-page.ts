import type { Edition, Slide } from '../../model/narrative.ts';
import { createContent } from '../content.ts';
import { trusted } from '../html.ts';
import { actsFor, type PageParts, type SlideInAct } from '../page-parts.ts';
import { slideView } from '../slide-view.ts';
import { standingNotice } from '../standing-notice.ts';
import { type PhonePage, phonePolicy } from './phone-policy.ts';
import type { RemoteSettings, RemoteSlide } from './remote-settings.ts';

export interface RemoteParts extends Omit<PageParts, 'version'> {
  /** Style sheet of the picture on the pad. */
  readonly pictureCss: string;
  /** The browser script, safe to stand in a page. */
  readonly script: string;
}

/** What the page says by itself, later. */
const said = [
  'connectionLost',
  'blanked',
  'notes',
  'noNotes',
  'cue',
  'end',
  'elapsed',
  'planned',
  'ahead',
  'behind',
  'onTime',
  'remoteStep',
  'remoteNotice',
  'remoteFrozen',
  'remoteLateHint',
  'remoteOptional',
  'followOver',
] as const;

/** The page that drives the lecture from a phone. It holds the notes of all slides: they are there without a network. */
export function renderRemotePage(edition: Edition, parts: RemoteParts): PhonePage {
  const { templates, words, width, height } = parts;
  const { meta, narrative } = edition;
  const settings: RemoteSettings = {
    lang: meta.lang,
    duration: meta.duration ?? 0,
    words: Object.fromEntries(said.map((key) => [key, words[key] ?? ''])),
    slides: actsFor(edition, 'deck').flatMap(({ slides }) => slides.map((each) => remoteSlide(edition, each, parts))),
  };
  const html = templates.render('present/remote', {
    lang: meta.lang,
    title: meta.title || narrative,
    width,
    height,
    words,
    css: trusted(parts.css),
    pictureCss: trusted(parts.pictureCss),
    settings: trusted(JSON.stringify(settings).replace(/</g, '\\u003c')),
    script: trusted(parts.script),
  });
  return { html, csp: phonePolicy(parts.script) };
}

function remoteSlide(edition: Edition, each: SlideInAct, parts: RemoteParts): RemoteSlide {
  const { slide, actIndex } = each;
  const common = { ...parts, format: 'deck', link: () => undefined } as const;
  const { steps, view } = slideView(edition, slide, {
    ...common,
    steps: 'interactive',
    act: '',
    actIndex,
    notice: '',
  });
  const content = createContent({ ...common, steps: 'shown', level: 1, when: slide.when });
  const spoken = (blocks: Slide['notes']): string => (blocks.length === 0 ? '' : String(content.blocks(blocks)));
  return {
    id: slide.id,
    number: slide.number,
    title: view.title,
    time: slide.time ?? 0,
    optional: slide.optional,
    steps,
    notice: standingNotice(each, parts.evidence, parts.words).key,
    notes: spoken(slide.notes),
    cue: spoken(slide.cue),
  };
}
