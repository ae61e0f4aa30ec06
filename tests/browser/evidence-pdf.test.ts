import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { evidence } from '../../src/commands/evidence.ts';
import { sign } from '../../src/commands/sign.ts';
import { fakeTerminal } from '../cli/support.ts';
import { projectFolder } from '../evidence/project.ts';
import { inspectPdf } from '../support/pdf.ts';
import { checkPdf } from '../support/pdf-ua.ts';

const days = Array.from({ length: 60 }, (_, index) => `Day ${index + 1} was cold. [@pa-159-days]`).join('\n\n');
const folder = projectFolder({
  'siege/en.md': `---\ntitle: Siege\nauthors: [A. Curator]\nstatus: draft\n---\n\n## How cold?\n\n::: notes\n${days}\n:::\n`,
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function printed(): Promise<Uint8Array> {
  const terminal = fakeTerminal(folder);
  expect(await evidence(terminal, ['siege'], { format: 'pdf', out: 'out' })).toBe(0);
  expect(terminal.printed().err).toContain('written    out/siege/en/evidence.pdf  64 sentences');
  return readFileSync(join(folder, 'out/siege/en/evidence.pdf'));
}

test('evidence.pdf is tagged, numbered and says that it is a draft, until it is signed', async () => {
  const first = await printed();
  const pdf = await inspectPdf(first);
  expect(pdf.pages).toBeGreaterThan(2);
  expect([...new Set(pdf.sizes.map(([width, height]) => `${Math.round(width)}x${Math.round(height)}`))]).toEqual([
    '595x842',
  ]);
  expect(pdf).toMatchObject({ tagged: true, lang: 'en' });
  expect(pdf.info).toMatchObject({
    Title: 'Evidence sheet: Siege',
    Author: 'A. Curator',
    Subject: 'Draft, not reviewed by a historian',
  });
  expect(pdf.outline.map(({ title }) => title)).toEqual([
    'Evidence sheet: Siege',
    'Slide 1: Siege',
    'Slide 2: How cold?',
  ]);
  expect(pdf.texts[0]).toContain('Status: draft. Draft, not reviewed by a historian');
  pdf.texts.forEach((text, page) => {
    expect(text).toContain(`${page + 1} / ${pdf.pages}`);
  });
  for (let day = 1; day <= 60; day++) expect(pdf.texts.join(' ')).toContain(`Day ${day} was cold.`);
  expect(await checkPdf(first)).toEqual([]);
  expect(Buffer.from(await printed()).equals(Buffer.from(first))).toBe(true);

  await sign(fakeTerminal(folder), 'siege', { by: 'B. Historian', date: '2026-11-22' });
  const signed = await inspectPdf(await printed());
  expect(signed.texts.join(' ')).not.toContain('Draft, not reviewed');
  expect(signed.texts[0]).toContain('Every slide is signed and unchanged since');
  expect(signed.texts[0]).toContain('Signed by B. Historian, 2026-11-22');
});
