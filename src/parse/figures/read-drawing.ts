import type { Token } from 'markdown-it';
import type { Drawing, DrawingKind, DrawingSpec } from '../../model/drawing.ts';
import type { Span } from '../../model/span.ts';
import { readYamlFields } from '../../yaml-fields.ts';
import { isRead, noAttributes, parseAttributes } from '../attributes.ts';
import { checkKeys, type ParseContext } from '../context.ts';
import { spanOf } from '../places.ts';
import { chartSchema, chartSpec } from './chart.ts';
import { isClosedFence, openingOf, yamlOf } from './fence.ts';
import { mapSpec } from './map.ts';
import { mapSchema } from './map-schema.ts';
import { timelineSchema, timelineSpec } from './timeline.ts';

/**
 * A figure from data; undefined when its text can't be read.
 *
 *     ```map {#landing}
 *     ^
 *     places: [mukden, port-arthur]
 *     ```
 */
export function readDrawing(context: ParseContext, token: Token, kind: DrawingKind): Drawing | undefined {
  const span = spanOf(token);
  const opening = openingOf(context.source, token);
  const id = readId(context, token, opening);
  const opened = yamlOf(token);
  if (!opened) return undefined;
  const read = <T>({ value, places, problems }: Fields<T>, spec: (value: T) => DrawingSpec): Drawing | undefined => {
    // What follows a fence that isn't closed is no YAML, and that it isn't closed was reported.
    if (!isClosedFence(context.source, token) && problems.some(({ severity }) => severity === 'error'))
      return undefined;
    for (const each of problems) context.pass(each);
    const isEmpty = value === undefined && problems.length === 0;
    if (isEmpty) {
      const hint = examples[kind];
      context.report('figure-empty', opening, { figure: kind, found: 'the fence is empty', hint });
    }
    if (value === undefined) return undefined;
    const [caption, source] = (['caption', 'source'] as const).map((key) => inlineOf(token, key));
    const all = new Map([['', opening], ...places]);
    return {
      type: 'drawing',
      id,
      spec: spec(value),
      caption: caption ?? [],
      source: source ?? [],
      places: all,
      opening,
      span,
    };
  };
  switch (kind) {
    case 'map':
      return read(readYamlFields(context.source, opened, mapSchema()), mapSpec);
    case 'timeline':
      return read(readYamlFields(context.source, opened, timelineSchema()), timelineSpec);
    case 'chart':
      return read(readYamlFields(context.source, opened, chartSchema()), chartSpec);
    default:
      return kind satisfies never;
  }
}

type Fields<T> = Omit<ReturnType<typeof readYamlFields>, 'value'> & { readonly value: T | undefined };

const examples: Readonly<Record<DrawingKind, string>> = {
  map: 'Name places, for example: places: [port-arthur, mukden].',
  timeline: 'Name events, for example: events: [{ date: 1904-02-08, label: The night attack }].',
  chart: 'Give data, for example: data: [{ label: Izvestia, value: 159 }].',
};

/** The id behind the fence's name. */
function readId(context: ParseContext, token: Token, opening: Span): string {
  const brace = token.info.indexOf('{');
  if (brace < 0) return '';
  const base = opening.start + token.markup.length;
  const read = parseAttributes(token.info, brace) ?? noAttributes;
  if (!isRead(read)) {
    const text = token.info.slice(read.start, read.end);
    context.report(
      'attribute-malformed',
      { start: base + read.start, end: base + read.end },
      { text, reason: read.reason },
    );
    return '';
  }
  checkKeys(context, { attributes: read, runs: [{ content: 0, source: base }] }, 'a figure', []);
  return read.id;
}

/** The inline tokens of a text that is Markdown; `parse/markdown.ts` left them as children. */
function inlineOf(token: Token, key: 'caption' | 'source'): readonly Token[] {
  return (token.children ?? []).find((each) => each.meta?.key === key)?.children ?? [];
}
