import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { Compiled } from '../../src/compile.ts';
import { drawingsOf } from '../../src/model/walk.ts';
import { defaultSettings, renderDeckOf, renderSlidesOf } from '../../src/pages.ts';
import { drawingFrames } from '../../src/render/drawing-frames.ts';
import { openWorkshop } from '../../src/workshop.ts';
import { compiled, projectFolder } from '../evidence/project.ts';

const places = '[{ at: [121.27, 38.8], name: "Port <i>Arthur" }, { at: [123.43, 41.79], name: Mukden }]';
const folder = projectFolder({
  'talk.md': `## A map in steps {#steps}

\`\`\`map
places: ${places}
routes: [{ from: Mukden, to: "Port <i>Arthur", by: air }]
source: "[@izvestia] [@editor: by us]{confidence=high}"
steps: true
\`\`\`

## A chart {#chart}

\`\`\`chart
data: [{ label: One, value: 1 }, { label: Two, value: 2..3 }]
source: "Counted by us. [@japan-news]"
caption: A *caption*.
\`\`\`

## Behind a pause {#pause}

. . .

\`\`\`chart
data: [{ label: One, value: 1 }, { label: Two, value: 2 }]
source: "[@japan-news]"
\`\`\`

## In columns {#columns}

::: columns
::: column
\`\`\`timeline
events: [{ date: 1904, label: One }, { date: 1905, label: Two }]
source: "[@japan-news]"
\`\`\`
:::
::: column
Words beside it.
:::
:::
`,
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const workshop = openWorkshop(folder);
const made: Promise<Compiled> = compiled(folder, 'talk.md');

const slideOf = (html: string, id: string): string => html.split(`id="${id}"`)[1]?.split('<section')[0] ?? '';

test('in the deck parts appear as fragments, on paper at once or page by page', async () => {
  const deck = slideOf(await renderDeckOf(workshop, await made, defaultSettings), 'steps');
  expect(deck.match(/class="map-step fragment"/g)?.length).toBe(3);
  expect(deck).not.toContain('data-step');
  const paper = await renderSlidesOf(workshop, await made, defaultSettings);
  expect(paper.html).not.toMatch(/not-yet"|data-step/);
  const steps = await renderSlidesOf(workshop, await made, { ...defaultSettings, everyStep: true });
  const pages = steps.pages.filter(({ slide }) => slide === 'steps').length;
  expect(pages).toBe(4);
  expect(steps.html.match(/map-step not-yet/g)?.length).toBe(3 + 2 + 1);
});

test('a drawing is an image with its words, and hostile names stay words', async () => {
  const html = await renderDeckOf(workshop, await made, defaultSettings);
  const deck = slideOf(html, 'steps');
  expect(deck).toMatch(/<svg role="img" aria-label="Map: Port &lt;i&gt;Arthur and Mukden\. [^"]*By air from Mukden/);
  expect(deck).not.toContain('<i>Arthur');
  expect(slideOf(html, 'chart')).toMatch(/<table class="visually-hidden">.*<td>Two<\/td><td>.*2–3/s);
});

test('a source names its voices unless it has words of its own', async () => {
  const html = await renderDeckOf(workshop, await made, defaultSettings);
  expect(slideOf(html, 'steps')).toMatch(/Source: Izvestia, general scholarship<sup/);
  expect(slideOf(html, 'chart')).toMatch(/<figcaption>.*A <em>caption<\/em>\..*Source: Counted by us\.<sup/s);
});

test('each stands in the layout and the room that its slide has', async () => {
  const { edition } = await made;
  if (!edition) throw new Error('no edition');
  const frames = drawingFrames(edition, { width: 1280, height: 720 });
  const rows = drawingsOf(edition).map(({ drawing, slide }) => {
    const { width, height, clear } = frames.get(drawing) ?? { width: 0, height: 0, clear: undefined };
    return `${slide.id} ${slide.layout} ${width} ${height > 200 && height <= 720} ${clear?.left}`;
  });
  expect(rows).toEqual([
    'steps map 1280 true 558',
    'chart figure 1104 true 0',
    'pause figure 1104 true 0',
    'columns split 520 true 0',
  ]);
  const html = await renderDeckOf(workshop, await made, defaultSettings);
  expect(slideOf(html, 'pause')).toMatch(
    /<div class="main">\s*<div class="block step fragment">\s*<figure class="drawing/,
  );
});
