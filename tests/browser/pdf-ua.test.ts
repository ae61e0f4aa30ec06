import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { finishPdf } from '../../src/output/pdf/finish.ts';
import { printPage } from '../../src/output/print.ts';
import { type Doctoring, doctored } from '../support/doctored-pdf.ts';
import { textOf } from '../support/pdf-file.ts';
import { factsOf } from '../support/pdf-ua/facts.ts';
import { checkPdf } from '../support/pdf-ua.ts';

const box = mkdtempSync(join(tmpdir(), 'pdf-ua-'));
const built = inject('built');
let raw: Uint8Array;
let finished: Uint8Array;

const face = (weight: number): string => {
  const path = `../../node_modules/@fontsource/literata/files/literata-latin-${weight}-normal.woff2`;
  const data = readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'base64');
  return `@font-face { font-family: Literata; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}) }`;
};

/** Every construct that the paper outputs use. */
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>${face(400)}${face(700)}
@page { size: A4; margin: 20mm; @top-center { content: "Running head"; font: 8pt Literata } @bottom-right { content: counter(page); font: 8pt Literata } }
* { font-family: Literata; font-style: normal !important; font-synthesis: none } aside { border: 1px solid; background: #eee } h2 { break-before: page }</style>
<header><p>Museum</p></header>
<h1>First heading</h1><p>Some <em>stressed</em> and <strong>strong</strong> words<sup><a id="r1" href="#n1" role="doc-noteref">1</a></sup>, <q lang="fr">le mot</q>, <span lang="de">das <b>Wort</b></span>.</p>
<nav><ol><li><a href="#second">Second, with a link that is so long that it has to be wrapped and therefore gets two rectangles on the page</a></li><li><a href="https://example.org/">Out</a></li></ol></nav>
<ul><li>one</li><li><p>two</p><ul><li>nested</li></ul></li></ul><aside><p>Beside</p></aside>
<figure><svg role="img" aria-label="A circle" width="50" height="50"><circle r="20" cx="25" cy="25"/></svg><figcaption>Caption</figcaption></figure>
<p style="opacity: .5">Faint, with <a href="https://example.com/">a link</a></p>
<h2 id="second">Second heading</h2><div>Plain box</div>
<table><caption>Table</caption><tr><th scope="col">Year</th><th scope="col">Days</th></tr><tr><th scope="row">1904</th><td>156</td></tr></table>
<section role="doc-endnotes"><h3>Notes</h3><ol><li id="n1" role="doc-endnote"><p>A note. <a href="#r1" role="doc-backlink">Back</a></p></li></ol></section></html>`;

const details = {
  title: 'Title',
  author: 'A. Curator',
  lang: 'en',
  date: new Date('1905-01-02T00:00:00Z'),
  creator: 'Lanternist 0.0.0',
  outlineTitles: ['First heading', 'Second heading', 'Notes'],
};

beforeAll(async () => {
  const opening = openPrintBrowser();
  try {
    const file = join(box, 'page.html');
    writeFileSync(file, page);
    raw = (await printPage(await opening.ready(), file, { widthPx: 794, heightPx: 1123 })).pdf;
    finished = finishPdf(raw, details);
  } finally {
    await opening.close();
  }
});
afterAll(() => rmSync(box, { recursive: true }));

const clauses = async (bytes: Uint8Array): Promise<string[]> => [
  ...new Set((await checkPdf(bytes)).map(({ clause }) => clause)),
];

test('a page with every construct passes, and what Chromium prints of it does not', async () => {
  expect(await checkPdf(finished)).toEqual([]);
  expect(await clauses(raw)).toEqual(
    ['7.1', '7.2', '7.6', '7.3', '7.18.5', 'house'].sort(byClause(await clauses(raw))),
  );
});

/** In the order in which the other list has them. */
function byClause(order: readonly string[]): (a: string, b: string) => number {
  return (a, b) => order.indexOf(a) - order.indexOf(b);
}

test.each(['layouts', 'port-arthur', 'siberian-internment'])('slides.pdf of %s passes', async (name) => {
  expect(await checkPdf(readFileSync(join(built.folder, name, 'en', 'slides.pdf')))).toEqual([]);
});

const swap =
  (from: RegExp | string, to: string) =>
  (text: string): string =>
    text.replace(from, to);
/** Changes only objects that hold a text. */
const within =
  (mark: RegExp, from: RegExp | string, to: string) =>
  (text: string): string =>
    mark.test(text) ? text.replace(from, to) : text;
const element = (type: string): RegExp => new RegExp(`/S /${type}\\b`);

const faults: readonly (readonly [string, string, Doctoring])[] = [
  ['5', 'claims PDF/UA', { content: swap('<dc:format>', '<pdfuaid:part>1</pdfuaid:part><dc:format>') }],
  ['7.1', 'MarkInfo does not say Marked', { source: swap('/Marked true', '/Marked false') }],
  ['7.1', 'Suspects', { source: swap('/Marked true', '/Marked true /Suspects true') }],
  ['7.1', 'no structure tree', { source: swap('/StructTreeRoot', '/Other') }],
  ['7.1', 'no Document', { source: swap('/S /Document', '/S /Part') }],
  ['7.1', '"Em" is mapped to no standard type', { source: swap('/Em /Span', '/Ex /Span') }],
  ['7.1', '"P" is mapped anew', { source: swap('/Em /Span', '/Em /Span /P /Div') }],
  ['7.1', '"Em" is mapped twice', { source: swap('/Em /Span', '/Em /Strong') }],
  ['7.1', 'DisplayDocTitle', { source: swap('/DisplayDocTitle true', '/DisplayDocTitle false') }],
  ['7.1', 'no dc:title', { content: swap(/<dc:title>.*<\/dc:title>/, '') }],
  ['7.1', 'dc:title and Title differ', { source: swap('/Title (Title)', '/Title (Other)') }],
  [
    '7.1',
    'path on page 1 is neither tagged nor an artifact',
    { content: swap(/\/Artifact BMC\n([\s\S]*?)\nEMC/, '$1') },
  ],
  ['7.1', 'text "R" on page 1 is neither', { content: swap(/\/Artifact <<[^>]*Header>>BDC\n([\s\S]*?)\nEMC/, '$1') }],
  [
    '7.1',
    'is tagged and an artifact at once',
    { content: swap(/(\/P <<\/MCID \d+>>BDC)([\s\S]*?EMC)/, '/Artifact BMC $1$2 EMC') },
  ],
  ['7.1', 'a marked sequence has no end', { content: swap(/EMC(?=[^E]*$)/, '') }],
  ['7.1', 'q and Q are not in pairs', { content: swap(/\nQ\n/, '\n') }],
  ['7.1', 'is in no element', { content: swap(/\/MCID 2>>/, '/MCID 99>>') }],
  ['7.1', 'which is nowhere', { content: swap(/\/MCID 2>>/, '/MCID 99>>') }],
  ['7.1', 'the parent tree does not lead', { source: swap('/StructParents 0', '/StructParents 1') }],
  ['7.1', 'is there twice', { content: swap('/MCID 2>>', '/MCID 3>>') }],
  ['7.1', 'stands in a Div without a paragraph', { source: within(element('P'), element('P'), '/S /Div') }],
  ['7.2', '"" is no language', { source: within(/\/Catalog/, /\/Lang \(en\)/, '') }],
  ['7.2', '"e_n" is no language of the document', { source: within(/\/Catalog/, '/Lang (en)', '/Lang (e_n)') }],
  ['7.2', '"?" is no language', { source: within(element('Document'), '/Lang (en)', '/Lang (?)') }],
  ['7.2', 'no dc:language', { content: swap(/<dc:language>.*<\/dc:language>/, '') }],
  ['7.3', 'a Figure on page 1 has no text in its place', { source: within(element('Figure'), /\/Alt \([^)]*\)/, '') }],
  [
    '7.3',
    'a Figure on page 1 has no text in its place',
    { source: within(element('Figure'), /\/Alt \([^)]*\)/, '/Alt ( )') },
  ],
  ['7.3', 'a Figure holds nothing', { source: within(element('Figure'), /\/K \d+/, '') }],
  ['7.4', '"First heading" is H2 after nothing', { source: swap(element('H1'), '/S /H2') }],
  ['7.4', '"Notes" is H4 after H2', { source: swap(element('H3'), '/S /H4') }],
  ['7.4', 'H stands beside numbered headings', { source: swap(element('H3'), '/S /H') }],
  ['7.4', 'a heading H3 has no words', { source: within(element('H3'), /\/K \d+/, '') }],
  ['7.5', 'a header of the table on page 2 has no Scope', { source: within(element('TH'), /\/Scope \/\w+/, '') }],
  ['7.5', 'has no header', { source: swap(element('TH'), '/S /TD') }],
  [
    '7.5',
    'rows of the table on page 2 have different widths',
    { source: within(element('TD'), /\/A \[/, '/A [<</O /Table /ColSpan 2>>') },
  ],
  ['7.5', 'a P stands in a TR', { source: swap(element('TD'), '/S /P') }],
  ['7.6', 'a P stands in a LI', { source: swap(element('LBody'), '/S /P') }],
  ['7.6', 'a LI stands in a Div', { source: swap(/\/S \/L\b/, '/S /Div') }],
  ['7.8', 'neither Header nor Footer', { content: swap('/Subtype /Header', '') }],
  ['7.9', 'a Note has no ID', { source: swap(element('Caption'), '/S /Note') }],
  [
    '7.9',
    'the ID "node00000001" is there twice',
    { source: within(element('TH'), /\/ID \(\w+\)/, '/ID (node00000001)') },
  ],
  ['7.10', 'optional content', { source: swap('/Type /Catalog', '/Type /Catalog /OCProperties <<>>') }],
  ['7.11', 'files embedded', { source: swap('/Type /Catalog', '/Type /Catalog /Names <</EmbeddedFiles <<>>>>') }],
  ['7.15', 'XFA', { source: swap('/Type /Catalog', '/Type /Catalog /AcroForm <</XFA []>>') }],
  ['7.18.1', 'a Link on page 1 has no element', { source: within(/\/Subtype \/Link/, /\/StructParent \d+/, '') }],
  ['7.18.3', 'the tab key does not follow', { source: swap('/Tabs /S', '/Tabs /R') }],
  ['7.18.5', 'has no Contents', { source: within(/\/Subtype \/Link/, /\/Contents \([^)]*\)/, '') }],
  ['7.18.5', 'a link on page 1 is in no Link', { source: swap(element('Link'), '/S /Span') }],
  ['7.18.5', 'a Link leads nowhere', { source: within(element('Caption'), element('Caption'), '/S /Link') }],
  ['7.20', 'is painted twice', { content: swap(/(\/X\d+ Do)/, '$1 $1') }],
  ['7.21.3', 'has no CIDToGIDMap', { source: swap(/\/CIDToGIDMap \/Identity/, '') }],
  ['7.21.4', 'is not embedded', { source: swap(/\/FontFile2/, '/Other') }],
  ['7.21.5', 'gives other widths than its file', { source: within(/CIDFontType2/, /\/W \[/, '/X [') }],
  ['7.21.7', 'has no Unicode table', { source: swap('/ToUnicode', '/Other') }],
  ['7.21.7', 'glyphs without Unicode', { content: swap(/beginbfchar[\s\S]*?endbfchar/, '') }],
  ['7.21.8', 'shows a glyph that it lacks', { content: swap(/<[0-9A-F]{4}> Tj/, '<0000> Tj') }],
  ['house', 'it has no Title', { source: swap('/Title (Title)', '') }],
  ['house', 'it has no Author', { source: swap('/Author (A. Curator)', '') }],
  ['house', 'the bookmark "Other" stands for', { source: swap('/Title (Notes)', '/Title (Other)') }],
  ['house', 'bookmarks and 3 headings', { source: within(/\/Title \(First heading\)/, /\/First \d+ 0 R/, '') }],
  ['house', 'leads to page', { source: within(/\/Title \(Notes\)/, /\/Dest \[\d+/, '/Dest [1') }],
  [
    'house',
    'page 2 has no text',
    { source: within(/\/Type \/Page\b[\s\S]*\/StructParents 1\b/, /\/Contents \d+ 0 R/, '') },
  ],
  ['house', 'Type 3', { source: within(/CIDFontType2/, '/CIDFontType2', '/Type3') }],
  ['house', 'address of this machine', { source: swap('(https://example.org/)', '(file:///home/x)') }],
  ['house', 'leads nowhere', { source: within(/\/Subtype \/Link/, '/Dest /second', '/Dest /third') }],
];

test.each(faults)('%s: %s', async (clause, says, fault) => {
  const found = await checkPdf(doctored(finished, fault));
  expect(found.filter((failure) => failure.clause === clause).map((failure) => failure.says)).toContainEqual(
    expect.stringContaining(says),
  );
});

test('a few words in another language keep it', () => {
  const { file, items, words } = factsOf(finished);
  const foreign = items.filter(({ entries, type }) => entries.has('Lang') && type !== 'Document');
  expect(foreign.map((item) => `${textOf(file, item.entries.get('Lang'))} ${words(item)}`)).toEqual([
    'fr le mot',
    'de das Wort',
  ]);
});

test('doctoring alone changes nothing', async () => {
  expect(await checkPdf(doctored(finished, { source: swap('/Producer (Lanternist)', '/Producer (x)') }))).toEqual([]);
});

/** Runs a tool of the system; undefined when it isn't at hand. */
function run(tool: string, ...options: string[]): string | undefined {
  const file = join(box, 'finished.pdf');
  writeFileSync(file, finished);
  try {
    return execFileSync(
      tool,
      options.map((each) => (each === 'FILE' ? file : each)),
      { encoding: 'utf8', stdio: 'pipe' },
    );
  } catch (error) {
    // Not there, or there without the libraries that it needs.
    const { code, status } = error as NodeJS.ErrnoException & { readonly status?: number };
    if (code === 'ENOENT' || status === 127) return undefined;
    throw error;
  }
}

describe('other tools', () => {
  test('qpdf finds no fault', (context) => {
    const said = run('qpdf', '--check', 'FILE');
    if (said === undefined) context.skip('qpdf is not at hand');
    expect(said).toContain('No syntax or stream encoding errors found');
  });

  test('pdfinfo reads title, tags and the structure', (context) => {
    const said = run('pdfinfo', 'FILE');
    if (said === undefined) context.skip('pdfinfo is not at hand');
    expect(said).toMatch(/^Title: +Title\n(?:.*\n)*Author: +A\. Curator\n(?:.*\n)*Tagged: +yes\n/);
    expect(run('pdfinfo', '-struct-text', 'FILE')).toMatch(/LI \(block\)\n +Lbl \(block\)\n.*\n +LBody \(block\)/);
  });

  test('pdftotext gives the text in the right order', (context) => {
    const said = run('pdftotext', 'FILE', '-');
    if (said === undefined) context.skip('pdftotext is not at hand');
    expect(said?.replace(/\s+/g, ' ')).toMatch(/Museum First heading Some stressed and strong.*Second heading.*1904/);
  });
});
