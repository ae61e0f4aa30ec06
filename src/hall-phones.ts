import type { Compiled } from './compile.ts';
import { evidenceOf } from './evidence.ts';
import { drawFigures } from './figures.ts';
import type { Drawing } from './model/drawing.ts';
import type { Drawn } from './model/drawn.ts';
import type { Edition } from './model/narrative.ts';
import { contentParts, figureStyles, fontsFor, holdsCode } from './page-content.ts';
import { canvasOf, defaultSettings, drawnOf, soundEdition } from './pages.ts';
import { loadHighlight } from './render/highlight.ts';
import type { PageParts } from './render/page-parts.ts';
import { renderClosedPage, renderPairPage } from './render/present/door-pages.ts';
import { renderFollowPage } from './render/present/follow-page.ts';
import { type Followed, followedSlides } from './render/present/followed-slide.ts';
import { phoneFrames, tallerPhoneFrames } from './render/present/phone-frames.ts';
import type { PhonePage } from './render/present/phone-policy.ts';
import { renderRemotePage } from './render/present/remote-page.ts';
import { type SlidePicture, slidePictures } from './render/present/slide-picture.ts';
import { withSources } from './render/sources-slides.ts';
import { wordsFor } from './render/words.ts';
import { themeCss, type Workshop } from './workshop.ts';

/** The lecturer's pages for a phone. */
export interface DriverPages {
  readonly pair: PhonePage;
  readonly closed: PhonePage;
  readonly remote: PhonePage;
  /** The slide of the remote's picture. */
  readonly picture: (id: string) => SlidePicture | undefined;
}

/** render: the remote and the doors, in the language of the screen. */
export async function renderDriverPages(workshop: Workshop, compiled: Compiled): Promise<DriverPages> {
  const edition = soundEdition(compiled);
  const drawn = await drawnOf(workshop, compiled, edition, defaultSettings);
  const parts = await phoneParts(workshop, compiled, edition, drawn);
  const { templates, words, fonts } = parts;
  const { lang, title } = edition.meta;
  const css = (...names: readonly string[]): string => stylesOf(workshop, compiled, fonts, 'gallery', names);
  const whole = withSources(edition, parts);
  const door = { templates, words, lang, title: title || edition.narrative, css: css('phone') };
  return {
    pair: renderPairPage(door),
    closed: renderClosedPage(door),
    picture: slidePictures(whole, parts),
    remote: renderRemotePage(whole, {
      ...parts,
      css: css('phone', 'remote'),
      pictureCss: pictureStyles(workshop, compiled, edition, figureStyles(drawn)),
      script: workshop.assets.script('remote'),
    }),
  };
}

/** What listeners get in one language: the page, and the slides that come to it. */
export interface FollowEdition {
  readonly page: PhonePage;
  readonly slide: (id: string, isHeldBack: boolean) => Followed | undefined;
}

/** render: an edition for the phones of listeners, its figures drawn anew for a small screen. */
export async function renderFollowEdition(
  workshop: Workshop,
  compiled: Compiled,
  languages: readonly string[],
): Promise<FollowEdition> {
  const edition = soundEdition(compiled);
  const drawn = await drawnForPhones(workshop, compiled, edition);
  const { fonts, ...parts } = await phoneParts(workshop, compiled, edition, drawn);
  const { lang, title } = edition.meta;
  return {
    page: renderFollowPage({
      templates: parts.templates,
      words: parts.words,
      lang,
      title: title || edition.narrative,
      languages,
      css: stylesOf(workshop, compiled, fonts, 'paper', [...figureStyles(drawn), 'phone', 'follow']),
      script: workshop.assets.script('follow'),
    }),
    slide: followedSlides(withSources(edition, parts), parts),
  };
}

/** Phones have faces of their own for Chinese, Japanese and Korean; a hall's network is spared those. */
async function phoneParts(
  workshop: Workshop,
  compiled: Compiled,
  edition: Edition,
  drawn: ReadonlyMap<Drawing, Drawn>,
): Promise<Omit<PageParts, 'css'> & { readonly fonts: string }> {
  const words = wordsFor(workshop.assets.strings(), edition.meta.lang);
  const evidence = await evidenceOf(workshop, compiled, edition, words);
  return {
    ...contentParts(workshop, compiled, edition, drawn, evidence),
    ...canvasOf(compiled, edition, defaultSettings),
    highlight: holdsCode(edition) ? await loadHighlight() : () => undefined,
    version: workshop.version,
    fonts: fontsFor(workshop, edition, { words, evidence, drawn }),
  };
}

async function drawnForPhones(
  workshop: Workshop,
  { figures }: Compiled,
  edition: Edition,
): Promise<ReadonlyMap<Drawing, Drawn>> {
  const frames = phoneFrames(edition);
  const usual = await drawFigures(workshop, figures, edition.meta.lang, frames);
  const taller = await drawFigures(workshop, figures, edition.meta.lang, tallerPhoneFrames(frames, usual));
  return new Map([...usual, ...taller]);
}

/** Those of the deck: its picture has the screen's colours, whatever the phone has. */
function pictureStyles(workshop: Workshop, compiled: Compiled, edition: Edition, figures: readonly string[]): string {
  const { project } = compiled;
  const of = (name: string): string => project.styles[name] ?? workshop.assets.style(name);
  return [of('slide-picture'), ...figures.map(of), themeCss(workshop, project, edition.meta.theme).css].join('\n');
}

/** In the phone's own colours; where it has none, dark for who stands in a dim hall and light for who reads. */
function stylesOf(
  workshop: Workshop,
  { project }: Compiled,
  fonts: string,
  usual: 'paper' | 'gallery',
  names: readonly string[],
): string {
  const of = (name: string): string => project.styles[name] ?? workshop.assets.style(name);
  const other =
    usual === 'paper'
      ? `@media (prefers-color-scheme:dark){${of('gallery')}}`
      : `@media (prefers-color-scheme:light){${of('paper')}}`;
  return [fonts, of(usual), other, ...names.map(of)].join('\n');
}
