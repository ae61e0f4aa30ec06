import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { describe, expect, test } from 'vitest';
import { compileScript } from '../../src/compile.ts';
import { defaultSettings } from '../../src/pages.ts';
import { makeReaderAsText } from '../../src/reader.ts';
import { escapeMarkdown, guardHead } from '../../src/render/reader/markdown/escape.ts';
import { markdownOfCitation } from '../../src/render/reader/markdown/from-html.ts';
import { tableMarkdown } from '../../src/render/reader/markdown/table.ts';
import { openWorkshop } from '../../src/workshop.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const plainMarkdown = new MarkdownIt('commonmark').enable('table');

async function textOf(path: string, narrative: string, lang = 'en'): Promise<string> {
  const workshop = openWorkshop(root);
  const compiled = await compileScript(workshop, { file: `${root}${path}`, narrative, lang });
  return String((await makeReaderAsText(workshop, compiled, defaultSettings)).content);
}

/** The words that a reader of Markdown sees. */
function wordsOf(markdown: string): string {
  return plainMarkdown
    .parse(markdown, {})
    .flatMap((token) => (token.children ?? []).map(({ type, content }) => (/break/.test(type) ? ' ' : content)))
    .join('');
}

describe('words as Markdown', () => {
  test('read as the same words, whatever signs they have', () => {
    const signs = fc.array(fc.constantFrom(...'a1 .*_`[]()<>|\\#-+=~!&;:"\u00A0é旅'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(signs, (made) => {
        const text = `x${made.join('')}x`;
        expect(wordsOf(guardHead(escapeMarkdown(text)))).toBe(text);
        expect(wordsOf(guardHead(escapeMarkdown(`${made.join('').trim()}x`)))).toBe(`${made.join('').trim()}x`);
      }),
    );
  });
  test.each([
    ['1. of May', '1\\. of May'],
    ['2020_report *draft*', '2020\\_report \\*draft\\*'],
    ['# 5', '\\# 5'],
    ['- no list', '\\- no list'],
    ['AT&amp;T', 'AT\\&amp;T'],
  ])('%s', (text, markdown) => {
    expect(guardHead(escapeMarkdown(text))).toBe(markdown);
  });
  test('citations keep their italics and their letters', () => {
    expect(markdownOfCitation('Ivanov, <i>A History</i>, 5 &lt; 6 &amp; “x”.')).toBe(
      'Ivanov, *A History*, 5 \\< 6 & “x”.',
    );
    expect(markdownOfCitation('<i>Wonsan!</i>a 10<sup>th</sup>')).toBe('<em>Wonsan\\!</em>a 10<sup>th</sup>');
  });
  test('stress that ends in punctuation needs HTML only where a letter follows it', () => {
    expect(markdownOfCitation('V., <i>Соглашение [x]</i>, n.d.')).toBe('V., *Соглашение \\[x\\]*, n.d.');
    expect(markdownOfCitation('<i>Who?</i>')).toBe('*Who?*');
    expect(markdownOfCitation('<i>Who?</i><span lang="ru">да</span>')).toBe('<em>Who?</em>да');
  });
  test('stress beside letters of a language without spaces is seen as stress', () => {
    const tokens = plainMarkdown
      .parse(markdownOfCitation('旅<b>「順」</b>は'), {})
      .flatMap((each) => each.children ?? []);
    expect(tokens.map(({ content }) => content).join('')).toBe('旅<strong>「順」</strong>は');
  });
  test('a cell with a bar or two lines stays one cell', () => {
    expect(tableMarkdown([['a'], ['`x|y`'], ['one\n\ntwo']])).toBe('| a |\n| --- |\n| `x\\|y` |\n| one two |');
  });
});

describe('reader.md', () => {
  test('has what is shown and read, and nothing that is spoken, private, or for others', async () => {
    const text = await textOf('tests/fixtures/scripts/layouts.md', 'layouts');
    expect(text).toContain('READ-BY-READERS');
    expect(text).toContain('PAPER-ALONE');
    expect(text).not.toMatch(/NOTES-|CUE-|KIOSK-ALONE|COMMENT-/);
  });
  test('headings have the numbers of slides, and every footnote is there once', async () => {
    const text = await textOf('tests/fixtures/scripts/evidence/en.md', 'evidence');
    expect(text).toContain('## The fortress held for 159 days \\[2\\]');
    const named = new Set([...text.matchAll(/(?<!\n)\[\^(\d+)\]/g)].map(([, number]) => number));
    const told = [...text.matchAll(/^\[\^(\d+)\]:/gm)].map(([, number]) => number);
    expect([...named].sort()).toEqual([...told].sort());
    expect(named.size).toBeGreaterThanOrEqual(8);
    expect(text).not.toContain('p. 7');
  });
  test.each(['en', 'ru', 'ja', 'zh'])('Leonov in %s: nothing is left unread, no markup shows', async (lang) => {
    const text = await textOf(`narratives/leonov-at-wonsan/${lang}.md`, 'leonov-at-wonsan', lang);
    const reading = new MarkdownIt('commonmark', { html: true }).enable('table').use(footnotes);
    const html = reading.render(text);
    const seen = html.replace(/<[^>]*>/g, '');
    expect(seen).not.toMatch(/\*\*|\[\^|\]\(|:::|\{\./);
    const script = readFileSync(`${root}narratives/leonov-at-wonsan/${lang}.md`, 'utf8');
    expect(html.match(/<h2>/g)?.length).toBeGreaterThanOrEqual(script.match(/^## /gm)?.length ?? 99);
    expect(html.match(/<table>/g)?.length).toBeGreaterThanOrEqual(5);
  });
});

test('figures say whose voices they rest on, and stress between spaces is written with stars', async () => {
  const text = await textOf('narratives/siberian-internment/en.md', 'siberian-internment');
  const sources = text.match(/Source: .*$/gm) ?? [];
  expect(sources.length).toBeGreaterThan(3);
  expect(sources.filter((line) => !/^Source: [^[]+\[\^\d/.test(line))).toEqual([]);
  expect(text).toMatch(/^- \*\*[^*]+:\*\* /m);
  expect(text).not.toMatch(/ <(em|strong)>[^<]*<\/\1> /);
});
