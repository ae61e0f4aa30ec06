/**
 * Stressed words. Stars count only where they touch the words on their inner side and no letter and sign of punctuation
 * meet across them (`**「旅順」**は` would stay stars): there, HTML says the same. `before` and `after` are the signs
 * on their outer sides, '' at the ends of a line; where they aren't known, letters are to be expected.
 */
export function emphasis(stars: '*' | '**', text: string, before = 'x', after = 'x'): string {
  const inner = text.trim();
  if (inner === '') return text;
  const lead = text.slice(0, text.length - text.trimStart().length);
  const trail = text.slice(text.trimEnd().length);
  const isBare = meets(inner.at(0), lead.at(-1) ?? before) || meets(inner.at(-1), trail.at(0) ?? after);
  const tag = stars === '*' ? 'em' : 'strong';
  return isBare ? `${lead}<${tag}>${inner}</${tag}>${trail}` : `${lead}${stars}${inner}${stars}${trail}`;
}

/** True where a sign of punctuation inside the stars has neither space nor punctuation outside them. */
function meets(inside: string | undefined, outside: string): boolean {
  return /^[\p{P}\p{S}]/u.test(inside ?? '') && /[^\s\p{P}\p{S}]/u.test(outside);
}
