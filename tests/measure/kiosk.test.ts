import { expect, test } from 'vitest';
import { kioskExpression, kioskProblems } from '../../src/measure/kiosk.ts';
import { sourceText } from '../../src/model/span.ts';
import { parse } from '../../src/parse/parse.ts';

// What the browser measured becomes problems: at a slide, or once where the kiosk is configured.
const slides = Array.from({ length: 12 }, (_, at) => `## Slide ${at} {#s${at}}\n\nWords.\n`);
const text = `---\ntitle: T\nlang: en\n---\n\n${slides.join('\n')}\n## Allowed {#free allow="kiosk-contrast: a trial"}\n\nWords.\n`;
const { edition } = parse(sourceText('talk.md', text), { narrative: 'talk', lang: 'en' });
const source = sourceText('lanternist.yaml', 'kiosk:\n  display: {}\n');
const display = { diagonal: 43, width: 1920, height: 1080, mount: 800, distance: 1000 };
const place = { source, span: { start: 9, end: 16 }, display };

const found = (slide: string, fault: string, value: number, rest: object = {}) => ({
  ...{ story: 'talk', lang: 'en', slide, fault, what: 'words', how: '100', value, bar: 4.8 },
  ...rest,
});
const told = (measured: unknown) =>
  kioskProblems([edition], place, measured).map(({ code, file, line }) => `${code} ${file}:${line}`);

test('a mistake of a slide is told at the slide', () => {
  expect(
    told([found('s1', 'text', 4), found('s2', 'fit', 30, { what: 'table', how: 'bottom 100', bar: 0.7 })]),
  ).toEqual(['kiosk-text-small talk.md:10', 'kiosk-overflow talk.md:14']);
});

test('what all pages have in common is told once, at its worst', () => {
  const measured = [found('', 'goal', 18, { bar: 20 }), found('', 'goal', 16, { bar: 20 })];
  expect(told(measured)).toEqual(['kiosk-control-goal lanternist.yaml:2']);
  expect(kioskProblems([edition], place, measured)[0]?.message).toContain('16.0 mm');
});

test('what most pages do wrong is the display’s or the theme’s fault, but for what doesn’t fit', () => {
  const all = slides.map((_, at) => found(`s${at}`, 'text', 4 - at / 10));
  expect(told(all)).toEqual(['kiosk-text-small lanternist.yaml:2']);
  expect(kioskProblems([edition], place, all)[0]?.message).toContain('2.9 mm');
  expect(told(slides.map((_, at) => found(`s${at}`, 'fit', 9, { how: 'bottom 100' })))).toHaveLength(12);
});

test('what is allowed isn’t told, nor what no rule knows', () => {
  expect(told([found('free', 'contrast', 2, { how: 'dark', bar: 4.5 })])).toEqual([]);
  expect(told([found('s1', 'smell', 2), { slide: 's1' }, null, 'text'])).toEqual([]);
  expect(told(undefined)).toEqual([]);
});

test('the browser is told the bars of the display', () => {
  expect(kioskExpression('', display)).toMatch(/"capitalLarge":12\.2\d*,.*"highest":1220,"mount":800\}/);
});
