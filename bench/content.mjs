// @ts-check

/**
 * One slide of the measured talk, without any notation.
 * @typedef {object} Slide
 * @property {string} headline four words and the slide's number
 * @property {string[]} bullets four, of five words each
 * @property {string} paragraph 30 words
 * @property {string} notes 25 words for the speaker
 */

/** @typedef {'lanternist' | 'marp' | 'reveal-md' | 'pandoc' | 'html'} Dialect */

const title = 'A harbour in three wars';

/**
 * A talk of `count` pages in one dialect: a title slide and `count - 1` slides of equal weight. The words are the same
 * in every dialect and on every run.
 * @param {Dialect} dialect
 * @param {number} count pages, the title slide included
 * @returns {string}
 */
export function talk(dialect, count) {
  return dialects[dialect](slides(count - 1));
}

/** @type {Record<Dialect, (slides: Slide[]) => string>} */
const dialects = {
  lanternist: (all) =>
    `---\ntitle: ${title}\nlang: en\n---\n\n${all
      .map((s) => `## ${s.headline}\n\n${body(s)}\n\n::: notes\n${s.notes}\n:::\n`)
      .join('\n')}`,

  marp: (all) =>
    `---\nmarp: true\nlang: en\ntitle: ${title}\n---\n\n# ${title}\n${all
      .map((s) => `\n---\n\n## ${s.headline}\n\n${body(s)}\n\n<!-- ${s.notes} -->\n`)
      .join('')}`,

  'reveal-md': (all) =>
    `---\ntitle: ${title}\n---\n\n# ${title}\n${all
      .map((s) => `\n---\n\n## ${s.headline}\n\n${body(s)}\n\nNote: ${s.notes}\n`)
      .join('')}`,

  pandoc: (all) =>
    `---\ntitle: ${title}\nlang: en\n---\n\n${all
      .map((s) => `## ${s.headline}\n\n${body(s)}\n\n::: notes\n${s.notes}\n:::\n`)
      .join('\n')}`,

  // Ready-made pages for the bare-Puppeteer floor. Notes aren't printed, so they aren't here.
  html: (all) =>
    `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<style>
@page { size: 1280px 720px; margin: 0 }
body { margin: 0; font: 28px/1.4 sans-serif }
section { box-sizing: border-box; width: 1280px; height: 720px; padding: 60px; overflow: hidden; contain: layout paint }
section:not(:last-child) { break-after: page }
</style></head><body>
<section><h1>${title}</h1></section>
${all
  .map(
    (s) =>
      `<section><h2>${s.headline}</h2><ul>${s.bullets.map((b) => `<li>${b}</li>`).join('')}</ul><p>${s.paragraph}</p></section>`,
  )
  .join('\n')}
</body></html>
`,
};

/** @param {Slide} slide */
function body(slide) {
  return `${slide.bullets.map((line) => `- ${line}`).join('\n')}\n\n${slide.paragraph}`;
}

/**
 * @param {number} count
 * @returns {Slide[]}
 */
function slides(count) {
  const random = seeded(1904);
  /** @param {number} length */
  const words = (length) =>
    Array.from({ length }, () => vocabulary[Math.floor(random() * vocabulary.length)]).join(' ');
  return Array.from({ length: count }, (_, at) => ({
    headline: `${capital(words(4))} ${at + 1}`,
    bullets: Array.from({ length: 4 }, () => capital(words(5))),
    paragraph: `${capital(words(30))}.`,
    notes: `${capital(words(25))}.`,
  }));
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * Numbers in [0, 1), the same for the same seed (mulberry32).
 * @param {number} seed
 */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const vocabulary = (
  'harbour winter railway garrison letter admiral ration hospital lantern chart treaty census coast depot engine ' +
  'ferry garden quarry island journal kitchen ledger market northern observer paper quiet record signal telegraph ' +
  'upper valley warehouse yard archive bridge column daily eastern former gunner hidden inland joint known later ' +
  'marine narrow often printed ready second third under visible western young across before counted during'
).split(' ');
