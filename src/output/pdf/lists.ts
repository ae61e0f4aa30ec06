import { type Element, element, type Kid } from './structure.ts';

/** Arranges loose kids into paragraphs, or leaves them where text may stand by itself. */
type Arrange = (kids: readonly Kid[], mayHoldText: boolean) => Kid[];

/**
 * In an item the label stands first and all else in its body; in a list stand items only.
 *
 *     LI                  LI
 *       Lbl 1               Lbl 1
 *       2           →       LBody
 *       L                     P 2
 *                             L
 */
export function mendList(list: Element, arrange: Arrange): void {
  const isAllowed = (kid: Kid): boolean =>
    kid.kind === 'element' && (list.type === 'L' ? ['LI', 'L', 'Caption'] : ['Lbl', 'LBody']).includes(kid.type);
  const loose = list.kids.filter((kid) => !isAllowed(kid));
  if (loose.length === 0) return;
  const body = element('LBody', arrange(loose, true));
  list.kids = [...list.kids.filter(isAllowed), list.type === 'L' ? element('LI', [body]) : body];
}

/** A header cell says what it heads: its column in the first row, else its row. Chromium leaves that out at times. */
export function mendTable(table: Element): void {
  const rows = table.kids.flatMap((kid) => {
    if (kid.kind !== 'element') return [];
    return kid.type === 'TR' ? [kid] : kid.kids.filter((below): below is Element => below.kind === 'element');
  });
  for (const [index, row] of rows.filter(({ type }) => type === 'TR').entries())
    for (const cell of row.kids) if (cell.kind === 'element' && cell.type === 'TH') mendHeader(cell, index);
}

function mendHeader(cell: Element, row: number): void {
  const attributes = cell.entries.get('A') ?? '[]';
  if (attributes.includes('/Scope')) return;
  const scope = `<</O /Table /Scope /${row === 0 ? 'Column' : 'Row'}>>`;
  const others = attributes.startsWith('[') ? attributes.slice(1, -1) : attributes;
  cell.entries.set('A', `[${others} ${scope}]`.replace('[ ', '['));
}
