/**
 * Words as a reader meets them. Chinese and Japanese set no spaces: two characters count as a word there. Punctuation
 * and symbols are none.
 *
 *     countWords('旅順港の一年、159 days') → 6: seven characters are 4 words rounded up, and two words
 */
export function countWords(text: string): number {
  if (!/\P{ASCII}/u.test(text)) return text.match(/[A-Za-z0-9][A-Za-z0-9'.,:/-]*/g)?.length ?? 0;
  const eastern = text.match(unspaced)?.length ?? 0;
  const spaced = text.replace(unspaced, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,:/-]*/gu)?.length ?? 0;
  return Math.ceil(eastern / 2) + spaced;
}

const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/gu;
