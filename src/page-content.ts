import type { Compiled } from './compile.ts';
import { charactersOf } from './evidence.ts';
import type { PictureFile } from './input/picture.ts';
import { type Drawing, drawingKinds } from './model/drawing.ts';
import type { Drawn } from './model/drawn.ts';
import type { Edition } from './model/narrative.ts';
import { isDraft } from './model/signoff.ts';
import { everythingOn, slidesOf, tokensIn } from './model/walk.ts';
import type { EvidenceParts } from './render/evidence-parts.ts';
import type { PageParts } from './render/page-parts.ts';
import { type Words, wordsFor } from './render/words.ts';
import type { Workshop } from './workshop.ts';

/** `@font-face` rules for everything that an output of the edition may say. */
export function fontsFor(
  { assets }: Workshop,
  edition: Edition,
  {
    words,
    evidence,
    drawn,
  }: { readonly words: Words; readonly evidence: EvidenceParts; readonly drawn: ReadonlyMap<Drawing, Drawn> },
): string {
  const families = ['Literata', 'Literata Display', 'Inter', ...(holdsCode(edition) ? ['JetBrains Mono'] : [])];
  return assets
    .fonts()
    .css(
      edition.source.text + Object.values(words).join('') + charactersOf(evidence, edition) + textsOf(drawn),
      families,
    );
}

/** What the content of an edition is rendered with, in every output. */
export function contentParts(
  workshop: Workshop,
  compiled: Compiled,
  edition: Edition,
  drawn: ReadonlyMap<Drawing, Drawn>,
  evidence: EvidenceParts,
): Pick<PageParts, 'templates' | 'words' | 'picture' | 'drawing' | 'evidence' | 'draft'> {
  return {
    templates: compiled.project.templatesReady,
    words: wordsFor(workshop.assets.strings(), edition.meta.lang),
    picture: pictureUse(compiled.pictures),
    drawing: (drawing) => drawn.get(drawing),
    evidence,
    draft: isDraft(edition, compiled.signed),
  };
}

/** Style sheets of the kinds of figures that occur. */
export function figureStyles(drawn: ReadonlyMap<Drawing, Drawn>): string[] {
  const kinds = new Set([...drawn.keys()].map(({ spec }) => spec.kind));
  return kinds.size > 0 ? ['figures', ...drawingKinds.filter((kind) => kinds.has(kind))] : [];
}

/** The letters of the figures: they must be among the fonts. */
function textsOf(drawn: ReadonlyMap<unknown, Drawn>): string {
  const texts = [...drawn.values()].flatMap(({ svg, title, description }) => [
    title,
    description,
    ...(svg.match(/>[^<]+</g) ?? []),
  ]);
  return [...new Set(texts.join(''))].join('');
}

export function holdsCode(edition: Edition): boolean {
  for (const slide of slidesOf(edition)) {
    for (const token of tokensIn(everythingOn(slide)))
      if (['fence', 'code_block', 'code_inline'].includes(token.type)) return true;
  }
  return false;
}

/** Pictures as data addresses, each encoded once. */
export function pictureUse(pictures: ReadonlyMap<string, PictureFile>): PageParts['picture'] {
  const made = new Map<string, { address: string; width: number; height: number }>();
  return (src) => {
    const state = pictures.get(src);
    if (state?.type !== 'picture') return undefined;
    const use = made.get(src) ?? {
      address: `data:${state.mime};base64,${Buffer.from(state.bytes).toString('base64')}`,
      width: state.width,
      height: state.height,
    };
    made.set(src, use);
    return use;
  };
}
