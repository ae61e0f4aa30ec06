import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { sign } from '../../src/commands/sign.ts';
import { compileScript } from '../../src/compile.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { findScripts } from '../../src/input/find-scripts.ts';
import { positionAt, sourceText } from '../../src/model/span.ts';
import { openWorkshop } from '../../src/workshop.ts';
import { fakeTerminal } from '../cli/support.ts';

// Copies of the shipped narratives, each spoilt in one place: the rule that is meant for it tells, at the right column.
const narratives = fileURLToPath(new URL('../../narratives/', import.meta.url));
const home = realpathSync(mkdtempSync(join(tmpdir(), 'lanternist-test-')));
cpSync(narratives, home, { recursive: true });
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function problemsOf(narrative: string, text?: string): Promise<readonly Diagnostic[]> {
  const file = join(home, narrative, 'en.md');
  const sound = readFileSync(file, 'utf8');
  try {
    if (text !== undefined) writeFileSync(file, text);
    const [script] = findScripts([narrative], home).scripts;
    if (!script) throw new Error(`no script in ${narrative}`);
    return (await compileScript(openWorkshop(home), script)).problems;
  } finally {
    writeFileSync(file, sound);
  }
}

/** The text with one place changed, and where it stands. */
function spoilt(
  narrative: string,
  from: string,
  to: string,
  mark: string,
): { text: string; line: number; column: number } {
  const sound = readFileSync(join(home, narrative, 'en.md'), 'utf8');
  const start = sound.indexOf(from);
  expect(start, from).toBeGreaterThan(0);
  const text = sound.slice(0, start) + to + sound.slice(start + from.length);
  // A place outside of what was changed is found by its own words.
  const inside = to.indexOf(mark);
  const offset = inside >= 0 ? start + inside : text.indexOf(mark);
  return { text, ...positionAt(sourceText('en.md', text), offset) };
}

interface Spoil {
  readonly what: string;
  readonly narrative: string;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  /** Where the problem begins. */
  readonly mark: string;
}

const wonsan = 'leonov-at-wonsan';
const harbour = 'port-arthur';
const spoils: readonly Spoil[] = [
  {
    what: 'a wrong key',
    narrative: wonsan,
    from: '[@leo-role]',
    to: '[@leo-rolle]',
    code: 'source-unknown',
    mark: 'leo-rolle',
  },
  {
    what: 'a dropped account',
    narrative: wonsan,
    from: '- **Leonov, in an interview:** about ten men, of 140 scouts landed. [@gk-leonov-3500]\n',
    to: '',
    code: 'construct-malformed',
    mark: '::: {.contested as=sides}\n- **Russian Seven',
  },
  {
    what: 'a changed number',
    narrative: wonsan,
    from: 'value=3500 ',
    to: 'value=3600 ',
    code: 'figures-disagree',
    mark: 'value=3600',
  },
  {
    what: 'a changed number in a sentence',
    narrative: wonsan,
    from: '500,000 Japanese prisoners',
    to: '600,000 Japanese prisoners',
    code: 'figures-disagree',
    mark: '600,000',
  },
  {
    what: 'an impossible date',
    narrative: wonsan,
    from: '[8 November 1916]{.os}',
    to: '[31 November 1916]{.os}',
    code: 'date-wrong',
    mark: '31 November',
  },
  {
    what: 'a wrong place',
    narrative: wonsan,
    from: 'place=wonsan',
    to: 'place=wonsen',
    code: 'place-unknown',
    mark: 'place=wonsen',
  },
  {
    what: 'a wrong key',
    narrative: harbour,
    from: '[@pa-159-days]',
    to: '[@pa-159-day]',
    code: 'source-unknown',
    mark: 'pa-159-day]',
  },
  {
    what: 'a dropped account',
    narrative: harbour,
    from: '[@gk-franco-japanese-papers]',
    to: '',
    code: 'one-sided',
    mark: 'iv-port-arthur-conference-1921',
  },
  {
    what: 'a changed number',
    narrative: harbour,
    from: 'value=156 ',
    to: 'value=165 ',
    code: 'figures-disagree',
    mark: 'value=165',
  },
  {
    what: 'an impossible date',
    narrative: harbour,
    from: '[20 December 1904]{.os}',
    to: '[32 December 1904]{.os date=1905-01-02}',
    code: 'date-wrong',
    mark: '32 December',
  },
  {
    what: 'words and attribute that disagree',
    narrative: harbour,
    from: '[20 December 1904]{.os}',
    to: '[20 December 1904]{.os date=1905-01-03}',
    code: 'date-disagrees',
    mark: 'date=1905-01-03',
  },
];

describe('the shipped narratives', () => {
  test.each([wonsan, harbour, 'far-eastern-intervention', 'siberian-internment'])(
    '%s has no problem',
    async (narrative) => {
      expect(await problemsOf(narrative)).toEqual([]);
    },
  );

  test.each(spoils)('$narrative with $what: $code', async ({ narrative, from, to, code, mark }) => {
    const { text, line, column } = spoilt(narrative, from, to, mark);
    const found = (await problemsOf(narrative, text)).filter((each) => each.code === code);
    expect(found.map((each) => [each.line, each.column])).toContainEqual([line, column]);
  });

  test.each([
    [wonsan, 'Leonov and eight officers.', 'Leonov and nine officers.'],
    [
      harbour,
      'The capitulation was signed on [2 January 1905]{.ns}.',
      'The capitulation was signed on [3 January 1905]{.ns}.',
    ],
  ])('%s with an altered sentence that was signed', async (narrative, from, to) => {
    const terminal = fakeTerminal(home);
    expect(await sign(terminal, narrative, { by: 'A. Historian', date: '2026-11-23' })).toBe(0);
    expect(await problemsOf(narrative)).toEqual([]);
    const { text, line, column } = spoilt(narrative, from, to, to);
    const found = (await problemsOf(narrative, text)).filter((each) => each.code === 'changed-since-signed');
    expect(found.map((each) => [each.line, each.column])).toEqual([[line, column]]);
    expect(found[0]?.message).toContain('A. Historian');
    rmSync(join(home, narrative, 'signoff.yaml'));
  });
});
