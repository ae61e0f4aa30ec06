import { describe, expect, test } from 'vitest';
import { actNotice, slideNotice, tagsOf } from '../../src/model/content-notice.ts';
import { emptyLibrary } from '../../src/model/library.ts';
import type { Act } from '../../src/model/narrative.ts';
import { sourceText } from '../../src/model/span.ts';
import { parse } from '../../src/parse/parse.ts';
import { libraryOf, told } from './checked.ts';

const library = libraryOf(
  [],
  [
    told('massacre', 'editor', { sensitivity: ['massacre-context', 'civilians'] }),
    told('deaths', 'editor', { sensitivity: ['mass-death', 'graves'] }),
    told('atrocity', 'editor', { sensitivity: ['atrocity'] }),
    told('torture', 'editor', { sensitivity: ['torture'] }),
    told('plain', 'editor'),
  ],
);

function actOf(text: string): Act {
  const [act] = parse(sourceText('talk.md', text), { narrative: 'talk' }).edition.acts;
  if (!act) throw new Error('no act');
  return act;
}

/** The act's notice, then those of its slides. */
function notices(text: string, from = library): string[] {
  const act = actOf(text);
  const shown = [actNotice(act, from), ...act.slides.map((slide) => slideNotice(slide, act, from))];
  return shown.map((notice) => (notice ? notice.text || notice.tags.join() : '-'));
}

describe('content notices', () => {
  test.each([
    ['nothing', '# A\n\n## B\n\n[@plain]\n', ['-', '-']],
    ['tags of its slides, before the act', '# A\n\n## B\n\n[@massacre]\n\n## C\n\n[@deaths]\n', ['massacre-context,mass-death', '-', '-']], // biome-ignore format: a row a case
    ['in one order, whatever the script’s', '# A\n\n## B\n\n[@deaths] [@massacre]\n\n## C [@atrocity]\n', ['atrocity,massacre-context,mass-death', '-', '-']], // biome-ignore format: a row a case
    ['restraint needs no notice', '# A\n\n## B\n\n[@torture]\n', ['-', '-']],
    ['on the opening itself', '# A [@deaths]\n\n## B\n', ['mass-death', '-']],
    ['spoken or read', '# A\n\n## B\n\n::: notes\n[@deaths]\n:::\n', ['mass-death', '-']],
    ['in an account', '# A\n\n## B\n\n::: contested\n- **A:** x [@deaths]\n- **B:** y\n:::\n', ['mass-death', '-']],
    ["the author's words win", '# A {notice="A battle."}\n\n## B\n\n[@deaths]\n', ['A battle.', '-']],
    ['a slide that says so itself asks no more', '# A\n\n## B {notice="Deaths."}\n\n[@deaths]\n', ['-', 'Deaths.']],
    ['but another one does', '# A\n\n## B {notice="Deaths."}\n\n[@deaths]\n\n## C\n\n[@massacre]\n', ['massacre-context', 'Deaths.', '-']], // biome-ignore format: a row a case
    ['outside acts each slide for itself', '## B\n\n[@deaths]\n\n## C\n\n[@plain]\n', ['-', 'mass-death', '-']],
    ['an unknown claim', '# A\n\n## B\n\n[@nowhere]\n', ['-', '-']],
  ])('%s', (_what, text, expected) => {
    expect(notices(text)).toEqual(expected);
  });

  test('without a library only the author speaks', () => {
    expect(notices('# A\n\n## B\n\n[@deaths]\n', emptyLibrary)).toEqual(['-', '-']);
  });

  test('all tags of a slide', () => {
    const [slide] = actOf('## B [@torture]\n\n[@massacre; @plain]\n').slides;
    expect(slide && [...tagsOf(slide, library)]).toEqual(['torture', 'massacre-context', 'civilians']);
  });
});
