import { dictionaryOf, type PdfFile } from './parse.ts';
import type { Content } from './structure.ts';
import { dictionarySource } from './syntax.ts';

interface ParentTree {
  readonly addContent: (content: Content, owner: number) => void;
  readonly addAnnotation: (annotation: number, owner: number) => void;
  /** Gives the entries of the structure tree's root, and its keys to pages, forms and annotations. */
  readonly entriesInto: (pdf: PdfFile) => (readonly [string, string])[];
}

/**
 * The tree that leads back to the structure. Pages and forms come first, each with a list of the elements of its marked
 * sequences by MCID, then annotations:
 *
 *     /Nums [0 [41 0 R null 42 0 R] 1 [43 0 R] 2 44 0 R]
 */
export function parentTree(holders: readonly number[]): ParentTree {
  const lists = new Map(holders.map((holder) => [holder, [] as (number | undefined)[]]));
  const annotations: (readonly [number, number])[] = [];
  return {
    addContent({ page, form, mcid }, owner) {
      const list = lists.get(form ?? page);
      if (list) list[mcid] = owner;
    },
    addAnnotation(annotation, owner) {
      annotations.push([annotation, owner]);
    },
    entriesInto(pdf) {
      const reference = (owner: number | undefined): string => (owner === undefined ? 'null' : `${owner} 0 R`);
      const items = [...lists.values()].map((list) => `[${Array.from(list, reference).join(' ')}]`);
      for (const [key, holder] of holders.entries()) setEntry(pdf, holder, 'StructParents', key);
      for (const [index, [annotation, owner]] of annotations.entries()) {
        setEntry(pdf, annotation, 'StructParent', holders.length + index);
        items.push(reference(owner));
      }
      const nums = items.map((item, key) => `${key} ${item}`).join('\n');
      return [
        ['ParentTree', `<</Nums [${nums}]>>`],
        ['ParentTreeNextKey', String(items.length)],
      ];
    },
  };
}

function setEntry(pdf: PdfFile, number: number, key: string, value: number): void {
  const { stream } = pdf.objects.get(number) ?? {};
  const text = dictionarySource(dictionaryOf(pdf, number).set(key, String(value)));
  pdf.objects.set(number, stream ? { text, stream } : { text });
}
