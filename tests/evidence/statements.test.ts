import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { positionAt } from '../../src/model/span.ts';
import { type Statement, statementsOf } from '../../src/model/statements.ts';
import { compiled, projectFolder } from './project.ts';

const script = `---
title: "The siege: a talk"
subtitle: Two counts
authors: [A. Historian]
---

# The ring {#ring short="Ring" notice="People die here."}

## How long was it? {#count}

First here. The *siege* lasted 159&nbsp;days, [@pa-159-days, note 3] as told
in [Port Arthur]{place=port-arthur}. [@izvestia, p. 5; @japan-news] Nobody knows why. [@editor: counted by us. Twice.]{confidence=high}

![A harbour. Seen from the hill.](harbour.svg){credit="A. Painter" license="CC0"}

| Voice | Days |
|---|---|
| Izvestia | 159 [@izvestia] |

::: numbers
- **3,500** prisoners [@japan-news]
- **12** men
:::

---

::: contested
::: {.account by="Izvestia" source=izvestia value=159 of="days of siege"}
From the first shot. It held.
:::
::: {.account by="Editor" source=editor confidence=high}
156 days. [@gk-156-days]
:::
::: agreed
It ended in January.[^end]
:::
:::

::: {.quote by="A scout"}
> We go.
:::

::: editor
Not in the documents.
:::

\`\`\`
code that is read
\`\`\`

::: notes
Spoken. [20 December 1904]{.os} came. Again [20 December 1904]{.os} came.
:::

::: cue
Only for the lecturer.
:::

::: read
Read at home, []{person=leonov}.
:::

[^end]: On the second. [@izvestia, p. 9]
`;

const folder = projectFolder({
  'talk.md': script,
  'places.md':
    '## One\n\n[@japan-news] Opened by a source. Joined. [@izvestia]Then 2 &amp; 3\\*4. Plain. [Port]{place=port-arthur} fell.\n\n[Port]{place=port-arthur} rose.\n',
  'harbour.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function statements(path = 'talk.md'): Promise<{ all: Statement[]; place: (statement: Statement) => string }> {
  const { edition, library, problems } = await compiled(folder, path);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!edition) throw new Error('no edition');
  const place = ({ span }: Statement): string => {
    const { line, column } = positionAt(edition.source, span.start);
    return `${line}:${column}`;
  };
  return { all: statementsOf(edition, library), place };
}

const rest = ({ grounds }: Statement): string =>
  grounds
    .map(({ type, key, locator, stance, voices }) =>
      [type, key, locator, stance, ...voices.map((each) => `${each.voice}|${each.locator}|${each.confidence}`)]
        .filter(Boolean)
        .join(' '),
    )
    .join('; ');

test('every sentence that somebody can meet, in order, with its place and what it rests on', async () => {
  const { all, place } = await statements();
  expect(all.map((each) => each.number)).toEqual(all.map((_, index) => index + 1));
  const rows = all.map((each) =>
    [
      each.slide.id,
      each.register,
      place(each),
      each.voice && `<${each.voice}>`,
      each.text,
      rest(each) && `= ${rest(each)}`,
    ]
      .filter(Boolean)
      .join(' '),
  );
  expect(rows).toMatchInlineSnapshot(`
    [
      "title title 2:9 The siege: a talk",
      "title title 3:11 Two counts",
      "title title 4:10 A. Historian",
      "ring notice 7:40 People die here.",
      "ring menu 7:26 Ring",
      "ring headline 7:3 The ring",
      "count headline 9:4 How long was it?",
      "count body 11:1 First here.",
      "count body 11:13 The siege lasted 159 days, as told in Port Arthur. = claim pa-159-days note 3 contested Izvestia|para. 2|; source izvestia p. 5 Izvestia|p. 5|; source japan-news The Japan News||",
      "count body 12:69 Nobody knows why. = editor editor ||high",
      "count editor 12:97 counted by us. = editor editor ||high",
      "count editor 12:112 Twice. = editor editor ||high",
      "count card 12:18 Port Arthur, port",
      "count alt 14:1 A harbour.",
      "count alt 14:1 Seen from the hill.",
      "count credit 14:1 A. Painter · CC0",
      "count body 16:3 Voice",
      "count body 16:11 Days",
      "count body 18:3 Izvestia",
      "count body 18:14 159 = source izvestia Izvestia||",
      "count body 21:3 3,500 prisoners = source japan-news The Japan News||",
      "count body 22:3 12 men",
      "count-2 body 28:45 <Izvestia> 159 days of siege = source izvestia Izvestia||",
      "count-2 body 29:1 <Izvestia> From the first shot. = source izvestia Izvestia||",
      "count-2 body 29:22 <Izvestia> It held. = source izvestia Izvestia||",
      "count-2 body 32:1 <Editor> 156 days. = claim gk-156-days fact ||high",
      "count-2 body 35:1 It ended in January. = footnote 7",
      "count-2 footnote 63:9 On the second. = source izvestia p. 9 Izvestia|p. 9|",
      "count-2 body 40:3 <A scout> We go.",
      "count-2 body 44:1 Not in the documents. = editor editor ||",
      "count-2 body 47:1 code that is read",
      "count-2 notes 52:1 Spoken.",
      "count-2 notes 52:10 20 December 1904 (2 January 1905) came.",
      "count-2 notes 52:39 Again 20 December 1904 came.",
      "count-2 read 60:1 Read at home, Viktor Leonov.",
      "count-2 card 60:18 Viktor Leonov, naval scout",
    ]
  `);
});

test('what only the lecturer sees is not among them', async () => {
  const { all } = await statements();
  expect(all.some(({ text }) => text.includes('Only for the lecturer'))).toBe(false);
});

test('a citation belongs to the sentence it follows, escapes and entities move no place, a card is told once', async () => {
  const { all, place } = await statements('places.md');
  expect(all.map((each) => [each.register, place(each), each.text, rest(each)].join(' | '))).toEqual([
    'headline | 1:4 | One | ',
    'body | 3:15 | Opened by a source. | source japan-news The Japan News||',
    'body | 3:35 | Joined. | source izvestia Izvestia||',
    'body | 3:54 | Then 2 & 3*4. | ',
    'body | 3:73 | Plain. | ',
    'body | 3:81 | Port fell. | ',
    'card | 3:87 | Port Arthur, port | ',
    'body | 5:2 | Port rose. | ',
  ]);
});
