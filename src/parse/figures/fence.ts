import type { Token } from 'markdown-it';
import { isMap, isScalar, type Scalar } from 'yaml';
import { type DrawingKind, drawingKinds } from '../../model/drawing.ts';
import { lineAt, type SourceText, type Span } from '../../model/span.ts';
import { openYaml } from '../../yaml.ts';
import type { OpenYaml } from '../../yaml-fields.ts';
import { type Runs, spanOf } from '../places.ts';

/** The kind of figure that a fence asks for. */
export function drawingKindOf(token: Token): DrawingKind | undefined {
  if (token.type !== 'fence') return undefined;
  const name = token.info.trim().split(/[\s{]/)[0];
  return drawingKinds.find((kind) => kind === name);
}

/** Parses the YAML in a fence; the token keeps what was found. */
export function openFence(source: SourceText, token: Token): OpenYaml {
  const range = bodyOf(source, token);
  const opened: OpenYaml = { range, ...openYaml(source, range) };
  token.meta = { ...token.meta, yaml: opened };
  return opened;
}

/** The fence's first line. */
export function openingOf(source: SourceText, token: Token): Span {
  // Behind the mark of a quotation.
  const start = Math.max(spanOf(token).start, source.text.indexOf(token.markup, spanOf(token).start));
  return { start, end: start + token.markup.length + token.info.trimEnd().length };
}

/** What `openFence` found. */
export function yamlOf(token: Token): OpenYaml | undefined {
  const found = token.meta?.yaml;
  return typeof found === 'object' && found !== null && 'document' in found ? (found as OpenYaml) : undefined;
}

/** From the line below the fence to the line that closes it, or to the end. */
function bodyOf(source: SourceText, token: Token): Span {
  const [first, last] = token.map ?? [0, 1];
  const isClosed = isClosedFence(source, token);
  const offset = (line: number): number => source.lineStarts[line] ?? source.text.length;
  return { start: offset(first + 1), end: Math.max(offset(first + 1), offset(isClosed ? last - 1 : last)) };
}

/** False for a fence that runs on to the end. */
export function isClosedFence(source: SourceText, { map, markup }: Token): boolean {
  const [first, last] = map ?? [0, 1];
  return last > first + 1 && lineAt(source, last).trim().startsWith(markup);
}

/** A text of the fence that is Markdown, and where its characters stand. */
export interface MarkedText {
  readonly key: 'caption' | 'source';
  readonly text: string;
  readonly runs: Runs;
}

/**
 * The texts of a fence that are Markdown.
 *
 *     source: "[@izvestia, sec. Guards landing]"
 *              ^
 */
export function markedTexts(source: SourceText, { range, document }: OpenYaml): MarkedText[] {
  const { contents } = document;
  if (!isMap(contents)) return [];
  return (['caption', 'source'] as const).flatMap((key) => {
    const node: unknown = contents.get(key, true);
    if (!isScalar(node) || typeof node.value !== 'string' || node.value.trim() === '') return [];
    return [{ key, text: node.value.trim(), runs: runsOf(source, node, range.start) }];
  });
}

/** A run a line, for block scalars are indented; a text with escapes is placed by its beginning. */
function runsOf(source: SourceText, node: Scalar, base: number): Runs {
  const [start, end] = node.range ?? [0, 0];
  const written = source.text.slice(base + start, base + end);
  const text = String(node.value).trim();
  const whole = written.indexOf(text);
  if (whole >= 0) return [{ content: 0, source: base + start + whole }];
  const runs: { content: number; source: number }[] = [];
  let from = 0;
  let content = 0;
  for (const word of text.split(/(?<=\s)/)) {
    const found = written.indexOf(word.trimEnd(), from);
    if (found >= 0 && word.trim() !== '') {
      runs.push({ content, source: base + start + found });
      from = found + word.trimEnd().length;
    }
    content += word.length;
  }
  return runs.length > 0 ? runs : [{ content: 0, source: base + start }];
}
