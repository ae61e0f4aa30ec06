import type { Citation } from '../../model/evidence.ts';
import { groundsOf } from '../../model/grounds.ts';
import type { Library, Source } from '../../model/library.ts';
import { citationsIn, type Passage, passagesOf, wordsIn } from '../../model/passages.ts';
import { slidesOf } from '../../model/walk.ts';
import type { Rule } from '../rule.ts';

/**
 * What only a party to the dispute says is attributed: the sentence, its headline or its account names the voice.
 *
 *     The scouts flew fifty raids. [@russian-seven, para. 2]
 *                                    ^
 */
export const partisanOnly: Rule = ({ edition, library, report }) => {
  for (const slide of slidesOf(edition)) {
    const headline = wordsIn(slide.headline);
    for (const passage of passagesOf(slide)) {
      if (passage.within !== 'prose' && passage.within !== 'caption') continue;
      if (passage.register === 'notes' || passage.register === 'cue') continue;
      // The source line of a figure says who speaks, and nothing else.
      if (wordsIn(passage.tokens).trim() === '') continue;
      const citations = citationsIn(passage.tokens);
      const [first] = citations;
      const voices = first ? onlyPartisan(citations, library) : [];
      if (!first || voices.length === 0 || isAttributed(passage, headline, voices)) continue;
      const names = [...new Set(voices.map((source) => source.voice))];
      const [voice = ''] = names;
      const verb = names.length > 1 ? 'are' : 'is';
      const span = first.items[0]?.keySpan ?? first.span;
      report('partisan-only', slide, span, { voices: names.join(' and '), verb, voice });
    }
  }
};

/** The sources, if all are partisan and what rests on them is told as a fact; else none. */
function onlyPartisan(citations: readonly Citation[], library: Library): readonly Source[] {
  const { claims, sources, editor } = groundsOf(citations, library);
  const isFact = claims.every((claim) => claim.stance === 'fact');
  return isFact && editor.length === 0 && sources.every((source) => source.partisan) ? sources : [];
}

function isAttributed(passage: Passage, headline: string, voices: readonly Source[]): boolean {
  const text = `${headline} ${wordsIn(passage.surroundings)}`.toLowerCase();
  return voices.some((source) =>
    [source.voice, ...source.names, ...authorsOf(source)].some((name) => isNamed(name.toLowerCase(), text)),
  );
}

/** True when the text has the name as a word, with an ending: "Izvestia's", "Леонова". Chinese and Japanese have no gaps. */
function isNamed(name: string, text: string): boolean {
  if (name === '') return false;
  const isCyrillic = /\p{sc=Cyrillic}$/u.test(name);
  const ending = isCyrillic ? /^\p{sc=Cyrillic}{0,3}(?!\p{L})/u : /^s?(?!\p{L})/u;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/\p{sc=Latin}$|\p{sc=Cyrillic}$/u.test(name)) return true;
    if (!/\p{L}$/u.test(text.slice(0, at)) && ending.test(text.slice(at + name.length))) return true;
  }
  return false;
}

function authorsOf({ csl }: Source): string[] {
  const authors = Array.isArray(csl.author) ? csl.author : [];
  return authors.flatMap((author: { family?: unknown }) => (typeof author.family === 'string' ? [author.family] : []));
}
