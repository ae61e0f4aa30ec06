import { trusted } from '../html.ts';
import { languageName } from '../index-page.ts';
import type { Templates } from '../templates.ts';
import type { Words } from '../words.ts';
import { type PhonePage, phonePolicy } from './phone-policy.ts';

/** What the page is made from that listeners open; the slides come to it one by one. */
export interface FollowPageParts {
  readonly templates: Templates;
  readonly words: Words;
  readonly lang: string;
  /** Of the lecture. */
  readonly title: string;
  /** In which it can be followed. */
  readonly languages: readonly string[];
  readonly css: string;
  /** The browser script, safe to stand in a page. */
  readonly script: string;
}

/** Sizes of text, in per cent of what the phone has. */
const sizes: readonly number[] = [100, 115, 130, 150, 175, 200];
/** What the page says by itself, later. */
const said = ['slide', 'notice', 'blanked', 'connectionLost', 'followLive', 'followEarlier', 'followOver'] as const;

/** The page that follows the lecture. There is nothing in it that could drive. */
export function renderFollowPage(parts: FollowPageParts): PhonePage {
  const { lang, title, words, languages } = parts;
  const settings = { lang, words: Object.fromEntries(said.map((key) => [key, words[key] ?? ''])) };
  const html = parts.templates.render('present/follow', {
    lang,
    title,
    words,
    sizes,
    languages:
      languages.length > 1
        ? languages.map((each) => ({ lang: each, name: languageName(each), isCurrent: each === lang }))
        : false,
    css: trusted(parts.css),
    settings: trusted(JSON.stringify(settings).replace(/</g, '\\u003c')),
    script: trusted(parts.script),
  });
  return { html, csp: phonePolicy(parts.script) };
}
