import { expect, test } from 'vitest';
import { finishPdf, type PdfDetails } from '../../src/output/pdf/finish.ts';
import { fileOf } from '../support/made-pdf.ts';
import { inspectPdf } from '../support/pdf.ts';
import { readPdf } from '../support/pdf-file.ts';

const objects: readonly string[] = [
  `<</Title (browser \\(title\\))\n/Creator (Chromium)\n/Producer (Skia/PDF m147)\n/CreationDate (D:20261122031901+00'00')\n/ModDate (D:20261122031901+00'00')>>`,
  '<</Type /Pages\n/Count 2\n/Kids [3 0 R 4 0 R]>>',
  '<</Type /Page\n/MediaBox [0 0 960 540]\n/Parent 2 0 R\n/StructParents 0>>',
  '<</Type /Page\n/MediaBox [0 0 960 540]\n/Parent 2 0 R\n/StructParents 1>>',
  '<</Type /StructTreeRoot\n/K 6 0 R\n/IDTree 12 0 R>>',
  '<</Type /StructElem\n/S /Document\n/P 5 0 R\n/K [14 0 R 15 0 R 16 0 R 17 0 R]\n/T (\\(node00000137\\))>>',
  '<</Type /Outlines\n/First 8 0 R\n/Last 10 0 R\n/Count 3>>',
  '<</Title (FirstSlide)\n/Dest [3 0 R /XYZ 30.8 477.1 0]\n/Parent 7 0 R\n/First 9 0 R\n/Last 9 0 R\n/Next 10 0 R\n/Count 1>>',
  '<</Title <FEFF0041>\n/Dest [3 0 R /XYZ 30.8 400 0]\n/Parent 8 0 R>>',
  '<</Title (a >> ] endobj \\) b)\n/Dest [4 0 R /XYZ 30.8 477.1 0]\n/Parent 7 0 R\n/Prev 8 0 R>>',
  '<</Type /Catalog\n/Pages 2 0 R\n/StructTreeRoot 5 0 R\n/Outlines 7 0 R\n/ViewerPreferences <</Type /ViewerPreferences\n/DisplayDocTitle true>>\n/Lang (xx)>>',
  '<</Kids [13 0 R]>>',
  '<</Limits [(node00000137) (node00000209)]\n/Names [(node00000137) 15 0 R (node00000209) 14 0 R]>>',
  '<</Type /StructElem\n/S /TH\n/P 6 0 R\n/ID (node00000209)>>',
  '<</Type /StructElem\n/S /TH\n/P 6 0 R\n/ID (node00000137)>>',
  '<</Type /StructElem\n/S /TD\n/P 6 0 R\n/A [<</O /Table\n/Headers [(node00000137) (node00000209)]>>]>>',
  '<</Type /StructElem\n/S /Em\n/P 6 0 R\n/K [<</Type /OBJR\n/Obj 18 0 R\n/Pg 3 0 R>>]>>',
  '<</Type /Annot\n/Subtype /Widget>>',
];

const printed = (all: readonly string[] = objects): Buffer => fileOf(all, 11, 1);

/** The objects in source form, a line each. */
const sourceOf = (bytes: Uint8Array): string =>
  [...readPdf(bytes).objects.values()].map(({ source }) => source.replaceAll('\n', ' ')).join('\n');

const details: PdfDetails = {
  title: 'Порт-Артур & Łódź <旅順>',
  author: 'A. (Curator) \\ B',
  subject: 'A story',
  lang: 'zh-Hans',
  date: new Date('1905-01-02T03:04:05.678Z'),
  creator: 'Lanternist 1.2.3',
  outlineTitles: ['First (slide) \\', 'Вложенный', '第二 😀'],
};

test('writes title, author, language, dates and metadata as readers see them', async () => {
  const pdf = await inspectPdf(finishPdf(printed(), details));
  expect(pdf.info).toMatchObject({
    Title: details.title,
    Author: details.author,
    Subject: 'A story',
    Creator: 'Lanternist 1.2.3',
    Producer: 'Lanternist',
    CreationDate: 'D:19050102030405Z',
    ModDate: 'D:19050102030405Z',
  });
  expect([pdf.lang, pdf.tagged, pdf.pages]).toEqual(['zh-Hans', true, 2]);
  expect([pdf.xmp('dc:title'), pdf.xmp('dc:creator'), pdf.xmp('dc:language'), pdf.xmp('dc:description')]).toEqual([
    details.title,
    [details.author],
    'zh-Hans',
    'A story',
  ]);
  expect([pdf.xmp('pdf:producer'), pdf.xmp('xmp:createdate')]).toEqual(['Lanternist', '1905-01-02T03:04:05Z']);
});

test('takes the outline titles from the model and keeps order, levels and destinations', async () => {
  const pdf = await inspectPdf(finishPdf(printed(), details));
  expect(pdf.outline).toEqual([
    { title: 'First (slide) \\', level: 1, page: 0 },
    { title: 'Вложенный', level: 2, page: 0 },
    { title: '第二 😀', level: 1, page: 1 },
  ]);
});

