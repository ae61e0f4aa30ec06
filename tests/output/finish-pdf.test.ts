import { expect, test } from 'vitest';
import { finishPdf, type PdfDetails } from '../../src/output/pdf/finish.ts';
import { inspectPdf } from '../support/pdf.ts';

const objects: readonly string[] = [
  `<</Title (browser \\(title\\))\n/Creator (Chromium)\n/Producer (Skia/PDF m147)\n/CreationDate (D:20261122031901+00'00')\n/ModDate (D:20261122031901+00'00')>>`,
  '<</Type /Pages\n/Count 2\n/Kids [3 0 R 4 0 R]>>',
  '<</Type /Page\n/MediaBox [0 0 960 540]\n/Parent 2 0 R\n/StructParents 0>>',
  '<</Type /Page\n/MediaBox [0 0 960 540]\n/Parent 2 0 R\n/StructParents 1>>',
  '<</Type /StructTreeRoot\n/K 6 0 R\n/IDTree 12 0 R>>',
  '<</Type /StructElem\n/S /Document\n/P 5 0 R\n/A [<</O /Table\n/Headers [(node00000209) (node00000137)]>>]\n/T (\\(node00000137\\))>>',
  '<</Type /Outlines\n/First 8 0 R\n/Last 10 0 R\n/Count 3>>',
  '<</Title (FirstSlide)\n/Dest [3 0 R /XYZ 30.8 477.1 0]\n/Parent 7 0 R\n/First 9 0 R\n/Last 9 0 R\n/Next 10 0 R\n/Count 1>>',
  '<</Title <FEFF0041>\n/Dest [3 0 R /XYZ 30.8 400 0]\n/Parent 8 0 R>>',
  '<</Title (a >> ] endobj \\) b)\n/Dest [4 0 R /XYZ 30.8 477.1 0]\n/Parent 7 0 R\n/Prev 8 0 R>>',
  '<</Type /Catalog\n/Pages 2 0 R\n/StructTreeRoot 5 0 R\n/Outlines 7 0 R\n/ViewerPreferences <</Type /ViewerPreferences\n/DisplayDocTitle true>>\n/Lang (xx)>>',
  '<</Kids [13 0 R]>>',
  '<</Limits [(node00000137) (node00000209)]\n/Names [(node00000137) 6 0 R (node00000209) 14 0 R]>>',
  '<</Type /StructElem\n/S /TH\n/P 6 0 R\n/ID (node00000209)>>',
];

/** A PDF in the very form that Chromium writes: one table, no compressed objects. */
function printed(all: readonly string[] = objects): Buffer {
  let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n';
  const rows = ['0000000000 65535 f \n'];
  for (const [index, object] of all.entries()) {
    rows.push(`${String(text.length).padStart(10, '0')} 00000 n \n`);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const trailer = `trailer\n<</Size ${rows.length}\n/Root 11 0 R\n/Info 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${rows.length}\n${rows.join('')}${trailer}`, 'latin1');
}

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
  const text = Buffer.from(finishPdf(printed(), details)).toString('latin1');
  expect(text).not.toMatch(/Chromium|Skia|2026|browser/);
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
  later[12] = '<</Limits [(node00000999) (node00001001)]\n/Names [(node00000999) 14 0 R (node00001001) 6 0 R]>>';
  const [one, two] = [finishPdf(printed(), details), finishPdf(printed(later), details)];
  expect(Buffer.from(two).toString('latin1')).toBe(Buffer.from(one).toString('latin1'));
  const text = Buffer.from(one).toString('latin1');
  expect(text).toContain(
    '<</Limits [(node00000001) (node00000002)]\n/Names [(node00000001) 6 0 R (node00000002) 14 0 R]>>',
  );
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

test('the input is not changed, and the update only appends but for what keeps its width', () => {
  const input = printed();
  const before = Buffer.from(input);
  const output = Buffer.from(finishPdf(input, details));
  expect(input.equals(before)).toBe(true);
  const info = input.indexOf('<</Title (browser');
  const end = input.indexOf('endobj') - 1;
  expect(output.subarray(0, info).equals(input.subarray(0, info))).toBe(true);
  expect(output.toString('latin1', info, end)).toMatch(/^<< +>>$/);
  expect(output.indexOf('2 0 obj')).toBe(input.indexOf('2 0 obj'));
});

test('maps structure types that PDF 1.7 lacks, and keeps a map that is there', () => {
  const text = Buffer.from(finishPdf(printed(), details)).toString('latin1');
  expect(text).toMatch(/\/RoleMap <<[^>]*\/Em \/Span[^>]*>>/);
  const mapped = objects.map((object) => object.replace('/K 6 0 R', '/K 6 0 R\n/RoleMap <</Em /Quote\n/Own /P>>'));
  const written = Buffer.from(finishPdf(printed(mapped), details)).toString('latin1');
  const kept = [...written.matchAll(/\/RoleMap (<<[^>]*>>)/g)].at(-1)?.[1];
  expect(kept).toContain('/Em /Quote');
  expect(kept).toContain('/Own /P');
  expect(kept).toContain('/Strong /Span');
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
