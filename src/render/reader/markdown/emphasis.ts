/**
 * Stressed words. Stars count only where they touch the words on their inner side and no letter and sign of punctuation
 * meet across them (`**「旅順」**は` would stay stars): there, HTML says the same.
 */
export function emphasis(stars: '*' | '**', text: string): string {
  const inner = text.trim();
  if (inner === '') return text;
  const lead = text.slice(0, text.length - text.trimStart().length);
  const trail = text.slice(text.trimEnd().length);
  const isBare = /^[\p{P}\p{S}]|[\p{P}\p{S}]$/u.test(inner);
  const tag = stars === '*' ? 'em' : 'strong';
  return isBare ? `${lead}<${tag}>${inner}</${tag}>${trail}` : `${lead}${stars}${inner}${stars}${trail}`;
}
