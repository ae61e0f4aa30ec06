import type { Token } from 'markdown-it';
import type { Block, Figure } from '../model/block.ts';
import { pictureOf } from '../model/pictures.ts';
import type { Span } from '../model/span.ts';
import { suggestion } from '../suggest.ts';
import { isRead, noAttributes, parseAttributes } from './attributes.ts';
import type { DivPart, RegisterText } from './constructs/construct.ts';
import { constructNames, constructOf } from './constructs/index.ts';
import { checkKeys, type ParseContext, type PlacedAttributes } from './context.ts';
import { drawingKindOf } from './figures/fence.ts';
import { reportMisnamed, reportNested } from './figures/misplaced.ts';
import { readDrawing } from './figures/read-drawing.ts';
import { spanOf } from './places.ts';
import { finishProse } from './prose.ts';

/** A `. . .` on its way to becoming a step. */
interface Pause {
  readonly type: 'pause';
  readonly span: Span;
}

type Part = Block | RegisterText | DivPart | Pause;

/** Parts that can't stand alone, and the block that each belongs into. */
const homes: Readonly<Record<DivPart['type'], string>> = {
  column: 'columns',
  account: 'contested',
  agreed: 'contested',
};

function isPart(part: Part): part is DivPart {
  return part.type in homes;
}

/** A block that is open while its inside is read. */
interface OpenDiv {
  readonly name: string;
  readonly placed: PlacedAttributes;
  readonly opening: Span;
  readonly parts: Part[];
}

/** What stands on one slide. */
export interface SlideContent {
  readonly shown: readonly Block[];
  readonly registers: readonly RegisterText[];
}

/** Reads the block tokens of one slide. `next` names what follows, for the message about a block left open. */
export function readBlocks(context: ParseContext, tokens: readonly Token[], next: string): SlideContent {
  finishProse(context, tokens);
  const registers: RegisterText[] = [];
  const root: OpenDiv = {
    name: '',
    placed: { attributes: noAttributes, runs: [] },
    opening: { start: 0, end: 0 },
    parts: [],
  };
  const open: OpenDiv[] = [root];
  const innermost = (): OpenDiv => open.at(-1) ?? root;

  const close = (end: number): void => {
    const div = open.pop();
    if (!div) return;
    const built = buildDiv(context, div, end, registers);
    if (built) innermost().parts.push(built);
  };

  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    const after = endOfBlock(tokens, at);
    const group = tokens.slice(at, after);
    at = after;
    if (token.type === 'div_open') open.push(openDiv(context, token));
    else if (token.type === 'div_close') {
      if (open.length > 1) close(spanOf(token).end);
      else context.report('div-unopened', spanOf(token), {});
    } else {
      refuseNestedDivs(context, group);
      const part = readBlock(context, group);
      if (part) innermost().parts.push(part);
    }
  }
  while (open.length > 1) {
    const { name, opening } = innermost();
    context.report('div-unclosed', opening, { name, before: next });
    const last = tokens.findLast((token) => token.map !== null);
    close(Math.max(opening.end, last ? spanOf(last).end : 0));
  }
  return { shown: shownOf(context, root.parts, registers), registers };
}

/** Index behind the block that begins at `at`. */
function endOfBlock(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.nesting !== 1) return at + 1;
  let depth = 0;
  for (let index = at; index < tokens.length; index++) {
    depth += tokens[index]?.nesting ?? 0;
    if (depth === 0) return index + 1;
  }
  return tokens.length;
}

/**
 *     ::: {.quote by="A. N. Belousov"}
 *         ^
 */
function openDiv(context: ParseContext, token: Token): OpenDiv {
  const opening = spanOf(token);
  const head = token.info;
  const brace = head.indexOf('{');
  const word = (brace < 0 ? head : head.slice(0, brace)).trim();
  const base = opening.start + context.source.text.slice(opening.start, opening.end).indexOf(head);
  const runs = [{ content: 0, source: base }];
  const read = brace < 0 ? noAttributes : (parseAttributes(head, brace) ?? noAttributes);
  if (!isRead(read)) {
    context.report(
      'attribute-malformed',
      { start: base + read.start, end: base + read.end },
      { text: head.slice(read.start, read.end), reason: read.reason },
    );
  }
  const attributes = isRead(read) ? read : noAttributes;
  const name = word || attributes.classes.find((each) => constructOf(each)) || attributes.classes[0] || 'block';
  const placed = { attributes, runs };
  const construct = constructOf(name);
  if (!construct) {
    const known = constructNames.join(', ');
    const start = word ? base : base + Math.max(0, head.indexOf(`.${name}`)) + 1;
    context.report(
      'construct-unknown',
      { start, end: start + name.length },
      { name, suggestion: suggestion(name, constructNames), known },
    );
  } else checkKeys(context, placed, `"::: ${name}"`, construct.keys);
  return { name, placed, opening, parts: [] };
}

