import type { Account, NumberItem } from '../../model/block.ts';
import { isReference } from '../../model/evidence.ts';
import { groundsOf } from '../../model/grounds.ts';
import type { Claim, ClaimFigure } from '../../model/library.ts';
import type { Slide } from '../../model/narrative.ts';
import { citationsIn, type Passage, passagesOf } from '../../model/passages.ts';
import type { Quantity } from '../../model/quantity.ts';
import type { SourceText, Span } from '../../model/span.ts';
import { blocksIn, flat, slidesOf, tokensIn } from '../../model/walk.ts';
import type { CheckContext, Rule } from '../rule.ts';
import { type Figure, figuresIn } from './figures-in.ts';
import { placeInSource } from './place-in-source.ts';

/**
 * A number stands in the claim that is cited beside it, and is the same wherever the same source is cited for it.
 *
 *     Nine men brought out 3,600 prisoners. [@leo-3500-at-airfield]
 *                          ^
 */
export const figuresDisagree: Rule = (context) => {
  const told: Told = new Map();
  for (const slide of slidesOf(context.edition)) {
    for (const block of blocksIn(slide.blocks)) {
      if (block.type === 'contested') for (const account of block.accounts) checkAccount(context, slide, account);
      if (block.type === 'numbers') for (const item of block.items) checkItem(context, slide, item);
    }
    for (const passage of passagesOf(slide)) {
      if (passage.register === 'cue') continue;
      if (!checkAgainstClaims(context, passage)) checkBetweenSlides(context, passage, told);
    }
  }
};

/** The figures of the first slide that tells something, by source and unit. */
type Told = Map<string, { readonly slide: Slide; readonly figures: Map<number, string> }>;

/** The value that an account draws is one of its claims' figures. */
function checkAccount({ library, report }: CheckContext, slide: Slide, account: Account): void {
  const { value } = account;
  const { claims } = groundsOf(citationsIn(tokensIn(account.blocks)), library);
  const figures = claims.flatMap((claim) => claim.figures);
  if (!value || figures.length === 0 || allNumbers(claims, value)) return;
  const [first] = figures;
  report('figures-disagree', slide, account.valueSpan, {
    figure: value.text,
    expected: first ? shown(first) : '',
    where: `in the claim "${claims.find((claim) => first && claim.figures.includes(first))?.id}"`,
  });
}

/** A large number is one of its claims' figures. */
function checkItem({ edition, library, report }: CheckContext, slide: Slide, item: NumberItem): void {
  const { claims, named } = groundsOf(citationsIn(item.label), library);
  const [first] = claims.flatMap((claim) => claim.figures);
  if (!first || named.length > 0 || item.value === undefined || numbersOf(claims).has(item.value)) return;
  const start = edition.source.text.indexOf(item.figure, item.span.start);
  const span = start < 0 ? item.span : { start, end: start + item.figure.length };
  const where = `in the claim "${claims.find((claim) => claim.figures.includes(first))?.id}"`;
  report('figures-disagree', slide, span, { figure: item.figure, expected: shown(first), where });
}

function allNumbers(claims: readonly Claim[], value: Quantity): boolean {
  const known = numbersOf(claims);
  return [value.from, value.to].every((each) => !Number.isFinite(each) || known.has(each));
}

/** Gives false when the passage cites no claim with a figure. */
function checkAgainstClaims({ edition, library, report }: CheckContext, passage: Passage): boolean {
  const { claims, named } = groundsOf(citationsIn(passage.tokens), library);
  const figures = claims.flatMap((claim) => claim.figures);
  if (figures.length === 0) return false;
  // Where an editor's note, a footnote or a bare source stands too, other numbers may be theirs.
  const isMixed =
    named.length > 0 || flat(passage.tokens).some((token) => isReference(token) && token.type !== 'citation');
  const known = numbersOf(claims);
  // The value of an account is judged on its own.
  const { value } = passage.account ?? {};
  for (const found of figuresOf(passage, edition.source)) {
    if (known.has(found.value) || found.value === value?.from || found.value === value?.to) continue;
    const sameUnit = figures.find((figure) => isSameUnit(figure.unit, found.unit));
    if (!sameUnit && (isMixed || found.value <= 12)) continue;
    const expected = sameUnit ?? figures[0];
    report('figures-disagree', passage.slide, found.span, {
      figure: found.text,
      expected: expected ? shown(expected) : '',
      where: `in the claim "${claims.find((claim) => expected && claim.figures.includes(expected))?.id}"`,
    });
  }
  return true;
}

/** The same words cited for the same thing on another slide with another number. */
function checkBetweenSlides({ edition, report }: CheckContext, passage: Passage, told: Told): void {
  const cited = citationsIn(passage.tokens).flatMap(({ items }) => items.map((item) => `${item.key}, ${item.locator}`));
  const figures = figuresOf(passage, edition.source).filter((figure) => figure.unit !== '');
  for (const key of cited) {
    for (const { unit, text, value, span } of figures) {
      const name = `${key} ${stem(unit)}`;
      const first = told.get(name) ?? { slide: passage.slide, figures: new Map<number, string>() };
      told.set(name, first);
      if (first.slide === passage.slide) first.figures.set(value, text);
      else if (!first.figures.has(value))
        report('figures-disagree', passage.slide, span, {
          figure: text,
          expected: [...first.figures.values()].join(' and '),
          where: `on slide ${first.slide.number}, for the same source`,
        });
    }
  }
}

interface PlacedFigure extends Figure {
  readonly span: Span;
}

function figuresOf(passage: Passage, source: SourceText): PlacedFigure[] {
  return flat(passage.tokens).flatMap((token) => {
    if (token.type !== 'text') return [];
    return figuresIn(token.content).map((figure) => ({
      ...figure,
      span: placeInSource(source, token, figure.text, figure.start, passage.span),
    }));
  });
}

/** Every number that the claims know of: their figures, and what their statements and notes say. */
function numbersOf(claims: readonly Claim[]): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const { figures, statement, note } of claims) {
    for (const { quantity } of figures) numbers.add(quantity.from).add(quantity.to);
    for (const { value } of figuresIn(`${statement} ${note}`)) numbers.add(value);
  }
  return numbers;
}

function isSameUnit(a: string, b: string): boolean {
  return a !== '' && b !== '' && stem(a) === stem(b);
}

function stem(unit: string): string {
  return unit.toLowerCase().replace(/e?s$/, '');
}

function shown({ quantity, unit }: ClaimFigure): string {
  return `${quantity.text} ${unit}`.trim();
}
