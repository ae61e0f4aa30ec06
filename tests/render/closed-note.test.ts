import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { closedNote } from '../../src/render/closed-note.ts';

const markdown = new MarkdownIt({ html: false });

function closed(text: string): string {
  const tokens = markdown.parseInline(text, {})[0]?.children ?? [];
  return markdown.renderer.render([...closedNote(tokens)], markdown.options, {});
}

describe('an editor’s note is set as a sentence', () => {
  test.each([
    ['found by reading the article', 'Found by reading the article.'],
    ['by the ages of conscription, most were young', 'By the ages of conscription, most were young.'],
    ['The proverb says so.', 'The proverb says so.'],
    ['did he say "no"?', 'Did he say &quot;no&quot;?'],
    ['20,264, from an editorial', '20,264, from an editorial.'],
    ['world-war.ru, seen in 2026', 'world-war.ru, seen in 2026.'],
    ['iPhone', 'iPhone.'],
    ['считая от 1905 года', 'Считая от 1905 года.'],
    ['記事を読んで確かめた', '記事を読んで確かめた。'],
    ['通读文章所得。', '通读文章所得。'],
    ['from *Red Star*', 'From <em>Red Star</em>.'],
    ['*yokuryu* means detention', '<em>Yokuryu</em> means detention.'],
  ])('%s', (text, html) => {
    expect(closed(text)).toBe(html);
  });
  test('the tokens of the script stay as they are', () => {
    const tokens = markdown.parseInline('found by reading', {})[0]?.children ?? [];
    closedNote(tokens);
    expect(tokens.map(({ content }) => content)).toEqual(['found by reading']);
  });
});
