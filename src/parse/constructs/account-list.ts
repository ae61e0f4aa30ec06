import type { Token } from 'markdown-it';
import type { Account, Block, Prose } from '../../model/block.ts';
import { dateMarkOf } from '../../model/date-mark.ts';
import { readDateText } from '../../model/date-text.ts';
import { type Quantity, readQuantity } from '../../model/quantity.ts';
import type { Span } from '../../model/span.ts';
import { type ParseContext, placeOf } from '../context.ts';
import { textSpan } from '../date-mark.ts';
import { attributesOf } from '../inline-rules.ts';
import { spanOf } from '../places.ts';
import { plainText } from '../text.ts';
import { readValue, valueSpanIn } from '../value.ts';

/**
 * The accounts of a list whose items begin with a bold voice.
 *
 *     - **Izvestia:** 159 days. [@pa-159-days]
 *       ^
 */
export function accountsOfList(context: ParseContext, list: Prose): Account[] {
  return itemsOf(list.tokens).flatMap((item) => accountOf(context, item) ?? []);
}

/** The tokens of each item of the outermost list. */
function itemsOf(tokens: readonly Token[]): (readonly Token[])[] {
  const items: (readonly Token[])[] = [];
  let start = -1;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'list_item_open' && token.level === 1) start = index + 1;
    if (token.type === 'list_item_close' && token.level === 1) items.push(tokens.slice(start, index));
  }
  return items;
}

function accountOf(context: ParseContext, item: readonly Token[]): Account | undefined {
  const inline = item.find((token) => token.type === 'inline');
  const children = inline?.children ?? [];
  const open = children.findIndex((token) => token.type !== 'text' || token.content.trim() !== '');
  const close = children.findIndex((token) => token.type === 'strong_close');
  if (!inline || children[open]?.type !== 'strong_open' || close < 0) {
    const text = plainText(children).slice(0, 40);
    context.report('construct-malformed', inline ? spanOf(inline) : { start: 0, end: 0 }, {
      what: '"::: contested"',
      found: `an item without a bold voice, "${text}"`,
      expected: 'each item to begin with who says it',
      hint: 'Write "- **Izvestia:** 159 days. [@pa-159-days]".',
    });
    return undefined;
  }
  const by = plainText(children.slice(open, close)).replace(/\s*[:：]$/, '');
  const rest = withoutLead(context, children.slice(close + 1));
  inline.children = rest;
  const words = plainText(rest);
  const marks = rest.flatMap((token) => dateMarkOf(token) ?? []);
  const pairs = rest.flatMap((token) => attributesOf(token)?.pairs ?? []);
  const given = valueSpanIn(rest);
  const date = wholeDate(words, context.lang);
  // "1904." is a year, not a number of things.
  const value = given ? readValue(context, given) : date ? undefined : quantityIn(words);
  return {
    by,
    source: '',
    sourceSpan: spanOf(inline),
    confidence: '',
    value,
    valueSpan: given ? placeOf(given, 'value') : numberSpan(context, rest[0] ?? inline, value),
    of: pairs.find(({ key }) => key === 'of')?.value ?? '',
    date: marks[0]?.when ?? date,
    blocks: blocksOf(item),
    span: spanOf(inline),
  };
}

/** Drops a colon that stands behind the bold voice, and white space; what is left keeps its place. */
function withoutLead(context: ParseContext, tokens: readonly Token[]): Token[] {
  const [first, ...rest] = tokens;
  if (first?.type === 'softbreak') return withoutLead(context, rest);
  if (first?.type !== 'text') return [...tokens];
  first.content = first.content.replace(/^\s*[:：]?\s*/, '');
  if (first.content === '') return rest;
  const { start, end } = spanOf(first);
  const [word = ''] = first.content.split(/\s/, 1);
  const found = context.source.text.indexOf(word, start);
  if (found >= start && found < end) first.meta = { ...first.meta, span: { start: found, end } };
  return [first, ...rest];
}

/** Where the number stands that was read from the words of an account; of ranges the whole. */
function numberSpan(context: ParseContext, first: Token, value: Quantity | undefined): Span {
  const span = spanOf(first);
  const [from = '', to] = (value?.text ?? '').replace(/^~/, '').split('..');
  const start = from === '' ? -1 : context.source.text.indexOf(from, span.start);
  if (start < 0) return span;
  const end = to === undefined ? start + from.length : context.source.text.indexOf(to, start + from.length) + to.length;
  return { start, end: Math.max(end, start + from.length) };
}

/** The blocks of an item, the paragraph of a tight list with tags that show. */
function blocksOf(item: readonly Token[]): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  let depth = 0;
  for (const [index, token] of item.entries()) {
    depth += token.nesting;
    if (depth > 0) continue;
    const tokens = item.slice(from, index + 1);
    from = index + 1;
    const [first] = tokens;
    if (!first) continue;
    for (const each of tokens) each.hidden = false;
    blocks.push({ type: 'prose', kind: first.type.replace(/_open$/, ''), tokens, span: spanOf(first) });
  }
  return blocks;
}

/** A value, when the words are a number and at most three words of what is counted. */
function quantityIn(words: string): Quantity | undefined {
  const found =
    /^((?:about|around|c\.|some|около|примерно)\s+)?(\d[\d.,\s\u00A0\u202F]*?)(?:\s*[–-]\s*(\d[\d.,\s\u00A0\u202F]*?))?((?:\s+\p{L}[\p{L}'’-]*){0,3})\s*[.;]?$/iu.exec(
      words,
    );
  if (!found) return undefined;
  const [, about = '', from = '', to = ''] = found;
  return readQuantity(`${about === '' ? '' : '~'}${from.trim()}${to === '' ? '' : `..${to.trim()}`}`);
}

/** A date, when the words are nothing else. */
function wholeDate(words: string, lang: string): Account['date'] {
  const date = readDateText(words, lang);
  if (!date || date.start > 4 || !/^\s*[.;]?\s*$/.test(words.slice(date.end))) return undefined;
  // "3500." is a number.
  if (date.precision === 'year' && (date.to.year ?? 0) > 2100) return undefined;
  return textSpan(date, 'gregorian');
}
