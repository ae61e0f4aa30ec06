import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { positionAt } from '../../src/model/span.ts';
import type { Statement } from '../../src/model/statement-draft.ts';
import { statementsOf } from '../../src/model/statements.ts';
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

::: {.contested as=range}
::: {.account by="Izvestia" source=izvestia value=159 of="days of siege"}
From the first shot. It held.
:::
::: {.account by="Editor" source=editor value=156 confidence=high}
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
      "count library 11:13 Izvestia: partisan = source izvestia Izvestia||",
      "count body 12:69 Nobody knows why. = editor editor ||high",
      "count editor 12:97 counted by us. = editor editor ||high",
      "count editor 12:112 Twice. = editor editor ||high",
      "count card 12:18 Port Arthur, port",
      "count library 12:18 Порт-Артур (ru)",
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
      "count-2 body 35:1 It ended in January. = footnote 8",
      "count-2 footnote 63:9 On the second. = source izvestia p. 9 Izvestia|p. 9|",
      "count-2 body 40:3 <A scout> We go.",
      "count-2 body 44:1 Not in the documents. = editor editor ||",
      "count-2 body 47:1 code that is read",
      "count-2 notes 52:1 Spoken.",
      "count-2 notes 52:10 20 December 1904 (2 January 1905 New Style) came.",
      "count-2 notes 52:39 Again 20 December 1904 came.",
      "count-2 read 60:1 Read at home, Viktor Leonov.",
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
    'library | 3:35 | Izvestia: partisan | source izvestia Izvestia||',
    'body | 3:54 | Then 2 & 3*4. | ',
    'body | 3:73 | Plain. | ',
    'body | 3:81 | Port fell. | ',
    'card | 3:87 | Port Arthur, port | ',
    'library | 3:87 | Порт-Артур (ru) | ',
    'body | 5:2 | Port rose. | ',
  ]);
});

const told = projectFolder({
  'library/sources.yaml': `references:
  - id: gazette
    type: article-newspaper
    title: The camp
    voice: Gazette
    perspective: Town newspaper
    partisan: true
    translation: Our translation.
    note: Printed late. Unsigned.
  - { id: izvestia, type: article-newspaper, title: Red flag, voice: Izvestia, partisan: true }
`,
  'library/claims.yaml': `claims:
  - id: camp-200
    statement: The Gazette counts two hundred.
    sources: [{ source: gazette, locator: p. 1 }]
    sensitivity: [massacre-context, mass-death]
`,
  'library/places.yaml': `places:
  - id: saratov
    kind: railway-town
    dates: 1590..
    names: [{ text: Saratov, lang: en }, { text: Pokrovsk, lang: de, dates: 1914..1931 }, { text: Саратов, lang: ru }]
    note: On the Volga. Not the village.
`,
  'library/people.yaml': `people:
  - { id: weiss, role: doctor, born: 1880~, died: 1942, note: She kept a diary., names: [{ text: A. Weiss, lang: en }] }
`,
  'camp.md': `---
title: Camp
---

# The camp

## How many?

::: {.contested as=range}
- **Gazette:** [those whom the whole town had counted]{value=~200 of=prisoners} [@camp-200]
- **Diary:** 150 [@gazette, p. 2]
- **Nobody:** no number
:::

## Who?

[A. Weiss]{person=weiss} of [Saratov]{place=saratov} came on [8 October 1914]{.os}. [@gazette]

## Again

[Saratov]{place=saratov} once more. [@camp-200]

::: notes
[Engels]{place=saratov} is only said. [@izvestia]
:::
`,
  'silence.md': `## Who says so?

::: {.contested as=sides}
::: {.account by="Gazette" source=gazette}
They came.
:::
::: {.account by="The town is silent" source=izvestia}
:::
:::
`,
  'camp-ru.md': '---\nlang: ru\n---\n\n## Кто?\n\n[8 октября 1914 года]{.os} пришли. [@camp-200]\n',
  'days.md': `## When?

::: {.contested as=dates}
- **Gazette:** [it is said to have begun in that week]{date=1914-10-08~}
- **Diary:** [everybody wrote of the same month]{date=1914-10/..} [@gazette]
- **Town:** 9 October 1914 [@gazette]
:::
`,
});
afterAll(() => rmSync(told, { recursive: true, force: true }));

