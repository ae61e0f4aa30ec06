import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Compiled, compileScript } from '../../src/compile.ts';
import { findScripts } from '../../src/input/find-scripts.ts';
import { makeKiosk } from '../../src/kiosk.ts';
import { openWorkshop } from '../../src/workshop.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The pages of one script in a kiosk, without what stands around them. */
async function kioskOf(root: string, path: string): Promise<{ readonly html: string; readonly compiled: Compiled }> {
  const workshop = openWorkshop(root);
  const [script] = findScripts([path], root).scripts;
  if (!script) throw new Error(`no script ${path}`);
  const compiled = await compileScript(workshop, script);
  const { files } = await makeKiosk(workshop, [compiled]);
  const whole = String(files.get('index.html'));
  const html = whole.slice(whole.indexOf('<template id="edition-'), whole.indexOf('id="kiosk-settings"'));
  return { html, compiled };
}

/** What stands under "How we know this", page by page. */
function howIn(html: string): string[] {
  return [...html.matchAll(/<p class="how"><b>[^<]*<\/b> (.*?)<\/p>/g)].map(([, how = '']) => how);
}

describe('leonov-at-wonsan in a kiosk', () => {
  // Names of the two documents that every language calls by their English ones.
  const names = /The Japan News|Russian Seven|Izvestia/g;

  test.each(['ru', 'ja', 'zh'])('"How we know this" has no English sentence in %s', async (lang) => {
    const { html } = await kioskOf(repository, `narratives/leonov-at-wonsan/${lang}.md`);
    const hows = howIn(html);
    expect(hows.length).toBeGreaterThan(10);
    for (const how of hows) expect(how.replace(names, '')).not.toMatch(/[A-Za-z]{2}/);
    expect(html).not.toMatch(/<(?:span|p)[^>]* lang="en">[^<]*(?:archive|prisoner|Soviet|newspaper)/);
  });
});

describe('texts without a translation', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'lanternist-test-'));
    write('lanternist.yaml', '');
    write(
      'library/sources.yaml',
      'references:\n- { id: izvestia, type: book, title: A, voice: Izvestia, perspective: a newspaper & more, omits: the town, partisan: true, note: Undated. }\n',
    );
    write(
      'library/claims.yaml',
      'claims:\n- { id: known, statement: So it was, sources: [{ source: editor, confidence: high }, { source: izvestia }] }\n',
    );
    write('library/people.yaml', 'people:\n- { id: leonov, names: [{ text: Leonov }], role: scout, note: A hero. }\n');
    write('library/places.yaml', 'places:\n- { id: wonsan, kind: port, names: [{ text: Wonsan }], note: A town. }\n');
    write(
      'ru.md',
      '---\ntitle: Т\nlang: ru\n---\n\n## А {#a}\n\n[Он]{person=leonov} [там]{place=wonsan}. [@known]\n\n::: contested\n- **Известия:** да. [@izvestia]\n- **Другие:** нет. [@editor: Нет.]\n:::\n',
    );
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  test('are marked with the language of the library', async () => {
    write(
      'library/ru.yaml',
      'sources:\n- { id: izvestia, voice: Известия, omits: о городе }\npeople:\n- { id: leonov, role: разведчик }\n',
    );
    const { html } = await kioskOf(root, 'ru.md');
    expect(howIn(html)[1]).toBe('Известия: <span lang="en">a newspaper &amp; more</span>. Не сказано: о городе.');
    expect(html).toContain('<span lang="en">A newspaper &amp; more</span>; сторона в споре.');
    expect(html).toContain('<span lang="en">Undated.</span>');
    expect(html).toContain('<span lang="en">So it was</span>.');
    expect(html).toContain('<p class="standpoint"><span lang="en">a newspaper &amp; more</span>\u00A0· сторона');
    expect(html).toContain('<span>разведчик</span>');
    expect(html).toContain('<p class="name-note" lang="en">A hero.</p>');
    expect(html).toContain('<span lang="en">port</span>');
  });

  test('are not marked where nobody has said what the library is written in', async () => {
    const { html } = await kioskOf(root, 'ru.md');
    expect(howIn(html)[1]).toBe('Izvestia: a newspaper &amp; more. Не сказано: the town.');
    write('lanternist.yaml', 'lang: ru\n');
    expect(howIn((await kioskOf(root, 'ru.md')).html)[1]).not.toContain('lang=');
  });

  test('are none where all is translated, and attributions in either language count', async () => {
    write(
      'library/ru.yaml',
      'sources:\n- { id: izvestia, voice: Известия, names: [газета], perspective: газета, omits: о городе, note: Без даты. }\nclaims:\n- { id: known, statement: Так было }\npeople:\n- { id: leonov, role: разведчик, note: Герой. }\nplaces:\n- { id: wonsan, note: Город. }\nkinds:\n- { id: port, text: порт }\n',
    );
    const { html, compiled } = await kioskOf(root, 'ru.md');
    expect(html).not.toContain('lang="en"');
    expect(html).toContain('<span>порт</span>');
    expect(compiled.library.sources.get('izvestia')?.names).toEqual(['Izvestia', 'газета']);
    expect(compiled.library.places.get('wonsan')?.kind).toBe('port');
  });
});
