import type { Token } from 'markdown-it';
import type { Picture } from './block.ts';
import type { Edition, Slide } from './narrative.ts';
import type { Span } from './span.ts';
import { blocksIn, everythingOn, slidesOf, wordsOf } from './walk.ts';

/** A picture and the slide that uses it. */
export interface PictureUseInScript {
  readonly picture: Picture;
  readonly slide: Slide;
  /** False for grounds and covers, which say nothing that must be put into words. */
  readonly speaks: boolean;
}

/** All pictures that a script names, in the order of the script. */
export function* picturesOf(edition: Edition): Generator<PictureUseInScript> {
  for (const slide of slidesOf(edition)) {
    const cover = slide.kind === 'title' ? edition.meta.cover : '';
    if (cover !== '') yield { picture: ground(cover, edition.meta.places.cover ?? slide.span), slide, speaks: false };
    if (slide.background !== '') yield { picture: ground(slide.background, slide.span), slide, speaks: false };
    const everything = everythingOn(slide);
    for (const block of blocksIn(everything))
      if (block.type === 'figure') yield { picture: block.picture, slide, speaks: true };
    for (const token of wordsOf(slide))
      if (token.type === 'image') yield { picture: pictureOf(token), slide, speaks: true };
  }
}

function ground(src: string, span: Span): Picture {
  return { src, alt: '', credit: '', license: '', span };
}

/** What the token of a picture says. */
export function pictureOf(image: Token): Picture {
  const attributes = image.meta?.attributes as
    | { readonly pairs: readonly { readonly key: string; readonly value: string }[] }
    | undefined;
  const value = (key: string): string => attributes?.pairs.find((pair) => pair.key === key)?.value ?? '';
  const span = image.meta?.span as Span | undefined;
  return {
    src: String(image.attrGet('src') ?? ''),
    alt: altOf(image),
    credit: value('credit'),
    license: value('license'),
    span: span ?? { start: 0, end: 0 },
  };
}

function altOf(image: Token): string {
  const words = (tokens: readonly Token[]): string =>
    tokens.map((token) => token.content || words(token.children ?? [])).join('');
  return words(image.children ?? [])
    .replace(/\s+/g, ' ')
    .trim();
}
