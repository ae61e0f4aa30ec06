import { dictOf, nameOf, type PdfFile, resolve, streamOf, textOf, type Value } from '../pdf-file.ts';
import type { Facts } from './facts.ts';
import type { Rule } from './rule.ts';

/** ISO 32000-1, 14.8.4. */
const standard = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
  Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure
  Formula Form`.split(/\s+/),
);

const xmpOf = ({ file, catalog }: Facts): string => streamOf(file, catalog.get('Metadata'))?.toString('utf8') ?? '';
const titleIn = (xmp: string): string =>
  (/<dc:title>[\s\S]*?<rdf:li[^>]*>([^<]*)</.exec(xmp)?.[1] ?? '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
const isLanguage = (tag: string): boolean => {
  try {
    return tag !== '' && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};
const flag = (file: PdfFile, value: Value | undefined): boolean => resolve(file, value) === true;

/** The file as a whole: clauses 5, 7.1, 7.2, 7.10 to 7.16. */
export const documentRules: readonly Rule[] = [
  {
    clause: '5',
    check: (facts) => (xmpOf(facts).includes('pdfuaid') ? ['it claims PDF/UA, which no validator has confirmed'] : []),
  },
  {
    clause: '7.1',
    check({ file, catalog }) {
      const marks = dictOf(file, catalog.get('MarkInfo'));
      return [
        ...(flag(file, marks.get('Marked')) ? [] : ['MarkInfo does not say Marked']),
        ...(flag(file, marks.get('Suspects')) ? ['MarkInfo says Suspects'] : []),
        ...(catalog.has('StructTreeRoot') ? [] : ['there is no structure tree']),
      ];
    },
  },
  {
    clause: '7.1',
    check: ({ items }) =>
      items.some(({ role, parent }) => role === 'Document' && !parent) ? [] : ['the tree has no Document at its root'],
  },
  {
    clause: '7.1',
    check({ file, items, roleMap }) {
      const types = [...new Set(items.map(({ type }) => type))];
      return [
        ...items.filter(({ role }) => !standard.has(role)).map(({ type }) => `"${type}" is mapped to no standard type`),
        ...types.filter((type) => standard.has(type) && roleMap.has(type)).map((type) => `"${type}" is mapped anew`),
        ...[...roleMap].filter(([, to]) => roleMap.has(nameOf(file, to))).map(([from]) => `"${from}" is mapped twice`),
      ];
    },
  },
  {
    clause: '7.1',
    check(facts) {
      const { file, catalog, info } = facts;
      const title = titleIn(xmpOf(facts));
      const shown = flag(file, dictOf(file, catalog.get('ViewerPreferences')).get('DisplayDocTitle'));
      return [
        ...(shown ? [] : ['DisplayDocTitle is not set']),
        ...(title === '' ? ['the XMP metadata have no dc:title'] : []),
        ...(title === textOf(file, info.get('Title')) ? [] : ['dc:title and Title differ']),
      ];
    },
  },
  {
    clause: '7.2',
    check({ file, catalog, items }) {
      const own = textOf(file, catalog.get('Lang'));
      const inside = items.filter(({ entries }) => entries.has('Lang'));
      return [
        ...(isLanguage(own) ? [] : [`"${own}" is no language of the document`]),
        ...inside
          .map(({ entries }) => textOf(file, entries.get('Lang')))
          .filter((tag) => !isLanguage(tag))
          .map((tag) => `"${tag}" is no language`),
      ];
    },
  },
  {
    clause: '7.2',
    check: (facts) =>
      /<dc:language>[\s\S]*?<rdf:li>[^<]+</.test(xmpOf(facts)) ? [] : ['the XMP metadata have no dc:language'],
  },
  {
    clause: '7.10',
    check: ({ catalog }) =>
      catalog.has('OCProperties') ? ['it has optional content, which nobody has looked at'] : [],
  },
  {
    clause: '7.11',
    check: ({ file, catalog }) =>
      dictOf(file, catalog.get('Names')).has('EmbeddedFiles') ? ['it has files embedded'] : [],
  },
  {
    clause: '7.15',
    check: ({ file, catalog }) => (dictOf(file, catalog.get('AcroForm')).has('XFA') ? ['it has an XFA form'] : []),
  },
  { clause: '7.16', check: ({ file }) => (file.trailer.has('Encrypt') ? ['it is encrypted'] : []) },
];
