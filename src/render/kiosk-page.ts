import { renderSVG } from 'uqr';
import { type KioskConfig, pxMm } from '../model/kiosk.ts';
import type { Meta } from '../model/narrative.ts';
import { countWords } from '../model/word-count.ts';
import { contentSecurityPolicy } from './deck.ts';
import { type Html, trusted } from './html.ts';
import { languageName } from './index-page.ts';
import type { KioskPage } from './kiosk-pages.ts';
import { kioskStrip } from './kiosk-strip.ts';
import type { Templates } from './templates.ts';
import type { Words } from './words.ts';

/** A story in one language, as it goes into the kiosk's page. */
export interface KioskEdition {
  readonly story: string;
  readonly meta: Meta;
  readonly words: Words;
  readonly pages: readonly KioskPage[];
}

export interface KioskPageParts {
  readonly templates: Templates;
  readonly config: KioskConfig;
  readonly version: string;
  /** The browser script, safe to stand in a page. */
  readonly script: string;
  /** Style sheets: of slides and figures on light ground; what makes the ground dark; of the kiosk. */
  readonly css: string;
  readonly dark: string;
  readonly kioskCss: string;
  /** Words of the interface by language. */
  readonly words: (lang: string) => Words;
}

/** A piece of a page and the language that it is written in. */
export interface Told {
  readonly lang: string;
  readonly html: string;
}

/** A page, and what it tells in each language, from which its fonts are cut. */
export interface RenderedPage {
  readonly html: string;
  readonly told: readonly Told[];
}

/** Where the `@font-face` rules go, once it is known which letters there are. */
export const fontsMark = '/*fonts*/';

/** The kiosk's one page, the poster that stands in while it can't be shown, and the title of both. */
export function renderKiosk(
  editions: readonly KioskEdition[],
  parts: KioskPageParts,
): { readonly title: string; readonly page: RenderedPage; readonly poster: RenderedPage } {
  const { templates, config } = parts;
  const languages = languagesOf(editions, config);
  const stories = storiesOf(editions, config);
  const title = config.title || parts.words(languages[0] ?? 'en').kioskTitle || '';
  const squares = new Map<string, string>();
  const told = editions.map((edition) => ({
    story: edition.story,
    lang: edition.meta.lang,
    html: trusted(withSquares(edition.pages.map(({ html }) => String(html)).join('\n'), squares)),
  }));
  const attract = attractPages(stories, languages, editions, templates);
  const menus = languages.map((lang) => ({ lang, html: menuOf(lang, stories, editions, parts) }));
  const view = {
    lang: languages[0] ?? 'en',
    title,
    csp: contentSecurityPolicy(parts.script, 'own'),
    version: parts.version,
    css: trusted(`${parts.css}\n${fontsMark}`),
    dark: trusted(parts.dark),
    kioskCss: trusted(parts.kioskCss + geometry(config)),
    strips: editions.map(({ story, meta, pages }) => ({ story, lang: meta.lang, ...kioskStrip(meta, pages) })),
    hasMenu: stories.length > 1,
    hasLanguages: languages.length > 1,
    hints: languages.map((lang) => ({ lang, text: parts.words(lang).kioskTouch ?? '' })),
    languages: languages.map((lang) => ({ lang, name: languageName(lang) })),
    sizes: [100, 125, 150, 200],
    attract: attract.map(({ html }) => trusted(html)),
    menus,
    editions: told,
    squares: [...squares].map(([address, id]) => ({ id, address, svg: trusted(renderSVG(address, { border: 2 })) })),
    settings: trusted(JSON.stringify(settingsOf(title, languages, stories, editions, parts)).replace(/</g, '\\u003c')),
    script: trusted(parts.script),
  };
  const poster = templates.render('kiosk/poster', {
    lang: view.lang,
    title,
    csp: contentSecurityPolicy(''),
    css: trusted([parts.css, fontsMark, config.ground === 'dark' ? parts.dark : '', String(view.kioskCss)].join('\n')),
    html: trusted(attract[0]?.html ?? ''),
  });
  const said = [...told, ...menus, ...attract].map(({ lang, html }) => ({ lang, html: String(html) }));
  const interfaces = languages.map((lang) => ({ lang, html: Object.values(parts.words(lang)).join(' ') }));
  return {
    title,
    page: { html: templates.render('kiosk/kiosk', view), told: [...said, ...interfaces] },
    poster: { html: poster, told: attract.slice(0, 1) },
  };
}