test('no trace of the browser and of the moment is left', () => {
  const bytes = finishPdf(printed(), details);
  expect(sourceOf(bytes) + Buffer.from(bytes).toString('latin1')).not.toMatch(/Chromium|Skia|2026|browser/);
});

test('no author and no subject leave no empty entries', async () => {
  const { subject: _, ...rest } = details;
  const pdf = await inspectPdf(finishPdf(printed(), { ...rest, author: '' }));
  expect(Object.keys(pdf.info)).not.toContain('Author');
  expect(Object.keys(pdf.info)).not.toContain('Subject');
  expect(pdf.xmp('dc:creator')).toBeUndefined();
});

test('two prints at different times, with other header ids in another order, become the same bytes', () => {
  const later = objects.map((object) =>
    object
      .replaceAll('20261122031901', '20270101000000')
      .replaceAll('(node00000137)', '(node00001001)')
      .replaceAll('(node00000209)', '(node00000999)'),
  );
  later[12] = '<</Limits [(node00000999) (node00001001)]\n/Names [(node00000999) 14 0 R (node00001001) 15 0 R]>>';
  const [one, two] = [finishPdf(printed(), details), finishPdf(printed(later), details)];
  expect(Buffer.from(two).equals(Buffer.from(one))).toBe(true);
  const text = sourceOf(one);
  expect(text).toMatch(/\/IDTree <<\/Names \[\(node00000001\) \d+ 0 R \(node00000002\) \d+ 0 R\]>>/);
  expect(text).toContain('/Headers [(node00000002) (node00000001)]');
  // The same letters in a title are escaped, and no id.
  expect(text).toContain('/T (\\(node00000137\\))');
});

test('the file id follows the content', () => {
  const id = (bytes: Uint8Array): string =>
    /\/ID \[<([0-9A-F]{32})> <\1>\]/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '';
  const [one, again, other] = [
    finishPdf(printed(), details),
    finishPdf(printed(), details),
    finishPdf(printed(), { ...details, title: 'x' }),
  ].map(id);
  expect(one).not.toBe('');
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});

test('the input is not changed, and the file is written whole, with packed objects', () => {
  const input = printed();
  const before = Buffer.from(input);
  const output = Buffer.from(finishPdf(input, details)).toString('latin1');
  expect(input.equals(before)).toBe(true);
  expect(output.slice(0, 9)).toBe('%PDF-1.7\n');
  expect(output.match(/startxref/g)).toHaveLength(1);
  expect(output.match(/\/Type \/ObjStm/g)).toHaveLength(1);
  expect(output).not.toContain('/StructElem');
});

test('bookmarks name the elements of their headings by their new numbers', () => {
  const named = objects.map((object) => object.replace('/Title (FirstSlide)', '/SE 15 0 R\n/Title (FirstSlide)'));
  const { objects: all } = readPdf(finishPdf(printed(named), details));
  const element = /\/SE (\d+) 0 R/.exec([...all.values()].map(({ source }) => source).join('\n'))?.[1];
  expect(all.get(Number(element))?.source).toMatch(/\/S \/TH[\s\S]*\/ID \(node00000002\)/);
});

test('maps the structure types that PDF 1.7 lacks, those that occur', () => {
  expect(sourceOf(finishPdf(printed(), details))).toMatch(/\/RoleMap <<\/Em \/Span>>/);
  const strange = objects.map((object) => object.replace('/S /Em', '/S /Strange'));
  expect(sourceOf(finishPdf(printed(strange), details))).toMatch(/\/RoleMap <<\/Strange \/NonStruct>>/);
});

test('claims no standard', () => {
  expect(Buffer.from(finishPdf(printed(), details)).toString('latin1')).not.toContain('pdfuaid');
});

test('another number of titles than headings is a bug, said plainly', () => {
  expect(() => finishPdf(printed(), { ...details, outlineTitles: ['one'] })).toThrow(
    "The PDF's outline has 3 headings, but there are 1 titles",
  );
});

test.each([
  ['no trailer', Buffer.from('%PDF-1.4\nnothing')],
  [
    'a cross-reference stream',
    Buffer.from(
      '%PDF-1.5\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Size 2\n/Root 1 0 R\n/Info 1 0 R>>\nstartxref\n9\n%%EOF\n',
    ),
  ],
  ['a second revision', Buffer.from(finishPdf(printed(), details))],
  [
    'offsets that lead elsewhere',
    Buffer.from(
      printed()
        .toString('latin1')
        .replace('%PDF-1.4\n', '%PDF-1.4\n\n')
        .replace(/startxref\n(\d+)/, (_, place) => `startxref\n${Number(place) + 1}`),
      'latin1',
    ),
  ],
])('a PDF with %s is refused', (_, bytes) => {
  expect(() => finishPdf(bytes, details)).toThrow("The browser's PDF is not as expected");
});
