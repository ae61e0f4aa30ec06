import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBibtex } from '../../src/input/bibtex.ts';
import { cited, fullOf, library, source } from './cited.ts';

describe('BibTeX', () => {
  test('accents, month and day, notes, keywords and strings become CSL-JSON', async () => {
    const { items, error } = await readBibtex(String.raw`A remark.
@string{hist = "The Historian"}
@book{muller, author = {M{\"u}ller, J{\'o}zef and {\v{S}}t{\v e}p{\'a}n, Ji\v{r}{\'\i}}, title = {The {Russo-Japanese} War \& after},
  year = 1904, month = feb, day = 8, note = {Seen in translation}, keywords = {war, japan}}
@article{z, title = "War -- peace", journal = hist, year = {1905}, pages = {1--9}, langid = {russian}}`);
    expect(error).toBeUndefined();
    expect(items).toEqual([
      {
        id: 'muller',
        type: 'book',
        title: 'The Russo-Japanese War & after',
        author: [
          { family: 'Müller', given: 'Józef' },
          { family: 'Štěpán', given: 'Jiří' },
        ],
        issued: { 'date-parts': [[1904, 2, 8]] },
        note: 'Seen in translation',
        keyword: 'war,japan',
      },
      {
        id: 'z',
        type: 'article-journal',
        title: 'War – peace',
        'container-title': 'The Historian',
        issued: { 'date-parts': [[1905]] },
        page: '1-9',
        language: 'ru',
      },
    ]);
  });

  test('BibLaTeX dates, uncertain ones too', async () => {
    const { items } = await readBibtex(
      '@book{a, title={A}, date={1939~}}\n@book{b, title={B}, date={1904-02-08/1904-02-09}}',
    );
    expect(items.map((item) => item.issued)).toEqual([
      { 'date-parts': [[1939]], circa: true },
      {
        'date-parts': [
          [1904, 2, 8],
          [1904, 2, 9],
        ],
      },
    ]);
  });

  test('a broken entry is named with its place, and the others are read', async () => {
    const text = '@book{a, title={A}}\n@book{broken title={oops}}\n@comment{x}\n@string{s={C}}\n@book{c, title=s}\n';
    const { items, error } = await readBibtex(text);
    expect(items.map((item) => item.title)).toEqual(['A', 'C']);
    expect(error).toEqual({
      message: 'entry "broken": a comma is missing behind the key',
      offset: text.indexOf('@book{broken'),
    });
  });

  test.each(['', 'no entries', 'https://example.org/', '@@@', '@comment{x}', '@string{a="b"}'])(
    '%j has no items',
    async (text) => {
      expect(await readBibtex(text)).toEqual({ items: [] });
    },
  );

  test('an address is never fetched and nothing makes it throw', async () => {
    const parts = fc.constantFrom(
      '@book{',
      'a',
      ',',
      'title',
      '=',
      '{',
      '}',
      '"',
      '\\',
      '\n',
      '@',
      '#',
      '10.1000/1',
      'https://x.invalid/',
      '%',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 30 }), async (list) => {
        const { items } = await readBibtex(list.join(''));
        for (const item of items) expect(typeof item.id).toBe('string');
      }),
    );
  });

  test('goes through a style', async () => {
    const { items } = await readBibtex(String.raw`@book{m, author={M{\"u}ller, Jan}, title={War}, date={1939~}}`);
    const shelf = library(items.map((item) => source(item)));
    expect(fullOf(cited(['m, p. 3'], shelf, 'mhra'))).toEqual(['Jan Müller, <i>War</i>, c. 1939, p. 3.']);
  });
});
