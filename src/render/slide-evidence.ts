import type { Block } from '../model/block.ts';
import type { Library } from '../model/library.ts';
import { type NameCard, nameCard } from '../model/name-card.ts';
import { nameMarkOf } from '../model/name-mark.ts';
import type { Slide } from '../model/narrative.ts';
import { flat, tokensIn } from '../model/walk.ts';
import type { Words } from './words.ts';

export type { NameCard };

/** The places and people marked in a slide's headline and text, each once, in the order of the text. */
export function nameCards(library: Library, slide: Slide, lang: string, words: Words): readonly NameCard[] {
  const marks = [...flat(slide.headline), ...tokensIn(shownIn(slide.blocks))].flatMap(
    (token) => nameMarkOf(token) ?? [],
  );
  const once = new Map(marks.map((mark) => [`${mark.kind} ${mark.id}`, mark]));
  return [...once.values()].flatMap((mark) => nameCard(library, mark, slide.when, lang, words) ?? []);
}

/** Without what is meant for other outputs. */
function shownIn(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block) => block.type !== 'group' || block.audience.has('deck'));
}
