import { arrayOf, type Dict, dictOf, isRef, nameOf, textOf } from '../pdf-file.ts';
import type { Facts } from './facts.ts';
import { type Rule, some } from './rule.ts';

interface Found {
  readonly number: number;
  readonly page: number;
  readonly kind: string;
  readonly entries: Dict;
}

/** Links and what else can be clicked: clause 7.18. */
export const annotationRules: readonly Rule[] = [
  {
    clause: '7.18.1',
    check: (facts) =>
      some(
        annotations(facts)
          .filter(({ number, entries }) => !leadsBack(facts, number, entries.get('StructParent')))
          .map(({ kind, page }) => `a ${kind} on page ${page} has no element`),
      ),
  },
  {
    clause: '7.18.3',
    check: ({ file, pages }) =>
      some(
        pages.flatMap((number, at) => {
          const tabs = nameOf(file, dictOf(file, { ref: number }).get('Tabs'));
          return tabs === 'S' ? [] : [`the tab key does not follow the structure on page ${at + 1}`];
        }),
      ),
  },
  {
    clause: '7.18.5',
    check: (facts) =>
      some(
        annotations(facts)
          .filter(({ kind }) => kind === 'Link')
          .flatMap(({ number, page, entries }) => {
            const inside = facts.items.some((item) => item.role === 'Link' && item.annotations.includes(number));
            return [
              ...(inside ? [] : [`a link on page ${page} is in no Link`]),
              ...(textOf(facts.file, entries.get('Contents')).trim() ? [] : [`a link on page ${page} has no Contents`]),
            ];
          }),
      ),
  },
  {
    clause: '7.18.5',
    check: ({ items }) =>
      some(
        items.filter((item) => item.role === 'Link' && item.annotations.length === 0).map(() => 'a Link leads nowhere'),
      ),
  },
];

function annotations({ file, pages }: Facts): Found[] {
  return pages.flatMap((page, at) =>
    arrayOf(file, dictOf(file, { ref: page }).get('Annots')).flatMap((each) => {
      const entries = dictOf(file, each);
      return isRef(each)
        ? [{ number: each.ref, page: at + 1, kind: nameOf(file, entries.get('Subtype')), entries }]
        : [];
    }),
  );
}

/** The parent tree leads to the element that names the annotation. */
function leadsBack({ items, parents }: Facts, annotation: number, key: unknown): boolean {
  const owner = typeof key === 'number' ? parents.get(key) : undefined;
  return isRef(owner) && items.some((item) => item.number === owner.ref && item.annotations.includes(annotation));
}
