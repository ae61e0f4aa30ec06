import { expect, test } from 'vitest';
import { sourceText } from '../../src/model/span.ts';
import { parse } from '../../src/parse/parse.ts';

const notesIn = (account: string): string[] => {
  const text = `## A\n\n::: contested\n${account}\n\n- **B:** other words. [@other]\n:::\n`;
  const { edition } = parse(sourceText('a.md', text), { narrative: 'a' });
  return edition.notes.map((note) => {
    const [item] = note.type === 'citation' ? note.citation.items : [];
    return item ? `${item.key} ${text.slice(item.keySpan.start, item.keySpan.end)}` : note.type;
  });
};

test.each([
  [
    'is cited behind its last words',
    '::: {.account by="A" source=izvestia}\nOne.\n\nTwo.\n:::',
    ['izvestia izvestia', 'other other'],
  ],
  [
    'in quotation marks too',
    '::: {.account by="A" source="izvestia"}\nOne.\n:::',
    ['izvestia izvestia', 'other other'],
  ],
  ['not where the words cite', '::: {.account by="A" source=izvestia}\nOne. [@b]\n:::', ['b b', 'other other']],
  ['not where the editor says it', '::: {.account by="A" source=editor}\nOne.\n:::', ['other other']],
  ['not where nobody says anything', '::: {.account by="A" source=izvestia}\n:::', ['other other']],
])('the source of an account %s', (_what, account, expected) => {
  expect(notesIn(account)).toEqual(expected);
});
