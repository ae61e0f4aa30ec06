import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compileScript } from '../../src/compile.ts';
import { findScripts } from '../../src/input/find-scripts.ts';
import { slidesOf } from '../../src/model/walk.ts';
import { defaultSettings } from '../../src/pages.ts';
import { makeReaderAsText, makeReaderForScreens } from '../../src/reader.ts';
import { hyphenated, loadHyphenate } from '../../src/render/reader/hyphenate.ts';
import { openWorkshop } from '../../src/workshop.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lanternist-book-'));
  write('lanternist.yaml', '');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** The reader of one script, for screens and as text. */
async function readerOf(body: string, front = '', print = {}) {
  write('talk.md', `---\ntitle: A talk\nlang: en\n${front}---\n\n${body}\n`);
  const workshop = openWorkshop(root);
  const [script] = findScripts(['talk.md'], root).scripts;
  if (!script) throw new Error('no script');
  const compiled = await compileScript(workshop, script);
  const screen = await makeReaderForScreens(workshop, compiled, { ...defaultSettings, print });
  const html = String(screen.content);
  return {
    html: html.slice(html.indexOf('<body')),
    text: String((await makeReaderAsText(workshop, compiled, defaultSettings)).content),
    problems: screen.problems,
    edition: compiled.edition,
  };
}

