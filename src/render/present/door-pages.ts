import { trusted } from '../html.ts';
import type { Templates } from '../templates.ts';
import { fill, type Words } from '../words.ts';
import { type PhonePage, phonePolicy } from './phone-policy.ts';

/** What the pages at the door are made from. */
interface DoorParts {
  readonly templates: Templates;
  readonly words: Words;
  readonly lang: string;
  /** Of the lecture. */
  readonly title: string;
  /** Style sheets and fonts, ready to be put into the page. */
  readonly css: string;
}

/**
 * Asks whether this phone shall become the remote. Messengers open an address to preview it, so only the form that is
 * sent from here uses the address up.
 */
export function renderPairPage(parts: DoorParts): PhonePage {
  return {
    html: parts.templates.render('present/pair', {
      ...common(parts),
      what: fill(parts.words.pairWhat, { title: parts.title }),
    }),
    csp: phonePolicy('', 'own'),
  };
}

/** Why somebody isn't let in, and what to do. */
export function renderClosedPage(parts: DoorParts): PhonePage {
  return {
    html: parts.templates.render('present/closed', {
      ...common(parts),
      lecturer: fill(parts.words.closedLecturer, { phones: parts.words.phones ?? '' }),
    }),
    csp: phonePolicy(''),
  };
}

function common({ lang, title, words, css }: DoorParts): object {
  return { lang, title, words, css: trusted(css) };
}
