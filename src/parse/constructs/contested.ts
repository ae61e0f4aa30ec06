import type { Token } from 'markdown-it';
import type { Account, Block } from '../../model/block.ts';
import { dateMarkOf } from '../../model/date-mark.ts';
import { type ContestedForm, contestedForms, editorKey } from '../../model/library.ts';
import { readDateSpan } from '../../model/read-date-span.ts';
import type { Span } from '../../model/span.ts';
import { readConfidence } from '../confidence.ts';
import { keyValue, type ParseContext, placeOf } from '../context.ts';
import { readValue, valueSpanIn } from '../value.ts';
import { accountsOfList } from './account-list.ts';
import { citeSource } from './account-source.ts';
import type { Construct } from './construct.ts';

/**
 * Accounts that differ, side by side, as a list of voices or as blocks.
 *
 *     ::: {.contested as=range}
 *     ^
 *     - **Izvestia:** 159 days. [@pa-159-days]
 *       ^
 *     :::
 */
export const contested: Construct = {
  names: ['contested'],
  keys: ['as'],
  takes: ['account', 'agreed'],
  build: (context, div, parts) => {
    const written = keyValue(div.placed, 'as');
    const as = contestedForms.find((form) => form === written) ?? '';
    if (written !== undefined && as === '') {
      context.report('attribute-value', placeOf(div.placed, 'as'), {
        key: 'as',
        found: written,
        expected: `one of ${contestedForms.join(', ')}`,
        hint: 'Leave it out, and the content decides.',
      });
    }
    const accounts: Account[] = parts.flatMap((part) => (part.type === 'account' ? [part] : []));
    const agreed = parts.flatMap((part) => (part.type === 'agreed' ? part.blocks : []));
    const stray: Block[] = [];
    for (const block of div.blocks) {
      if (block.type === 'prose' && block.kind.endsWith('_list')) accounts.push(...accountsOfList(context, block));
      else stray.push(block);
    }
    const [first] = stray;
    if (accounts.length < 2 || first) {
      context.report('construct-malformed', first?.span ?? div.opening, {
        what: '"::: contested"',
        found: first ? 'text that belongs to no voice' : accounts.length === 1 ? 'one account' : 'no account',
        expected: 'two accounts or more',
        hint: 'Write a list of voices, "- **Izvestia:** 159 days. [@pa-159-days]", or "::: account" blocks.',
      });
    }
    accounts.sort((a, b) => a.span.start - b.span.start);
    const lack = accounts.length > 1 && as !== '' ? lackOf(as, accounts) : undefined;
    if (lack) context.report('construct-malformed', placeOf(div.placed, 'as'), { what: `"as=${as}"`, ...lack });
    return { type: 'contested', as, accounts, agreed: [...agreed, ...stray], span: div.span };
  },
};

/** What accounts lack of the form that the author wishes for; undefined when it can be drawn. */
function lackOf(
  as: ContestedForm,
  accounts: readonly Account[],
): { readonly found: string; readonly expected: string; readonly hint: string } | undefined {
  const hint = 'Leave "as" out, and the content decides.';
  if (as === 'correction')
    return accounts.length === 2 ? undefined : { found: `${accounts.length} accounts`, expected: 'two', hint };
  if (as === 'sides') return undefined;
  const [key, thing, example] =
    as === 'range' ? (['value', 'number', '159'] as const) : (['date', 'date', '1905-01-02'] as const);
  const without = accounts.find((account) => account[key] === undefined);
  if (!without) return undefined;
  return {
    found: `"${without.by}" gives no ${thing}`,
    expected: `a ${thing} in every account`,
    hint: `Give it one, ${key}=${example}, or leave "as" out, and the content decides.`,
  };
}

/**
 * One voice, with a value or a date that can be drawn.
 *
 *     ::: {.account by="Welfare ministry" source=japan-news value=~55000 of="deaths in captivity"}
 *     ^
 */
export const account: Construct = {
  names: ['account'],
  keys: ['by', 'source', 'value', 'of', 'date', 'confidence'],
  build: (context, div) => {
    const { placed } = div;
    const wrong = (key: string, expected: string, hint: string): void =>
      context.report('attribute-value', placeOf(placed, key), {
        key,
        found: keyValue(placed, key) ?? '',
        expected,
        hint,
      });
    const by = keyValue(placed, 'by') ?? '';
    if (by === '') {
      context.report('construct-malformed', div.opening, {
        what: '"::: account"',
        found: 'no voice',
        expected: 'by="who says it"',
        hint: 'Write ::: {.account by="Izvestia"}.',
      });
    }
    const given = keyValue(placed, 'value') === undefined ? valueSpanIn(tokensOf(div.blocks)) : placed;
    const date = keyValue(placed, 'date');
    const when = date === undefined ? undefined : readDateSpan(date);
    if (date !== undefined && !when)
      wrong('date', 'a date such as 1904, 1904-02-08 or 1904-08/1904-11', 'Write dates as year-month-day.');
    const source = keyValue(placed, 'source') ?? '';
    const sourceSpan = source === '' ? div.span : valuePlace(context, placeOf(placed, 'source'), source);
    if (source !== '') context.namesEntries = true;
    if (source !== '' && source !== editorKey)
      citeSource(div.blocks, { key: source, keySpan: sourceSpan, locator: '' });
    return {
      type: 'account',
      by,
      source,
      sourceSpan,
      confidence: readConfidence(context, placed),
      value: given && readValue(context, given),
      valueSpan: given ? placeOf(given, 'value') : div.opening,
      of: keyValue(placed, 'of') ?? '',
      date: when ?? dateIn(div.blocks),
      blocks: div.blocks,
      span: div.span,
    };
  },
};

/** Where the value of a `key=value` stands. */
function valuePlace({ source }: ParseContext, { start, end }: Span, value: string): Span {
  const from = source.text.indexOf(value, source.text.indexOf('=', start));
  return from < 0 || from >= end ? { start, end } : { start: from, end: from + value.length };
}

/** `::: agreed`: what is not in dispute. */
export const agreed: Construct = {
  names: ['agreed'],
  keys: [],
  build: (_context, div) => ({ type: 'agreed', blocks: div.blocks, span: div.span }),
};

/** The first date that a span in an account carries. */
function dateIn(blocks: readonly Block[]): Account['date'] {
  for (const token of tokensOf(blocks)) {
    const mark = dateMarkOf(token);
    if (mark) return mark.when;
  }
  return undefined;
}

function tokensOf(blocks: readonly Block[]): readonly Token[] {
  return blocks.flatMap((block) =>
    block.type === 'prose' ? block.tokens.flatMap((token) => [token, ...(token.children ?? [])]) : [],
  );
}