async function rowsOf(path: string, registers: readonly string[]): Promise<string[]> {
  const { edition, library } = await compiled(told, path);
  if (!edition) throw new Error('no edition');
  return statementsOf(edition, library)
    .filter(({ register }) => registers.includes(register))
    .map((each) =>
      [each.slide.id, each.voice && `<${each.voice}>`, each.text, rest(each) && `= ${rest(each)}`]
        .filter(Boolean)
        .join(' '),
    );
}

test('what the library says of places, people and sources: cards on each slide, the rest once', async () => {
  expect(await rowsOf('camp.md', ['card', 'library'])).toEqual([
    'how-many Gazette: Town newspaper; partisan = source gazette Gazette||',
    'how-many Our translation. = source gazette Gazette||',
    'how-many Printed late. = source gazette Gazette||',
    'how-many Unsigned. = source gazette Gazette||',
    'who A. Weiss, doctor, about 1880–1942',
    'who She kept a diary.',
    'who Saratov, railway town, from 1590',
    'who Pokrovsk (de, 1914–1931) · Саратов (ru)',
    'who On the Volga.',
    'who Not the village.',
    'again Saratov, railway town, from 1590',
    'again Izvestia: partisan = source izvestia Izvestia||',
  ]);
});

test('the notice that the claims of an act or a slide ask for', async () => {
  expect(await rowsOf('camp.md', ['notice'])).toEqual([
    'the-camp This part speaks of a massacre and the deaths of many people.',
  ]);
  expect(await rowsOf('camp-ru.md', ['notice'])).toEqual([
    'кто Здесь говорится о массовом убийстве и гибели множества людей.',
  ]);
});

test('an account without words is told by its voice', async () => {
  expect(await rowsOf('silence.md', ['body', 'library'])).toEqual([
    'who-says-so <Gazette> They came. = source gazette Gazette||',
    'who-says-so Gazette: Town newspaper; partisan = source gazette Gazette||',
    'who-says-so Our translation. = source gazette Gazette||',
    'who-says-so Printed late. = source gazette Gazette||',
    'who-says-so Unsigned. = source gazette Gazette||',
    'who-says-so The town is silent = source izvestia Izvestia||',
    'who-says-so Izvestia: partisan = source izvestia Izvestia||',
  ]);
});

test('dates and figures in the words of the slide, with what the account rests on', async () => {
  expect(await rowsOf('camp.md', ['body'])).toEqual([
    'how-many <Gazette> about 200 prisoners = claim camp-200 attributed Gazette|p. 1|',
    'how-many <Gazette> those whom the whole town had counted = claim camp-200 attributed Gazette|p. 1|',
    'how-many <Diary> 150 = source gazette p. 2 Gazette|p. 2|',
    'how-many <Nobody> no number',
    'who A. Weiss of Saratov came on 8 October 1914 (21 October New Style). = source gazette Gazette||',
    'again Saratov once more. = claim camp-200 attributed Gazette|p. 1|',
  ]);
  expect(await rowsOf('camp-ru.md', ['body'])).toEqual([
    'кто 8 октября 1914 года (21 октября по новому стилю) пришли. = claim camp-200 attributed Gazette|p. 1|',
  ]);
  expect(await rowsOf('days.md', ['body'])).toEqual([
    'when <Gazette> about 8 October 1914',
    'when <Gazette> it is said to have begun in that week',
    'when <Diary> 1 October 1914 – … = source gazette Gazette||',
    'when <Diary> everybody wrote of the same month = source gazette Gazette||',
    'when <Town> 9 October 1914 = source gazette Gazette||',
  ]);
});
