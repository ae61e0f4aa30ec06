import { type EastAsianFonts, eastAsianFamily, type LanguageText } from './east-asian-fonts.ts';

/** A page with the fonts that its Chinese, Japanese and Korean words need, in its first style sheet. */
export async function withEastAsianFonts(html: string, fonts: () => EastAsianFonts): Promise<string> {
  const found = html.match(signs) ?? [];
  if (found.length === 0) return html;
  const marked = markedIn(html);
  const rest = new Set(html.replace(markedText, '').match(signs) ?? []);
  const page = /<html[^>]*\slang="([^"]*)"/.exec(html)?.[1] ?? '';
  const unmarked = {
    lang: languageOf(page, rest),
    text: [...rest].join(''),
    families: ['Literata', 'Inter'],
    // A page in another language has italics, and a word of Chinese may stand in them: `*旅順*` would be blank.
    hasItalics: eastAsianFamily(page) === '',
  };
  const faces = await fonts().css([...marked, unmarked]);
  if (faces === '') return html;
  const rules = [...new Set(marked.map(({ lang }) => lang))].map(
    (lang) => `:is(.slide,dialog,body) [lang="${lang}"]{font-family:"${eastAsianFamily(lang)}",var(--serif,serif)}`,
  );
  // Their fonts are upright only: letters asked for in italics would be looked for in some other font of the machine.
  if (eastAsianFamily(page) !== '') rules.push(`:root:lang(${page}) :lang(${page}){font-style:normal!important}`);
  return html.replace('</style>', () => `${faces}\n${rules.join('\n')}</style>`);
}

/** Chinese, Japanese and Korean signs, and the forms that are as wide as they. */
const signs = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]|[\u{20000}-\u{3ffff}]/gu;
const markedText = /<[a-z]+[^>]*\slang="((?:ja|ko|zh)(?:-[\w-]+)?)"[^>]*>([^<]*)/gi;

/** The words of elements that name their language. */
function markedIn(html: string): LanguageText[] {
  return [...html.matchAll(markedText)].map(([, lang = '', text = '']) => ({
    lang,
    text,
    families: [eastAsianFamily(lang)],
  }));
}

/** The language of words that name none: the page's, else what their signs betray. */
function languageOf(page: string, characters: ReadonlySet<string>): string {
  if (eastAsianFamily(page) !== '') return page;
  const text = [...characters].join('');
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  return /\p{Script=Hangul}/u.test(text) ? 'ko' : 'zh';
}