/** Links inside the page that lead nowhere, and names that several things have. */
function faultsIn(html: string): string[] {
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
  const links = [...html.matchAll(/ href="#([^"]*)"/g)].map(([, id = '']) => decodeURIComponent(id));
  return [
    ...links.filter((id) => !ids.includes(id)).map((id) => `nothing is called ${id}`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two things are called ${id}`),
  ];
}

describe('notes of the title slide', () => {
  test('are told where it is all that there is', async () => {
    const { html, text } = await readerOf('Words of the title.[^a]\n\n[^a]: NOTE-OF-THE-TITLE');
    expect(html).toMatch(/<li id="note\.1"[^>]*>.*NOTE-OF-THE-TITLE/);
    expect(html).toContain('href="#reader.notes"');
    expect(text).toContain('[^1]: NOTE-OF-THE-TITLE');
    expect(faultsIn(html)).toEqual([]);
  });

  test('are told with the first chapter, and once', async () => {
    const { html } = await readerOf('Words.[^a]\n\n[^a]: NOTE-A\n\n[^b]: NOTE-B\n\n# Act\n\n## One\n\nText.[^b]');
    expect(html.match(/NOTE-[AB]/g)).toEqual(['NOTE-A', 'NOTE-B']);
    expect(faultsIn(html)).toEqual([]);
  });

  test('are left out where only its headline has them, for that stands there without them', async () => {
    const { html, text } = await readerOf(
      '# A talk[^a]\n\nWords.\n\n[^a]: NOTE-A\n\n## One\n\nText.[^b]\n\n[^b]: NOTE-B',
    );
    expect(html.match(/NOTE-[AB]/g)).toEqual(['NOTE-B']);
    expect(text.match(/NOTE-[AB]/g)).toEqual(['NOTE-B']);
    expect(faultsIn(html)).toEqual([]);
  });
});

test('a slide may be called as anything of the page is', async () => {
  const { html } = await readerOf(
    '## One {#text}\n\nText.\n\n## Two {#reader}\n\nText.\n\n## Three {#contents}\n\nText.',
  );
  expect(html).toContain('<main id="reader.text">');
  expect(faultsIn(html)).toEqual([]);
});

test('what is foreign says so wherever it stands, and nothing beside it does', async () => {
  const { html } = await readerOf(
    '# Акт {lang=ru}\n\nСлова.[^a]\n\n[^a]: A note.\n\n## Слайд {#s lang=ru when=1904 notice="Предупреждение."}\n\nТекст.\n\n::: read\nЧтение.\n:::\n\n## English {when=1905}\n\nText.',
  );
  for (const told of ['Акт', 'Слайд', 'Предупреждение.', '<p>Текст.</p>', '<p>Чтение.</p>']) {
    const before = html.split(told).slice(0, -1);
    expect(before.length).toBeGreaterThan(0);
    expect(before.filter((each) => !/ lang="ru">\s*$/.test(each))).toEqual([]);
  }
  const marked = [...html.matchAll(/ lang="ru">([^<]*)/g)].map(([, words = '']) => words);
  expect(marked.filter((words) => /[A-Za-z]/.test(words))).toEqual([]);
});

test('names of editors and of what a source leaves out may have any signs', async () => {
  write(
    'library/sources.yaml',
    'references:\n- { id: star, type: book, title: Star, voice: The Star, perspective: A paper, omits: "$& and $1", partisan: true }\n',
  );
  write(
    'library/claims.yaml',
    'claims:\n- { id: known, statement: So it was, sources: [{ source: star }, { source: editor, confidence: high }] }\n',
  );
  const { html, text } = await readerOf(
    '## One\n\nText.[@known][@editor: A remark.]{confidence=high}',
    'editor: "Costs $& Co"\n',
  );
  expect(html).toContain('Costs $&amp; Co');
  expect(html).toContain('$&amp; and $1');
  expect(html).not.toMatch(/\{(?:editor|omits)\}/);
  expect(text).toContain('Costs \\$& Co');
});

test('is not cited at the address of the handout', async () => {
  const { html } = await readerOf('## One\n\nText.', 'authors: [A. Author]\n', {
    address: 'https://example.org/h.pdf',
  });
  expect(html).toContain('A. Author.');
  expect(html).not.toContain('example.org');
});

test('labels without room are reported, but where the author allows it', async () => {
  const places = Array.from({ length: 40 }, (_, at) => `  - { at: [131.${at + 10}, 43], name: Place number ${at} }`);
  const map = ['```map', 'places:', ...places, '```'].join('\n');
  const { problems } = await readerOf(`## One {#one}\n\n${map}`);
  expect(problems.map(({ code }) => code)).toContain('figure-crowded');
  expect((await readerOf(`## One {#one allow="figure-crowded: all are meant"}\n\n${map}`)).problems).toEqual([]);
});

test('numbers of slides are those of the lecture, gaps and continuations too', async () => {
  const { html, text, edition } = await readerOf(
    '## One\n\nText.\n\n---\n\nMore.\n\n## Two {only=deck}\n\nText.\n\n# Act\n\n## Three {.not-kiosk}\n\nText.\n',
  );
  const slides = edition ? [...slidesOf(edition)].filter((slide) => slide.audience.has('reader')) : [];
  const numbers = slides.filter(({ kind }) => kind !== 'title').map(({ id, number }) => [id, number]);
  expect(numbers.map(([, number]) => number)).toEqual(['2', '2b', '4', '5']);
  const told = [...html.matchAll(/<section class="passage[^>]* id="([^"]*)".*?slide-number">([^<]*)</gs)];
  expect(told.map(([, id, number]) => [id, number])).toEqual(numbers);
  for (const { title, number, part } of slides.filter(({ kind }) => kind !== 'title'))
    if (part === 1) expect(text).toContain(`# ${title} \\[${number}\\]`);
});

test('no hyphen parts letters that are drawn as one', async () => {
  const hyphenate = await loadHyphenate('en');
  if (!hyphenate) throw new Error('no patterns');
  const text = hyphenated('<p>Japanese officers offered a difficult inflection, afterwards halfhearted</p>', hyphenate);
  expect(text).toContain('\u00AD');
  expect(text).not.toMatch(/f\u00AD[filt]/);
});

test('a voice that is silent has a cell all the same, for a PDF leaves empty ones out', async () => {
  const { html } = await readerOf(
    '## One\n\n::: contested\n::: {.account by="One"}\n:::\n::: {.account by="Two"}\nIt says this.\n:::\n:::',
  );
  expect(html).toMatch(/<td>—<\/td>.*<td><p>It says this\.<\/p><\/td>/);
});

test('the timeline has a time before what lies in it: year, month, day', async () => {
  const slides = ['1911-03-01', '1911', '1911-03-02', '1911-03', '1910/1912', '1911-02-28', '1911-03/1911-04'];
  const { text } = await readerOf(slides.map((when) => `## On ${when} {when=${when}}\n\nText.`).join('\n\n'));
  const rows = [...text.matchAll(/^\| .* \| On ([\d/-]+) \| \d+ \|$/gm)].map(([, when]) => when);
  expect(rows).toEqual(['1910/1912', '1911', '1911-02-28', '1911-03/1911-04', '1911-03', '1911-03-01', '1911-03-02']);
});

test('an event of the library stands at the passage about its time, not at the first that cites it', async () => {
  write('library/sources.yaml', '- { id: a, type: book, title: A, voice: A, perspective: a man }\n');
  write(
    'library/claims.yaml',
    '- { id: c, statement: So., sources: [{ source: a, locator: p. 1 }], stance: fact, date: "1911-03-02" }\n',
  );
  write('library/events.yaml', '- { id: e, date: "1911-03-02", label: The event, claims: [c] }\n');
  const slide = (name: string, when: string) => `## ${name} {when=${when}}\n\nText. [@c]`;
  const { text } = await readerOf(
    [slide('Before', '1910'), slide('All', '1910/1912'), slide('It', '1911-03')].join('\n\n'),
  );
  expect(text).toContain('| 2 March 1911 | The event | 4 |');
});

test('notes of the editor are sentences, and a quotation is quoted once', async () => {
  const { html, text } = await readerOf(
    '## One\n\nA fact. [@editor: general histories]{confidence=high}\n\n::: {.quote by="A man"}\n> Try.\n:::',
  );
  expect(html).toContain('<span class="note-text">General histories.</span>');
  expect(text).toContain('. General histories.');
  expect(text).toContain('> Try.\n>\n> — A man');
  expect(text).not.toContain('> >');
});

test('content notices stand below the title, and name what they are about in every form', async () => {
  const slide = (at: number) => `## Number ${at} {notice="Speaks of ${at}."}\n\nText.`;
  const { html, text } = await readerOf([1, 2].map(slide).join('\n\n'));
  expect(html).toMatch(/<div class="notices">.*Speaks of 1\..*Number 1<\/a>.*<p class="cite">/s);
  expect(text).toContain('**Content notice**\n\n- Speaks of 1. *Number 1* \\[2\\]\n- Speaks of 2. *Number 2* \\[3\\]');
});

test.each(['far-eastern-intervention', 'port-arthur', 'siberian-internment', 'leonov-at-wonsan'])(
  'large print of %s loses no name of a figure',
  async (narrative) => {
    const project = fileURLToPath(new URL('../../', import.meta.url));
    const workshop = openWorkshop(project);
    const file = join(project, 'narratives', narrative, 'en.md');
    const compiled = await compileScript(workshop, { file, narrative, lang: 'en' });
    const { problems } = await makeReaderForScreens(workshop, compiled, { ...defaultSettings, print: { large: true } });
    expect(problems.map(({ message }) => message)).toEqual([]);
  },
);
