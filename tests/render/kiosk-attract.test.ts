import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compileScript } from '../../src/compile.ts';
import { makeKiosk } from '../../src/kiosk.ts';
import { openWorkshop } from '../../src/workshop.ts';

const folder = mkdtempSync(join(tmpdir(), 'lanternist-attract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Headlines of the attract loop of a script. */
async function attracting(body: string): Promise<string[]> {
  const file = join(folder, 'harbour.md');
  writeFileSync(file, `---\ntitle: The harbour\n---\n\n${body}`);
  const workshop = openWorkshop(folder);
  const compiled = await compileScript(workshop, { file, narrative: 'harbour', lang: 'en' });
  const page = String((await makeKiosk(workshop, [compiled])).files.get('index.html'));
  return [...page.matchAll(/class="kiosk-page attract-page"[\s\S]*?<\/article>/g)].map(
    ([html]) => /class="headline">([^<]*)</.exec(html)?.[1] ?? '',
  );
}

const map = '```map\nextent: liaodong\n```\n';
const plain = '## Ships\n\nShips came.\n\n';

test('a story without marks attracts with its title and its maps', async () => {
  expect(await attracting(`${plain}## Where it lies {layout=map}\n\n${map}`)).toEqual(['The harbour', 'Where it lies']);
});

test('one with marks attracts with these, and not with its maps', async () => {
  const marked = '## Ships {.attract}\n\nShips came.\n\n';
  expect(await attracting(`${marked}## Where it lies {layout=map}\n\n${map}`)).toEqual(['The harbour', 'Ships']);
});

test('what has a notice attracts nobody', async () => {
  expect(await attracting(`${plain}## Where it lies {layout=map notice="War."}\n\n${map}`)).toEqual(['The harbour']);
});
