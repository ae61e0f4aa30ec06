import { eastAsianFamily } from './output/east-asian-fonts.ts';
import { fontsMark, type RenderedPage } from './render/kiosk-page.ts';
import type { Workshop } from './workshop.ts';

const families = ['Literata', 'Literata Display', 'Inter', 'JetBrains Mono'];

/** Text of a foreign language inside another: its language, and what is written in it. */
const foreign = /\slang="((?:ja|ko|zh)[\w-]*)"[^>]*>([^<]*)/g;

/** A page with faces for the letters that stand in it; East Asian ones by language, for the same sign is drawn otherwise in each. */
export async function withFonts({ assets }: Workshop, { html, told }: RenderedPage): Promise<string> {
  const text = html.replace(/<style[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>|data:[^"]*/g, '');
  const marked = [...text.matchAll(foreign)].map(([, lang = '', word = '']) => ({ lang, html: word }));
  const byLanguage = new Map<string, string>();
  for (const { lang, html: piece } of [...told, ...marked])
    if (eastAsianFamily(lang) !== '') byLanguage.set(lang, (byLanguage.get(lang) ?? '') + piece);
  const languages = [...byLanguage].map(([lang, own]) => ({ lang, text: own, family: eastAsianFamily(lang) }));
  const faces = await assets
    .eastAsianFonts()
    .css(languages.map(({ lang, text: own, family }) => ({ lang, text: own, families: [family] })));
  const rules = languages.map(
    ({ lang, family }) =>
      `:root:lang(${lang}),[lang="${lang}"]{--serif:"Literata","${family}",serif;--display:"Literata Display","${family}",serif;--sans:"Inter","${family}",sans-serif;font-family:var(--serif)}`,
  );
  const css = [assets.fonts().css(text, families), faces, ...rules].join('\n');
  return html.replace(fontsMark, () => css);
}
