import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { positionAt } from '../../src/model/span.ts';
import { statementsOf } from '../../src/model/statements.ts';
import { compiled, projectFolder } from './project.ts';

const script = `---
title: Figures
---

## A slide {#one}

\`\`\`chart
data: days
source: "[@japan-news] [@editor: counted]{confidence=high}"
caption: A count. By three voices. [@izvestia]
title: The days
\`\`\`

\`\`\`timeline
events: [surrender, { date: 1904-02-08, label: The attack }]
source: "[@japan-news]"
\`\`\`

\`\`\`map
places: [{ at: [121, 38], name: Here }, { at: [123, 41], name: There }]
routes: [{ from: Here, to: There, label: The march, date: 1904 }]
source: "[@japan-news]"
\`\`\`
`;
const folder = projectFolder({
  'talk.md': script,
  'library/statistics.yaml': `datasets:
  - id: days
    title: How long it lasted
    unit: days
    rows:
      - { label: Izvestia, value: 159, claim: pa-159-days }
      - { label: Nobody, value: 100..200 }
`,
  'library/events.yaml': `events:
  - { id: surrender, date: 1905-01-02, label: The surrender, claims: [gk-156-days] }
`,
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what is read in a figure is a statement, with what it rests on', async () => {
  const { edition, library, problems } = await compiled(folder, 'talk.md');
  if (!edition) throw new Error('no edition');
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const rows = statementsOf(edition, library)
    .filter(({ register, slide }) => slide.id === 'one' && register !== 'headline' && register !== 'library')
    .map(({ register, text, span, grounds }) => {
      const { line } = positionAt(edition.source, span.start);
      return `${line} ${register} | ${text} | ${grounds.map(({ key }) => key).join(' ')}`;
    });
  expect(rows).toEqual([
    '8 body | Izvestia: 159 days | pa-159-days',
    '8 body | Nobody: 100–200 days | izvestia japan-news editor',
    '11 alt | The days | izvestia japan-news editor',
    '10 caption | A count. | ',
    '10 caption | By three voices. | izvestia',
    '9 editor | counted | editor',
    '15 body | 1905-01-02: The surrender | gk-156-days',
    '15 body | 1904-02-08: The attack | japan-news',
    '21 body | The march, 1904 | japan-news',
  ]);
});
