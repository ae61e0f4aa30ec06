import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'fontkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEastAsianFonts } from '../../src/output/east-asian-fonts.ts';
import { withEastAsianFonts } from '../../src/output/east-asian-text.ts';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'lanternist-fonts-'));
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

/** The faces in a style sheet: family, weight and the characters that the font inside really has. */
function facesIn(css: string): { family: string; weight: string; characters: string }[] {
  return [
    ...css.matchAll(
      /font-family:"([^"]+)";font-style:normal;font-weight:(\d+);src:url\(data:font\/woff2;base64,([^)]+)\)/g,
    ),
  ].map(([, family = '', weight = '', data = '']) => {
    const font = create(Buffer.from(data, 'base64'));
    const codes = 'characterSet' in font ? font.characterSet : [];
    return { family, weight, characters: String.fromCodePoint(...codes.filter((code) => code < 0xffff)) };
  });
}

describe('fonts for Chinese and Japanese', () => {
  test('hold the signs that occur, in the family of the language, in both weights', async () => {
    const css = await openEastAsianFonts(cache).css([
      { lang: 'ja', text: 'The harbour 旅順', families: ['Noto Serif JP'] },
      { lang: 'zh-Hans-CN', text: '旅顺', families: ['Noto Serif SC'] },
    ]);
    const faces = facesIn(css);
    const of = (family: string, weight: string): string =>
      [
        ...faces
          .filter((each) => each.family === family && each.weight === weight)
          .map((each) => each.characters)
          .join(''),
      ]
        .sort()
        .join('');
    expect(of('Noto Serif JP', '400')).toBe([...'旅順'].sort().join(''));
    expect(of('Noto Serif JP', '600')).toBe([...'旅順'].sort().join(''));
    expect(of('Noto Serif SC', '400')).toBe([...'旅顺'].sort().join(''));
    expect(css.length).toBeLessThan(20_000);
  });

  test('Korean letters come from a Korean font, which really has them', async () => {
    const css = await openEastAsianFonts(cache).css([{ lang: 'ko', text: '뤼순 旅順', families: ['Noto Serif KR'] }]);
    const characters = facesIn(css)
      .filter(({ weight }) => weight === '400')
      .map((face) => face.characters)
      .join('');
    expect([...characters].sort().join('')).toBe([...'뤼순旅順'].sort().join(''));
  });

  test('are the same from the cache, and without one', async () => {
    const texts = [{ lang: 'ja', text: '旅順', families: ['Noto Serif JP'] }];
    const first = await openEastAsianFonts(cache).css(texts);
    expect(readdirSync(cache).length).toBeGreaterThan(1);
    expect(await openEastAsianFonts(cache).css(texts)).toBe(first);
    expect(await openEastAsianFonts('/dev/null/nowhere').css(texts)).toBe(first);
  });

  test('which packages are there is part of what decides whether an output is up to date', () => {
    const identity = openEastAsianFonts(cache).identity();
    expect(identity).toMatch(
      /^@fontsource\/noto-serif-jp@5\.\S+ @fontsource\/noto-serif-kr@5\.\S+ @fontsource\/noto-serif-sc@5\.\S+$/,
    );
  });

  test('a sign that no installed package has gives nothing', async () => {
    const fonts = openEastAsianFonts(cache);
    expect(await fonts.css([{ lang: 'zh', text: '𪚥', families: ['Noto Serif SC'] }])).toBe('');
    expect(fonts.covers('𪚥')).toBe(false);
    expect(fonts.covers('旅')).toBe(true);
    expect(fonts.covers('A')).toBe(false);
  });

  test('go into the first style sheet of a page that names the language', async () => {
    const fonts = openEastAsianFonts(cache);
    const page =
      '<html lang="en"><style>a{}</style><p><b lang="ja">旅順</b> and <i lang="de">x</i></p><style>b{}</style>';
    const html = await withEastAsianFonts(page, () => fonts);
    const [first = '', second = ''] = html.split('</style>');
    expect(facesIn(first).map(({ family }) => family)).toContain('Noto Serif JP');
    expect(first).toContain('[lang="ja"]');
    expect(facesIn(second)).toEqual([]);
    const plain = '<style></style><p lang="en">Port Arthur</p>';
    expect(await withEastAsianFonts(plain, () => fonts)).toBe(plain);
  });

  test('words that name no language are set too, in the faces of the page', async () => {
    const fonts = openEastAsianFonts(cache);
    const html = await withEastAsianFonts(
      '<html lang="en"><style></style><p>旅順 and <b lang="ja">大連</b></p>',
      () => fonts,
    );
    const faces = facesIn(html);
    const inFamily = (name: string): string =>
      [...new Set(faces.filter(({ family }) => family === name).flatMap(({ characters }) => [...characters]))]
        .sort()
        .join('');
    expect(inFamily('Literata')).toBe([...'旅順'].sort().join(''));
    expect(inFamily('Inter')).toBe([...'旅順'].sort().join(''));
    expect(inFamily('Noto Serif JP')).toBe([...'大連'].sort().join(''));
  });

  test('upright signs stand in for slanted ones, where the page has italics', async () => {
    const fonts = openEastAsianFonts(cache);
    const slanted = async (lang: string): Promise<string[]> => {
      const html = await withEastAsianFonts(`<html lang="${lang}"><style></style><p><em>旅順</em></p>`, () => fonts);
      return [...html.matchAll(/font-family:"([^"]+)";font-style:italic;font-weight:400/g)].map(
        ([, name = '']) => name,
      );
    };
    expect(new Set(await slanted('en'))).toEqual(new Set(['Literata', 'Inter']));
    expect(await slanted('ja')).toEqual([]);
  });
});
