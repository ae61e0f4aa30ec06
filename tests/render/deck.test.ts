import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Compiled, compileScript } from '../../src/compile.ts';
import { defaultSettings, renderDeckOf, renderSlidesOf } from '../../src/pages.ts';
import { openWorkshop } from '../../src/workshop.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const workshop = openWorkshop(root);
let compiled: Compiled;
let deck: string;
let shared: string;
let paper: string;

beforeAll(async () => {
  compiled = await compileScript(workshop, {
    file: join(root, 'tests/fixtures/scripts/layouts.md'),
    narrative: 'layouts',
    lang: '',
  });
  deck = await renderDeckOf(workshop, compiled, defaultSettings);
  shared = await renderDeckOf(workshop, compiled, { ...defaultSettings, share: true });
  paper = (await renderSlidesOf(workshop, compiled, defaultSettings)).html;
});

describe('registers: what goes where', () => {
  test.each([
    ['NOTES-SPOKEN', true, false, false],
    ['NOTES-OF-THE-TITLE', true, false, false],
    ['CUE-PRIVATE', true, false, false],
    ['READ-BY-READERS', false, false, false],
    ['KIOSK-ALONE', false, false, false],
    ['PAPER-ALONE', false, false, true],
    ['COMMENT-OF-THE-AUTHOR', false, false, false],
  ])('%s', (text, inDeck, inShared, onPaper) => {
    expect([deck.includes(text), shared.includes(text), paper.includes(text)]).toEqual([inDeck, inShared, onPaper]);
  });

  test('notes and cues stand in templates, which no browser shows', () => {
    const shown = deck.replace(/<template[\s\S]*?<\/template>/g, '');
    expect(shown).not.toMatch(/NOTES-|CUE-/);
    expect(shown).toContain('With one short sentence.');
  });
});

describe('deck.html', () => {
  test('asks nobody for anything', () => {
    const page = deck.replace(/<script>[\s\S]*<\/script>/, '');
    const addresses = [...page.matchAll(/\s(?:src|href|poster|srcset|action)="([^"]*)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(addresses.filter((address) => !/^(data:|#|https:\/\/example\.org)/.test(address))).toEqual([]);
    expect(page).not.toMatch(/@import|url\((?!data:)/);
    expect(addresses.length).toBeGreaterThan(3);
  });

  test('its policy knows the one script by its hash', () => {
    const script = /<script>([\s\S]*)<\/script>\s*<\/body>/.exec(deck)?.[1] ?? '';
    const hash = createHash('sha256').update(script).digest('base64');
    expect(deck).toContain(`script-src &#x27;sha256-${hash.replaceAll('=', '&#x3D;')}&#x27;`);
    expect(script).not.toMatch(/<\/script|<!--/);
  });

  test('text of the author cannot break out of it', async () => {
    const { compile, render } = await import('../../src/index.ts');
    const hostile =
      '---\ntitle: "</script><script>alert(1)</script>"\n---\n\n## <script>alert(2)</script> "x" {short="\'><b>"}\n\n`</template><script>alert(3)</script>`\n\n::: notes\n</template><script>alert(4)</script>\n:::\n';
    const html = await render(await compile(hostile), 'deck');
    expect(html.match(/<script/g)?.length).toBe(2);
    expect(html).not.toContain('<b>');
  });

  test('is the same byte for byte when it is made again', async () => {
    const again = await renderDeckOf(openWorkshop(root), compiled, defaultSettings);
    expect(again === deck).toBe(true);
  });
});
