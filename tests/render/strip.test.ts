import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { type StripView, stripView } from '../../src/render/strip.ts';

async function strip(span: string, turning: readonly string[], lang = 'en'): Promise<StripView['points']> {
  const head = `title: T\nlang: ${lang}\nspan: ${span}\nturning: [${turning.join(', ')}]`;
  const { edition } = await compile(`---\n${head}\n---\n\n## One\n\nText.\n`, { path: 'talk.md' });
  return (edition && stripView(edition.meta, undefined)?.points) ?? [];
}

describe('labels of the time strip', () => {
  test.each([
    ['1894..1955', ['1904-02-08', '1945-08-22'], 'en', ['1894', '1904', '1945', '1955']],
    ['1905-09..1905-12', ['1905-10-05', '1905-10-30'], 'en', ['Sep 1905', 'Oct 1905', 'Dec 1905']],
    ['1905-09..1905-12', ['1905-10-05'], 'ru', ['сен. 1905', 'окт. 1905', 'дек. 1905']],
    ['1905-09..1905-12', ['1905-10-05'], 'ja', ['1905年9月', '1905年10月', '1905年12月']],
    ['1904-05..1906-05', ['1905-05-27'], 'en', ['May 1904', 'May 1905', 'May 1906']],
    ['1905-08-20..1905-09-10', ['1905-08-29', '1905-09-05'], 'en', ['20 Aug 1905', '29 Aug', '5 Sep', '10 Sep']],
    ['1905-08-20..1905-09-10', ['1905-08-29'], 'de', ['20. Aug. 1905', '29. Aug.', '10. Sep.']],
  ])('%s with %j in %s', async (span, turning, lang, expected) => {
    expect((await strip(span, turning, lang)).map(({ label }) => label).filter(Boolean)).toEqual(expected);
  });

  test('no two are equal, and each point keeps its tick', async () => {
    const points = await strip('1905-09..1905-12', ['1905-09-20', '1905-10-01', '1905-10-25', '1905-12-20']);
    const labels = points.map(({ label }) => label).filter(Boolean);
    expect(new Set(labels).size).toBe(labels.length);
    expect(points).toHaveLength(6);
    expect(points.map(({ left }) => Number(left))).toEqual(
      points.map(({ left }) => Number(left)).sort((a, b) => a - b),
    );
  });

  test('the end has none where a turning point leaves no room, and one at 16:9 alone where only that has room', async () => {
    expect((await strip('1894..1955', ['1954'])).map(({ label }) => label)).toEqual(['1894', '1954', '']);
    const [, near] = await strip('1894..1955', ['1898']);
    expect(near).toMatchObject({ label: '1898', wideOnly: true });
    const [, far] = await strip('1894..1955', ['1904']);
    expect(far).toMatchObject({ label: '1904', wideOnly: false });
  });
});