function languagesOf(editions: readonly KioskEdition[], { languages }: KioskConfig): string[] {
  const told = [...new Set(editions.map(({ meta }) => meta.lang))];
  const wanted = languages.filter((lang) => told.includes(lang));
  return languages.length > 0 ? wanted : told.sort((a, b) => Number(b === 'en') - Number(a === 'en'));
}

function storiesOf(editions: readonly KioskEdition[], { stories }: KioskConfig): string[] {
  const told = [...new Set(editions.map(({ story }) => story))];
  return stories.length > 0 ? stories.filter((id) => told.includes(id)) : told;
}

/** The edition in this language, else the first. */
function editionIn(editions: readonly KioskEdition[], story: string, lang: string): KioskEdition | undefined {
  const own = editions.filter((each) => each.story === story);
  return own.find(({ meta }) => meta.lang === lang) ?? own[0];
}

/** Story after story, each in turn in every language that it is told in. */
function attractPages(
  stories: readonly string[],
  languages: readonly string[],
  editions: readonly KioskEdition[],
  templates: Templates,
): Told[] {
  return languages.flatMap((lang) =>
    stories.flatMap((story) => {
      const edition = editions.find((each) => each.story === story && each.meta.lang === lang);
      const slides = edition?.pages.flatMap(({ attract }) => attract ?? []) ?? [];
      return slides.map((slide) => ({
        lang,
        html: templates.render('kiosk/attract', { lang, dwell: dwellOf(slide), slide }),
      }));
    }),
  );
}

/** Seconds: 2 and 0.3 a word, at least 6. Source: pace of BBC subtitles. */
function dwellOf(slide: Html): number {
  const words = countWords(String(slide).replace(/<[^>]*>/g, ' '));
  return Math.min(30, Math.max(6, Math.ceil(2 + 0.3 * words)));
}

function menuOf(
  lang: string,
  stories: readonly string[],
  editions: readonly KioskEdition[],
  { templates, words, config }: KioskPageParts,
): Html {
  const own = words(lang);
  return templates.html('kiosk/menu', {
    lang,
    title: config.title || own.kioskChoose,
    stories: stories.flatMap((id) => {
      const edition = editionIn(editions, id, lang);
      if (!edition) return [];
      const { meta, pages } = edition;
      const length = (own.kioskPages ?? '').replace('{count}', String(pages.length));
      return [{ id, lang: meta.lang, title: meta.title || id, subtitle: meta.subtitle, pages: length }];
    }),
  });
}

/** Addresses elsewhere become squares for phones, links inside the story become controls. */
function withSquares(html: string, squares: Map<string, string>): string {
  return html
    .replace(/<a href="(https?:[^"]*)"[^>]*>/g, (_, href: string) => {
      const address = href.replaceAll('&amp;', '&');
      const id = squares.get(address) ?? String(squares.size + 1);
      squares.set(address, id);
      return `<a class="square-link" role="button" tabindex="0" data-qr="${id}">`;
    })
    .replace(
      /<a href="#([^"]*)"[^>]*>/g,
      (_, id: string) => `<a class="page-link" role="button" tabindex="0" data-to="${id}">`,
    );
}

function settingsOf(
  title: string,
  languages: readonly string[],
  stories: readonly string[],
  editions: readonly KioskEdition[],
  { config, version, words }: KioskPageParts,
): object {
  const { idle, warning, hours, narration, ground, pin, display } = config;
  return {
    title,
    idle,
    warning,
    hours: hours ?? null,
    narration,
    ground,
    pin,
    pxMm: pxMm(display),
    made: version,
    languages: languages.map((lang) => ({
      lang,
      name: languageName(lang),
      words: Object.fromEntries(Object.entries(words(lang)).filter(([key]) => key.startsWith('kiosk'))),
    })),
    stories: stories.map((id) => ({
      id,
      languages: languages.filter((lang) => editions.some((each) => each.story === id && each.meta.lang === lang)),
    })),
  };
}

/** Sizes that follow from the display: a millimetre in CSS px, and the band that everybody reaches. Source: EN 301 549 8.3.3. */
function geometry({ display }: KioskConfig): string {
  const mm = 1 / pxMm(display);
  const top = display.mount + display.height / mm;
  const above = Math.max(0, (top - 1220) * mm);
  const below = Math.max(0, (380 - display.mount) * mm);
  // The house's own rule for the lower page: comfortable from a wheelchair, well below what the standard allows.
  const low = Math.max(0, (top - 1120) * mm);
  return `:root{--mm:${mm.toFixed(4)}px;--reach-top:${above.toFixed(0)}px;--reach-bottom:${below.toFixed(0)}px;--reach-low:${low.toFixed(0)}px}`;
}
