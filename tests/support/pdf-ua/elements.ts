import { arrayOf, dictOf, nameOf, textOf } from '../pdf-file.ts';
import type { Facts, Item } from './facts.ts';
import { type Rule, some } from './rule.ts';

const ofRole = ({ items }: Facts, ...roles: readonly string[]): Item[] =>
  items.filter(({ role }) => roles.includes(role));
const isEmpty = ({ kids, contents, annotations }: Item): boolean =>
  kids.length + contents.length + annotations.length === 0;

/** Which types may stand in which; others aren't asked about. */
const kidsOf: Readonly<Record<string, readonly string[]>> = {
  L: ['L', 'LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
};
const parentsOf: Readonly<Record<string, readonly string[]>> = {
  LI: ['L'],
  LBody: ['LI'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  RT: ['Ruby'],
};

/** Types of the tree: clauses 7.1 to 7.9. */
export const elementRules: readonly Rule[] = [
  {
    clause: '7.3',
    check: (facts) =>
      some(
        ofRole(facts, 'Figure', 'Formula')
          .filter(({ entries }) => !['Alt', 'ActualText'].some((key) => textOf(facts.file, entries.get(key)).trim()))
          .map((item) => `a ${item.role} on page ${facts.pageOf(item)} has no text in its place`),
      ),
  },
  {
    clause: '7.3',
    check: (facts) =>
      some(
        ofRole(facts, 'Figure')
          .filter(isEmpty)
          .map(() => 'a Figure holds nothing'),
      ),
  },
  { clause: '7.4', check: headings },
  { clause: '7.5', check: (facts) => some([...misplaced(facts, /^T/), ...tables(facts)]) },
  { clause: '7.6', check: (facts) => some(misplaced(facts, /^L/)) },
  { clause: '7.1', check: (facts) => some(misplaced(facts, /^R/)) },
  {
    // Text right under a grouping element belongs to no paragraph.
    clause: '7.1',
    check: (facts) =>
      some(
        ofRole(facts, 'Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'NonStruct', 'L', 'LI', 'Table', 'TR')
          .filter(({ contents }) => contents.length > 0)
          .map((item) => `content of page ${facts.pageOf(item)} stands in a ${item.role} without a paragraph`),
      ),
  },
  {
    clause: '7.9',
    check(facts) {
      const ids = facts.items.map(({ entries }) => textOf(facts.file, entries.get('ID'))).filter((id) => id !== '');
      return some([
        ...ofRole(facts, 'Note')
          .filter(({ entries }) => !entries.has('ID'))
          .map(() => 'a Note has no ID'),
        ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `the ID "${id}" is there twice`),
      ]);
    },
  },
];

function headings(facts: Facts): string[] {
  const all = facts.items.filter(({ role }) => /^H[1-6]?$/.test(role));
  const levels = all.map(({ role }) => Number(role.slice(1)));
  return some([
    ...(levels.includes(0) && levels.some((level) => level > 0) ? ['H stands beside numbered headings'] : []),
    ...all.flatMap((item, at) => {
      const [own = 0, before = 0] = [levels[at], levels[at - 1]];
      return own > before + 1
        ? [`"${facts.words(item)}" is ${item.role} after ${before ? `H${before}` : 'nothing'}`]
        : [];
    }),
    ...all.filter((item) => facts.words(item).trim() === '').map(({ role }) => `a heading ${role} has no words`),
  ]);
}

function misplaced({ items }: Facts, roles: RegExp): string[] {
  return items
    .filter(({ role, parent }) => roles.test(role) || roles.test(parent?.role ?? ''))
    .filter(({ role, parent }) => {
      const above = parent?.role ?? '';
      return (kidsOf[above] && !kidsOf[above].includes(role)) || (parentsOf[role] && !parentsOf[role].includes(above));
    })
    .map(({ role, parent }) => `a ${role} stands in a ${parent?.role ?? 'tree'}`);
}

function tables(facts: Facts): string[] {
  return ofRole(facts, 'Table').flatMap((table) => {
    const rows = table.kids.flatMap((kid) =>
      kid.role === 'TR' ? [kid] : kid.kids.filter(({ role }) => role === 'TR'),
    );
    const cells = rows.flatMap(({ kids }) => kids);
    const where = `the table on page ${facts.pageOf(table)}`;
    return [
      ...(cells.some(({ role }) => role === 'TH') ? [] : [`${where} has no header`]),
      ...cells
        .filter((cell) => cell.role === 'TH' && !attribute(facts, cell, 'Scope'))
        .map(() => `a header of ${where} has no Scope`),
      ...(new Set(widths(facts, rows)).size > 1 ? [`rows of ${where} have different widths`] : []),
    ];
  });
}

function attribute({ file }: Facts, item: Item, key: string): number | string | undefined {
  for (const each of arrayOf(file, item.entries.get('A'))) {
    const value = dictOf(file, each).get(key);
    if (value !== undefined) return typeof value === 'number' ? value : nameOf(file, value);
  }
  return undefined;
}

/** Columns of each row, cells counted that reach down from the rows above. */
function widths(facts: Facts, rows: readonly Item[]): number[] {
  const total = rows.map(() => 0);
  for (const [at, row] of rows.entries())
    for (const cell of row.kids) {
      const columns = Number(attribute(facts, cell, 'ColSpan') ?? 1);
      const down = Number(attribute(facts, cell, 'RowSpan') ?? 1);
      for (let below = at; below < Math.min(rows.length, at + down); below++)
        total[below] = (total[below] ?? 0) + columns;
    }
  return total;
}
