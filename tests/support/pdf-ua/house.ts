import { arrayOf, dictOf, isName, isRef, nameOf, textOf, type Value } from '../pdf-file.ts';
import type { Facts } from './facts.ts';
import { type Rule, some } from './rule.ts';

const bare = (text: string): string => text.replace(/[\s\u00AD]+/gu, '');

/** What every PDF of ours must pass besides. */
export const houseRules: readonly Rule[] = [
  {
    clause: 'house',
    check: ({ file, info }) =>
      ['Title', 'Author'].filter((key) => !textOf(file, info.get(key)).trim()).map((key) => `it has no ${key}`),
  },
  { clause: 'house', check: bookmarks },
  {
    clause: 'house',
    check: ({ contents }) =>
      some(
        contents.flatMap(({ painted }, page) =>
          painted.some(({ text }) => text.trim() !== '') ? [] : [`page ${page + 1} has no text`],
        ),
      ),
  },
  {
    clause: 'house',
    check: ({ file }) =>
      some(
        [...file.objects.values()]
          .filter(({ value }) => value instanceof Map && nameOf(file, value.get('Subtype')) === 'Type3')
          .map(() => 'a font is Type 3'),
      ),
  },
  {
    clause: 'house',
    check: ({ file }) =>
      some(
        [...file.objects.values()]
          .flatMap(({ source }) => source.match(/\(file:[^)]*\)/gi) ?? [])
          .map((address) => `${address} is an address of this machine`),
      ),
  },
  {
    clause: 'house',
    check: (facts) =>
      some(
        [...facts.file.objects.values()].flatMap(({ value }) => {
          if (!(value instanceof Map) || nameOf(facts.file, value.get('Subtype')) !== 'Link' || !value.has('Dest'))
            return [];
          return pageIndex(facts, value.get('Dest')) === -1 ? ['a link within the document leads nowhere'] : [];
        }),
      ),
  },
  {
    clause: 'house',
    check: ({ file }) =>
      some(
        [...file.objects.values()].flatMap(({ value, stream }) => {
          if (!(value instanceof Map) || nameOf(file, value.get('Subtype')) !== 'Image') return [];
          const raw = !arrayOf(file, value.get('Filter')).some((each) => nameOf(file, each) === 'DCTDecode');
          return raw && (stream?.length ?? 0) > 200_000 ? [`a raw picture has ${stream?.length} bytes`] : [];
        }),
      ),
  },
];

/** Bookmarks say what the headings say, in their order, and lead to their pages. */
function bookmarks(facts: Facts): readonly string[] {
  const { file, catalog, items } = facts;
  const marks: (readonly [string, number])[] = [];
  const visit = (node: Value | undefined): void => {
    for (let next = dictOf(file, node).get('First'); next; next = dictOf(file, next).get('Next')) {
      const entries = dictOf(file, next);
      marks.push([textOf(file, entries.get('Title')), pageIndex(facts, entries.get('Dest')) + 1]);
      visit(next);
    }
  };
  visit(catalog.get('Outlines'));
  const headings = items
    .filter(({ role }) => /^H[1-6]?$/.test(role))
    .map((item) => [facts.words(item), facts.pageOf(item)] as const);
  if (marks.length !== headings.length) return [`it has ${marks.length} bookmarks and ${headings.length} headings`];
  return some(
    headings.flatMap(([words, page], at) => {
      const [title = '', leads = 0] = marks[at] ?? [];
      return [
        ...(bare(title) === bare(words) ? [] : [`the bookmark "${title}" stands for the heading "${words}"`]),
        ...(leads === page ? [] : [`the bookmark "${title}" leads to page ${leads}, its heading is on ${page}`]),
      ];
    }),
  );
}

/** The page of a destination from 0, or -1. */
function pageIndex({ file, catalog, pages }: Facts, destination: Value | undefined): number {
  const found = isName(destination) ? dictOf(file, catalog.get('Dests')).get(destination.name) : destination;
  const page = arrayOf(file, found)[0];
  return isRef(page) ? pages.indexOf(page.ref) : -1;
}