function buildDiv(context: ParseContext, div: OpenDiv, end: number, registers: RegisterText[]): Part | undefined {
  const construct = constructOf(div.name);
  const span = { start: div.opening.start, end };
  const taken = div.parts.filter(isPart).filter((part) => construct?.takes?.includes(part.type));
  const blocks = shownOf(
    context,
    div.parts.filter((part) => !taken.some((each) => each === part)),
    registers,
  );
  if (!construct) return undefined;
  const built = construct.build(
    context,
    { name: div.name, placed: div.placed, blocks, span, opening: div.opening },
    taken,
  );
  if (built?.type !== 'register') return built;
  registers.push(built);
  return undefined;
}

/** The blocks among the parts; what follows a pause becomes a step. */
function shownOf(context: ParseContext, parts: readonly Part[], registers: RegisterText[]): Block[] {
  const shown: Block[] = [];
  let step: Block[] | undefined;
  let stepStart: Span | undefined;
  const flush = (): void => {
    if (step && step.length > 0 && stepStart)
      shown.push({
        type: 'step',
        blocks: step,
        span: { start: stepStart.start, end: step.at(-1)?.span.end ?? stepStart.end },
      });
  };
  for (const part of parts) {
    if (part.type === 'register') registers.push(part);
    else if (isPart(part)) {
      const home = homes[part.type];
      context.report('construct-malformed', part.span, {
        what: `"::: ${part.type}"`,
        found: 'it stands alone',
        expected: `a "::: ${home}" block around it`,
        hint: `Write "::: ${home}" before the first ${part.type} and ":::" after the last.`,
      });
      (step ?? shown).push(...part.blocks);
    } else if (part.type === 'pause') {
      flush();
      step = [];
      stepStart = part.span;
    } else (step ?? shown).push(part);
  }
  flush();
  return shown;
}

function readBlock(context: ParseContext, tokens: readonly Token[]): Block | Pause | undefined {
  const first = tokens[0];
  const inline = tokens[1];
  if (!first) return undefined;
  const span = { start: spanOf(first).start, end: Math.max(spanOf(first).end, spanOf(first).start) };
  if (first.type === 'html_block')
    return first.content === '' ? undefined : { type: 'prose', kind: 'html', tokens, span };
  const kind = drawingKindOf(first);
  if (kind) return readDrawing(context, first, kind);
  reportMisnamed(context, first);
  if (first.type === 'paragraph_open' && inline) {
    if (/^\.[ \t]\.[ \t]\.$/.test(inline.content.trim())) return { type: 'pause', span };
    const figure = readFigure(inline, span);
    if (figure) return figure;
    if ((inline.children ?? []).every((token) => token.type === 'html_inline' && token.content === ''))
      return undefined;
  }
  return { type: 'prose', kind: first.type.replace(/_open$/, ''), tokens, span };
}

/** A paragraph that holds one picture and nothing else is a figure. */
function readFigure(inline: Token, span: Span): Figure | undefined {
  const parts = (inline.children ?? []).filter(
    (token) => token.type !== 'softbreak' && !(token.type === 'text' && token.content.trim() === ''),
  );
  const image = parts[0];
  if (parts.length !== 1 || image?.type !== 'image') return undefined;
  return { type: 'figure', picture: pictureOf(image), caption: [], span };
}

/** Blocks inside list items and quotations can't be paired with their closing line. */
function refuseNestedDivs(context: ParseContext, tokens: readonly Token[]): void {
  for (const token of tokens)
    if (token.type === 'div_open') context.report('div-in-list', spanOf(token), { name: token.info });
  reportNested(context, tokens.slice(1));
}
