import { describe, expect, test } from 'vitest';
import type { Edition } from '../../src/model/narrative.ts';
import { sourceText } from '../../src/model/span.ts';
import { slidesOf } from '../../src/model/walk.ts';
import { parse } from '../../src/parse/parse.ts';

const read = (text: string): Edition => parse(sourceText('talk.md', text), { narrative: 'talk' }).edition;
const slides = (text: string) => [...slidesOf(read(text))];
const row = (text: string) => slides(text).map(({ number, id, kind, title }) => `${number} ${id} ${kind}: ${title}`);

describe('slides', () => {
  test('front matter, acts, slides and continuations', () => {
    expect(row('---\ntitle: T\n---\n\nLead.\n\n# Act\n\n## One\n\na\n\n---\n\nb\n\n---\n\nc\n\n## Two\n')).toEqual([
      '1 title title: T',
      '2 act act: Act',
      '3 one slide: One',
      '3b one-2 slide: One (2)',
      '3c one-3 slide: One (3)',
      '4 two slide: Two',
    ]);
  });

  test('a script without acts or front matter', () => {
    expect(row('## One\n\n## Two\n')).toEqual(['1 one slide: One', '2 two slide: Two']);
  });

  test('text before the first heading without a title is a slide', () => {
    expect(row('Hello.\n\n## One\n')).toEqual(['1 slide-1 slide: ', '2 one slide: One']);
  });

  test('a first # equal to the title is the title slide, quotation marks apart', () => {
    expect(row('---\ntitle: "A \\"talk\\""\n---\n\n# A "talk"\n\n## One\n')).toEqual([
      '1 title title: A "talk"',
      '2 one slide: One',
    ]);
  });

  test('ids keep Unicode letters, and explicit ids are never taken', () => {
    expect(row('## Порт-Артур!\n\n## One\n\n## Two {#one}\n').map((each) => each.split(' ')[1])).toEqual([
      'порт-артур',
      'one-2',
      'one',
    ]);
  });

  test('a continuation carries layout, classes and date on, but no time and no notes', () => {
    const [first, second] = slides(
      '## One {when=1904 time="90 s" layout=text .wide short="S"}\n\na\n\n::: notes\nn\n:::\n\n---\n\nb\n',
    );
    expect([first?.time, first?.notes.length, second?.time, second?.notes.length]).toEqual([90, 1, 0, 0]);
    expect([second?.layout, second?.classes, second?.when?.text, second?.short]).toEqual([
      'text',
      ['wide'],
      '1904',
      'S',
    ]);
  });

  test('a slide inherits the date of its act', () => {
    const [, one, two] = slides('# Act {when=1904}\n\n## One\n\n## Two {when=1905}\n');
    expect([one?.when?.text, two?.when?.text]).toEqual(['1904', '1905']);
  });

  test('a rule inside a code block does not cut', () => {
    expect(row('## One\n\n```\n---\n## not a slide\n```\n')).toEqual(['1 one slide: One']);
  });

  test('a bare line of colons closes the innermost block, whatever their count', () => {
    const [slide] = slides('## One\n\n:::::: columns\n::: column\na\n:::::\n::: {.column}\nb\n::::\n:::\n\nafter\n');
    expect(slide?.blocks.map((block) => block.type)).toEqual(['columns', 'prose']);
  });

  test('typographic quotes in braces are quotes', () => {
    const [slide] = slides('## One {time=“2 min” short=„Kurz“ notice=«Война»}\n');
    expect([slide?.time, slide?.short, slide?.notice]).toEqual([120, 'Kurz', 'Война']);
  });

  test('straight quotation marks become those of the language', () => {
    expect(slides('---\nlang: ru\n---\n\n## Он сказал "нет"\n').map((slide) => slide.title)).toEqual([
      'Он сказал «нет»',
    ]);
    expect(slides('## It’s "one" don\'t\n').map((slide) => slide.title)).toEqual(['It’s “one” don’t']);
  });
});

describe('layouts by content', () => {
  test.each([
    ['statement', 'Few words.\n'],
    ['statement', ''],
    ['text', 'One.\n\nTwo.\n'],
    ['text', '- a\n- b\n'],
    ['table', 'x\n\n| a | b |\n|---|---|\n| c | d |\n'],
    ['numbers', '::: numbers\n- **5** x\n:::\n'],
    ['quote', '::: quote\n> words\n:::\n'],
    ['quote', '> words\n'],
    ['figure', '![a](a.jpg)\n'],
    ['split', '![a](a.jpg)\n\ntext\n'],
    ['split', '::: columns\n::: column\na\n:::\n:::\n'],
    ['code', '```js\na\n```\n'],
    ['text', '::: incremental\n- a\n:::\n'],
  ])('%s', (layout, body) => {
    expect(slides(`## One\n\n${body}`)[0]?.layout).toBe(layout);
  });

  test('words without spaces between them count too', () => {
    const timeline = '```timeline\nevents:\n  - { date: 1945, label: a }\n```\n';
    const layouts = (text: string) => slides(`## One\n\n${timeline}\n${text}\n`)[0]?.layout;
    expect(layouts('捕虜はどこへ行ったのか。'.repeat(2))).toBe('figure');
    expect(layouts('捕虜はどこへ行ったのか。'.repeat(6))).toBe('split');
  });
});

describe('attributes of headings', () => {
  test.each([
    ['## Title {notice="a {brace} in it"}\n', 'Title', 'a {brace} in it'],
    ['## Сказал "нет" {notice="a" .wide}\n', 'Сказал “нет”', 'a'],
    ['Title\n{notice=x}\n===\n', 'Title', 'x'],
    ['## {notice=x}\n', '', 'x'],
    ['## A \\{b} {notice=x} ##\n', 'A {b}', 'x'],
  ])('%j', (text, title, notice) => {
    const [slide] = slides(text);
    expect([slide?.title, slide?.notice]).toEqual([title, notice]);
  });

  test('ids keep marks of scripts that need them', () => {
    expect(slides('## T {#हिन्दी}\n')[0]?.id).toBe('हिन्दी');
  });
});
