import { isRef, nameOf, type Value } from '../pdf-file.ts';
import type { Painted } from './content.ts';
import type { Facts } from './facts.ts';
import { type Rule, some } from './rule.ts';

const isArtifact = ({ tag }: { tag: string }): boolean => tag === 'Artifact';
const named = ({ what, text, page }: Painted): string =>
  `${what}${text.trim() === '' ? '' : ` "${text.trim().slice(0, 30)}"`} on page ${page}`;
const allPainted = ({ contents }: Facts): Painted[] => contents.flatMap(({ painted }) => painted);

/** What is painted, and what of it belongs to the structure: clauses 7.1, 7.8 and 7.20. */
export const contentRules: readonly Rule[] = [
  {
    clause: '7.1',
    check: (facts) =>
      some(
        allPainted(facts)
          .filter(({ around }) => !around.some((each) => isArtifact(each) || each.key !== undefined))
          .map((each) => `${named(each)} is neither tagged nor an artifact`),
      ),
  },
  {
    clause: '7.1',
    check: (facts) =>
      some(
        allPainted(facts)
          .filter(({ around }) => around.some(isArtifact) && around.some(({ key }) => key !== undefined))
          .map((each) => `${named(each)} is tagged and an artifact at once`),
      ),
  },
  {
    clause: '7.1',
    check: (facts) =>
      some(facts.contents.flatMap(({ broken }, page) => broken.map((each) => `${each}, page ${page + 1}`))),
  },
  {
    clause: '7.1',
    check(facts) {
      const owners = new Map(
        facts.items.flatMap(({ number, contents }) => contents.map((key) => [key, number] as const)),
      );
      const keys = facts.contents.flatMap(({ sequences }) => sequences.flatMap(({ key }) => key ?? []));
      return some([
        ...keys.filter((key) => !owners.has(key)).map((key) => `marked content ${key} is in no element`),
        ...keys
          .filter((key) => owners.has(key) && parentOf(facts, key) !== owners.get(key))
          .map((key) => `the parent tree does not lead from marked content ${key} to its element`),
        ...keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `marked content ${key} is there twice`),
        ...[...owners.keys()]
          .filter((key) => !keys.includes(key))
          .map((key) => `an element names marked content ${key}, which is nowhere`),
      ]);
    },
  },
  {
    clause: '7.8',
    check: (facts) =>
      some(
        facts.contents
          .flatMap(({ sequences }) => sequences)
          .filter(
            ({ tag, properties }) => tag === 'Artifact' && nameOf(facts.file, properties.get('Type')) === 'Pagination',
          )
          .filter(
            ({ properties }) => !/^(Header|Footer|Watermark)$/.test(nameOf(facts.file, properties.get('Subtype'))),
          )
          .map(() => 'a pagination artifact is neither Header nor Footer'),
      ),
  },
  {
    clause: '7.20',
    check({ contents }) {
      const all = contents.flatMap(({ markedForms }) => markedForms);
      return some(all.filter((form, at) => all.indexOf(form) !== at).map((form) => `form ${form} is painted twice`));
    },
  },
];

/** The element that the parent tree names for a marked sequence. */
function parentOf({ file, parents }: Facts, key: string): number | undefined {
  const [holder, mcid] = key.split(':').map(Number);
  const entry = file.objects.get(holder ?? 0)?.value;
  const number = entry instanceof Map ? entry.get('StructParents') : undefined;
  const list: Value | undefined = typeof number === 'number' ? parents.get(number) : undefined;
  const found = isRef(list) ? file.objects.get(list.ref)?.value : list;
  const owner = Array.isArray(found) ? (found as readonly Value[])[mcid ?? 0] : undefined;
  return isRef(owner) ? owner.ref : undefined;
}
