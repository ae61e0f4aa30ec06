import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { libraryUses } from '../../src/model/library-use.ts';
import { type Span, sourceText } from '../../src/model/span.ts';
import { blocksIn, everythingOn, flat, slidesOf, tokensIn } from '../../src/model/walk.ts';
import { parse } from '../../src/parse/parse.ts';

// Scripts made of the language's own pieces break a parser more often than random letters do.
const piece = fc.constantFrom(
  '---\n',
  'title: "A"\n',
  '# Act {#a when=1904}\n',
  '## Slide {#s time="90 s"}\n',
  '## \n',
  '\n',
  '\n\n',
  ':::\n',
  '::: notes\n',
  '::: {.column width=40%}\n',
  '::: columns\n',
  '::: numbers\n',
  '::: {.quote by="',
  '- **5** x\n',
  '- item\n',
  '  - nested\n',
  '> quote\n',
  '| a | b |\n|---|---|\n| c \\| d | e |\n',
  '. . .\n',
  '```js\n',
  '```\n',
  '[^a]',
  '[^a]: note\n',
  '^[inline]',
  '![alt](a.jpg){credit="x"}',
  '[link](#s)',
  '[span]{lang=ru}',
  '{',
  '}',
  '{#',
  '="',
  '<!--',
  '-->',
  '<b>',
  '</b>',
  '<script>',
  '*',
  '**',
  '`',
  '\\',
  '&amp;',
  '\t',
  '\r\n',
  '\r',
  'Порт-Артур ',
  '旅順',
  '𠮷',
  'text ',
  '^th^',
  '[@key]',
  '[@key, p. 1; @other]',
  '[@key; ',
  '^[',
  ']',
  '[@editor: ',
  '[@editor: born [@key] in[^a]]{confidence=high}',
  ']{confidence=',
  '[20 December 1904]{.os}',
  '[*30* February\n1904]{.os .timeline}',
  '[1 January 1905]{.ns date=',
  '[]{place=key}',
  '[Порт-Артур]{person=key value=5}',
  '::: contested\n',
  '::: {.contested as=range}\n',
  '::: account {by="A" source=key value=5..6 date=1904}\n',
  '::: agreed\n',
  '::: editor\n',
  '- **A:** about 159 days\n',
  '- **B:** [x]{value=6} 1905\n',
  '：：：',
  '｛',
  '—',
  '…',
);
const script = fc
  .array(fc.oneof({ weight: 6, arbitrary: piece }, { weight: 1, arbitrary: fc.string({ maxLength: 12 }) }), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

// The same scripts on every run; `npm run soak` tries new ones.
if (!process.env.LANTERNIST_SOAK) fc.configureGlobal({ seed: 1904 });

const read = (text: string) => parse(sourceText('talk.md', text), { narrative: 'talk' });

describe('laws of parsing', () => {
  test('never throws, and every problem lies in the text', () => {
    fc.assert(
      fc.property(script, (text) => {
        const lines = text.split(/\r\n|\n|\r/);
        for (const { line, column, endLine } of read(text).problems) {
          expect(line).toBeGreaterThan(0);
          expect(endLine).toBeGreaterThanOrEqual(line);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 2);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('every span lies in the text', () => {
    fc.assert(
      fc.property(script, (text) => {
        const { edition } = read(text);
        const inside = ({ start, end }: Span) => start >= 0 && end >= start && end <= text.length;
        for (const slide of slidesOf(edition)) {
          expect(inside(slide.span)).toBe(true);
          for (const block of blocksIn(everythingOn(slide))) {
            expect(inside(block.span)).toBe(true);
            if (block.type !== 'contested') continue;
            for (const { span, valueSpan } of block.accounts) expect(inside(span) && inside(valueSpan)).toBe(true);
          }
          for (const token of tokensIn(everythingOn(slide))) {
            if (token.meta?.span) expect(inside(token.meta.span as Span)).toBe(true);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('keys stand where they are said to, and numbers of notes ascend', () => {
    fc.assert(
      fc.property(script, (text) => {
        const { edition } = read(text);
        expect(edition.notes.map((note) => note.number)).toEqual(edition.notes.map((_, index) => index + 1));
        for (const { span } of edition.notes) expect(span.start >= 0 && span.end <= text.length).toBe(true);
        const cited = [
          ...edition.notes.flatMap((note) => (note.type === 'citation' ? note.citation.items : [])),
          ...edition.citedInNotes.flatMap((citation) => citation.items),
        ];
        for (const { key, keySpan } of cited) expect(text.slice(keySpan.start, keySpan.end)).toBe(key);
        for (const { kind, key, span } of libraryUses(edition))
          if (kind !== 'cited') expect(text.slice(span.start, span.end)).toMatch(new RegExp(`^${kind}=.*${key}`));
      }),
      { numRuns: 1000 },
    );
  });

  test('ids are unique and numbers ascend', () => {
    fc.assert(
      fc.property(script, (text) => {
        const slides = [...slidesOf(read(text).edition)];
        expect(new Set(slides.map((slide) => slide.id)).size).toBe(slides.length);
        const numbers = slides.map((slide) => Number.parseInt(slide.number, 10));
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        expect(new Set(slides.map((slide) => slide.number)).size).toBe(slides.length);
      }),
      { numRuns: 3000 },
    );
  });

  test('words of a plain paragraph are kept', () => {
    const word = fc.stringMatching(/^[a-zа-яё]{1,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const [slide] = slidesOf(read(`## Headline\n\n${words.join(' ')}\n`).edition);
        const text = [...tokensIn(slide?.blocks ?? [])]
          .filter((token) => token.type === 'text')
          .map((token) => token.content);
        expect(text.join('')).toBe(words.join(' '));
        expect([...flat([])]).toEqual([]);
      }),
    );
  });
});
