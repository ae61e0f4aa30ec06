import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { Compiled } from '../../src/compile.ts';
import { evidencePage, evidenceSheet } from '../../src/evidence-sheet.ts';
import { sheetJson } from '../../src/sheet/json.ts';
import type { Sheet } from '../../src/sheet/sheet.ts';
import { sheetText } from '../../src/sheet/text.ts';
import { openWorkshop } from '../../src/workshop.ts';
import { compiled, projectFolder } from './project.ts';

const long =
  'Nobody who stood in the trenches that winter, cold and without bread, could tell afterwards how long it was';
const folder = projectFolder({
  'siege/en.md': `---\ntitle: <b>Siege</b> & storm\nlang: en\nallow: { one-sided: "<i>told</i> later" }\n---\n\n## How long?\n\n${long}. 159 days. [@pa-159-days]\n`,
  'siege/ru.md': '---\ntitle: Осада\nlang: ru\nstatus: draft\n---\n\n## Сколько?\n\nПочти 159 дней. [@pa-159-days]\n',
  'broken.md': '## One\n\n::: notes\n',
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function sheetIn(path: string): Promise<{ sheet: Sheet; script: Compiled }> {
  const script = await compiled(folder, path);
  const sheet = evidenceSheet(script);
  if (!sheet) throw new Error('no sheet');
  return { sheet, script };
}

describe('the evidence sheet', () => {
  test('is text of at most 100 columns, the same each time', async () => {
    const text = sheetText((await sheetIn('siege/en.md')).sheet);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(text).toContain('  [ ]    3  Nobody who stood');
    expect(text).toMatch(/\n {12}slide · contested · pa-159-days: Izvestia, para\. 2\n/);
    expect(text).toContain('Allowed: one-sided: <i>told</i> later');
    expect(sheetText((await sheetIn('siege/en.md')).sheet)).toBe(text);
  });

  test('speaks the language of the script where it can', async () => {
    const text = sheetText((await sheetIn('siege/ru.md')).sheet);
    expect(text).toMatch(/^Лист доказательств\nОсада \(ru\)\n.*\nСостояние: draft\. Черновик, не проверен историком\n/);
    expect(text).toContain('слайд · спорно · pa-159-days: Izvestia, para. 2');
  });

  test('is not made of a script with an error', async () => {
    expect(evidenceSheet(await compiled(folder, 'broken.md'))).toBeUndefined();
  });

  test('escapes what authors write, and asks nothing of the network', async () => {
    const { sheet, script } = await sheetIn('siege/en.md');
    const { html, headings } = evidencePage(openWorkshop(folder), script, sheet);
    expect(html).toContain('<h1>Evidence sheet: &lt;b&gt;Siege&lt;/b&gt; &amp; storm</h1>');
    expect(html).toContain('&lt;i&gt;told&lt;/i&gt; later');
    expect(html).toContain('default-src &#x27;none&#x27;; script-src &#x27;none&#x27;');
    expect(html.replace(/url\(data:[^)]*\)/g, '')).not.toMatch(/url\(|<script|<img|https?:/);
    expect(html.match(/class="tick"/g)).toHaveLength(5);
    expect(html.match(/<h[12]>/g)).toHaveLength(headings.length);
  });

  test('as JSON has the numbers, places and grounds of every sentence', async () => {
    const { sheet } = await sheetIn('siege/en.md');
    const { slides } = JSON.parse(JSON.stringify(sheetJson(sheet)));
    const last = slides.at(-1).sentences.at(-2);
    expect(last).toMatchObject({ number: 4, register: 'body', text: '159 days.', line: 9 });
    expect(last.column).toBe(long.length + 3);
    expect(last.grounds).toEqual([
      {
        type: 'claim',
        key: 'pa-159-days',
        locator: '',
        stance: 'contested',
        says: 'Izvestia counts 159 days.',
        sources: [{ source: 'izvestia', voice: 'Izvestia', locator: 'para. 2', confidence: '' }],
      },
    ]);
  });
});
