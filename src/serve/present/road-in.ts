import type { Stop } from '../../model/lecture.ts';

/** The road through a deck, from the page that was made: its steps are known only there. */
export function roadIn(html: string): Stop[] {
  const starts = [...html.matchAll(/<section id="([^"]*)" class="page"([^>]*)>/g)];
  return starts.map((match, index) => {
    const [, id = '', attributes = ''] = match;
    const inside = html.slice(match.index, starts[index + 1]?.index);
    // The notice and the lecturer's templates stand behind the slide.
    const slide = inside.split(/<aside class="content-notice"|<template /)[0] ?? '';
    return {
      id: plain(id),
      steps: stepsIn(slide),
      notice: plain(/ data-notice="([^"]*)"/.exec(attributes)?.[1] ?? ''),
      optional: / data-optional\b/.test(attributes),
    };
  });
}

/** Elements that share an index are one step, as Reveal counts them. */
function stepsIn(slide: string): number {
  const tags = slide.match(/<[a-z][^>]* class="(?:[^"]* )?fragment(?: [^"]*)?"[^>]*>/g) ?? [];
  const indexed = tags.flatMap((tag) => / data-fragment-index="([^"]*)"/.exec(tag)?.[1] ?? []);
  return tags.length - indexed.length + new Set(indexed).size;
}

function plain(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#(?:x27|39);/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
