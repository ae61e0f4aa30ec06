import { expect, test } from 'vitest';
import { finishPdf } from '../../src/output/pdf/finish.ts';
import { type Branch, details, madePdf, text } from '../support/made-pdf.ts';
import { dictOf, streamOf } from '../support/pdf-file.ts';
import { type Facts, factsOf } from '../support/pdf-ua/facts.ts';
import { checkPdf } from '../support/pdf-ua.ts';

const box = '0 0 9 9 re\nf';
const A = text('A');
const tree: readonly Branch[] = [['P', 0]];

async function finished(made: Partial<Parameters<typeof madePdf>[0]> & { content: string }): Promise<Facts> {
  const bytes = finishPdf(madePdf({ tree, ...made, pages: [made.content] }), details);
  expect((await checkPdf(bytes)).filter(({ clause }) => clause === '7.1' || clause === '7.20')).toEqual([]);
  return factsOf(bytes);
}

const contentIn = ({ file, pages }: Facts): string => {
  const contents = streamOf(file, dictOf(file, { ref: pages[0] ?? 0 }).get('Contents'));
  return (contents?.toString('latin1') ?? '').replaceAll(A, 'A').replaceAll(box, 'box').trim();
};

const cases: Readonly<Record<string, readonly [string, string]>> = {
  'what is painted before, between and after marks': [
    `${box}\n/NonStruct <</MCID 0 >>BDC\n${A}\nEMC\n1 0 0 rg\n${box}\n${box}`,
    '/Artifact BMC\nbox\nEMC\n/P <</MCID 0>>BDC\nA\nEMC\n1 0 0 rg\n/Artifact BMC\nbox\nbox\nEMC',
  ],
  'whole pairs without marks at once, pairs with marks from inside': [
    `q\n${box}\nq\n${box}\nQ\nQ\nq\n${box}\n/P <</MCID 0 >>BDC\n${A}\nEMC\n${box}\nQ`,
    '/Artifact BMC\nq\nbox\nq\nbox\nQ\nQ\nEMC\nq\n/Artifact BMC\nbox\nEMC\n/P <</MCID 0>>BDC\nA\nEMC\n/Artifact BMC\nbox\nEMC\nQ',
  ],
  'marks that reach over the end of a pair': [
    `q\n/P <</MCID 0 >>BDC\n${A}\nQ\nq\n${box}\nEMC\n${box}\nQ`,
    'q\n/P <</MCID 0>>BDC\nA\nQ\nq\nbox\nEMC\n/Artifact BMC\nbox\nEMC\nQ',
  ],
  'marks inside marks': [
    `/P <</MCID 0 >>BDC\n/Span <</ActualText <FEFF0041>>>BDC\n${A}\nEMC\n${box}\nEMC\n${box}`,
    '/P <</MCID 0>>BDC\n/Span <</ActualText <FEFF0041>>>BDC\nA\nEMC\nbox\nEMC\n/Artifact BMC\nbox\nEMC',
  ],
  'text that stands for something, outside marks': [
    `/P <</MCID 0 >>BDC\n${A}\nEMC\n/Span <</ActualText <FEFF0041>>>BDC\n${A}\nEMC`,
    '/P <</MCID 0>>BDC\nA\nEMC\n/Artifact BMC\n/Span <</ActualText <FEFF0041>>>BDC\nA\nEMC\nEMC',
  ],
  'a clip paints nothing': [
    `0 0 9 9 re\nW* n\n/P <</MCID 0 >>BDC\n${A}\nEMC`,
    '0 0 9 9 re\nW* n\n/P <</MCID 0>>BDC\nA\nEMC',
  ],
  'signs in strings are no operators': [
    `/P <</MCID 0 >>BDC\n${A}\n(Q EMC \\) f) Tj\n[<0041> (f)] TJ\nEMC`,
    '/P <</MCID 0>>BDC\nA\n(Q EMC \\) f) Tj\n[<0041> (f)] TJ\nEMC',
  ],
  'marks that no element names, and those without text': [
    `/P <</MCID 7 >>BDC\n${A}\nEMC\n/P <</MCID 0 >>BDC\n${box}\nEMC`,
    '/Artifact BMC\nA\nEMC\n/Artifact BMC\nbox\nEMC',
  ],
};

test.each(Object.entries(cases))('%s', async (_, [content, becomes]) => {
  expect(contentIn(await finished({ content }))).toBe(becomes);
});

test('text of margin boxes is a header or a footer by its place, the body is not', async () => {
  const flip = '1 0 0 -1 0 100 cm';
  const margin = (y: number): string => text('M').replace('8 55 Tm', `8 ${y} Tm`);
  const { contents } = await finished({
    content: `${flip}\nq\n${margin(10)}\n${margin(95)}\nQ\nq\n0 0 9 9 re\nW n\nq\n${A}\n/P <</MCID 0 >>BDC\n${A}\nEMC\nQ\nQ`,
  });
  const artifacts = contents[0]?.sequences.filter(({ tag }) => tag === 'Artifact');
  expect(artifacts?.map(({ properties }) => properties.get('Subtype'))).toEqual([
    { name: 'Header' },
    { name: 'Footer' },
    undefined,
  ]);
});

const marked = `q\n/P <</MCID 0 >>BDC\n${A}\nEMC\nQ`;
const two = `${marked}\n/P <</MCID 1 >>BDC\n${A}\nEMC`;
const painted = 'q\n/G1 gs\n/X1 Do\nQ';

test('a form that is opaque is put back into the page', async () => {
  const facts = await finished({ content: painted, forms: [two], tree: [['P', 0, 1]] });
  expect(contentIn(facts)).toContain('0 0 9 9 re\nW n\nq\n/P <</MCID 0>>BDC\nA\nEMC\nQ');
  expect(contentIn(facts)).not.toContain('Do');
  expect([...facts.file.objects.values()].filter(({ source }) => source.includes('/Form'))).toEqual([]);
  expect(facts.items.map((item) => facts.words(item))).toEqual(['AA', 'AA']);
});

test.each(['/ca .5\n/BM /Normal', '/ca 1\n/BM /Multiply'])(
  'a form that shines through (%s) is marked as a whole for its element',
  async (state) => {
    const facts = await finished({ content: painted, forms: [two], state, tree: [['P', 0, 1]] });
    expect(contentIn(facts)).toContain('/P <</MCID 0>>BDC\n/X1 Do\nEMC');
    expect(facts.items.map((item) => facts.words(item))).toEqual(['AA', 'AA']);
  },
);

test('a form of several elements gets its own place in the parent tree', async () => {
  const made = {
    content: painted,
    forms: [`${two}\n${box}`],
    state: '/ca .5',
    tree: [
      ['P', 0],
      ['P', 1],
    ] as Branch[],
  };
  const facts = await finished(made);
  expect(contentIn(facts)).toContain('/G1 gs\n/X1 Do');
  expect(facts.items.filter(({ type }) => type === 'P').map((item) => facts.words(item))).toEqual(['A', 'A']);
  expect([...facts.parents.keys()]).toEqual([0, 1]);
});

test('a form without any element is an artifact', async () => {
  const facts = await finished({ content: painted, forms: [marked], state: '/ca .5', tree: [] });
  expect(contentIn(facts)).toContain('/Artifact BMC\n/X1 Do\nEMC');
});
