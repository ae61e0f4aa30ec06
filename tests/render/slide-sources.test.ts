import { expect, test } from 'vitest';
import type { Note } from '../../src/model/evidence.ts';
import { emptyLibrary, type Library, type Source } from '../../src/model/library.ts';
import { trusted } from '../../src/render/html.ts';
import type { NoteView } from '../../src/render/note-view.ts';
import { slideSources } from '../../src/render/paper/slide-sources.ts';

const span = { start: 0, end: 0 };
const source = (id: string, voice: string): readonly [string, Source] => [id, { id, voice } as Source];
const library: Library = {
  ...emptyLibrary,
  sources: new Map([source('izvestia', '<i>Izvestia</i>'), source('news', 'The Japan News'), source('mute', '')]),
};
const parts = {
  evidence: { library } as Parameters<typeof slideSources>[3]['evidence'],
  words: { editor: 'Editor’s note', note: 'note' },
};
const cited = (number: number, ...keys: readonly string[]): Note => ({
  type: 'citation',
  number,
  span,
  citation: { items: keys.map((key) => ({ key, keySpan: span, locator: '' })), span },
});
const editors = (number: number): Note => ({ type: 'editor', number, span, tokens: [], confidence: '' });
const notes = [
  cited(2, 'izvestia'),
  cited(3, 'izvestia', 'news'),
  cited(4, 'izvestia'),
  cited(6, 'mute', 'editor'),
  editors(7),
  { type: 'footnote', number: 8, span, label: '', tokens: [] } as const,
];
const views = notes.map(({ number }): NoteView => {
  const html = trusted(`Izvestia, sec. “The August Storm”, para. ${number}`);
  return { number, html, full: html, short: html, badge: '', shortened: false };
});

test('in brief each voice stands once, with the numbers of its notes', () => {
  const { whole, brief } = slideSources(notes, views, undefined, parts);
  expect(whole).toEqual([]);
  expect(brief.map(({ numbers, name }) => `${numbers} ${name}`)).toEqual([
    '2–4 Izvestia',
    '3 The Japan News',
    '6 mute',
    '6, 7 Editor’s note',
    '8 note',
  ]);
});

test('they are whole where every line has room, in one column or two', () => {
  // A line is 3.33 mm high; 100 mm hold a note on a line, 40 mm on two, and columns take a line more to be even.
  const fits = (width: number, height: number, columns = 1): boolean =>
    slideSources(notes, views, { width, height, columns }, parts).whole.length === notes.length;
  expect(fits(100, 20.1)).toBe(true);
  expect(fits(100, 19.9)).toBe(false);
  expect(fits(40, 20.1)).toBe(false);
  expect(fits(40, 40.1)).toBe(true);
  expect(fits(200, 13.4, 2)).toBe(true);
  expect(fits(200, 13.2, 2)).toBe(false);
});
