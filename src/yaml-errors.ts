import { type Document, isAlias, isNode, isScalar, visit, type YAMLError } from 'yaml';
import { bracketFault } from './yaml-brackets.ts';

/** A mistake of YAML in plain words. */
export interface YamlError {
  readonly reason: string;
  readonly hint: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

/**
 * The mistakes that keep a text from being read. One slip often breaks several rules of YAML, on its own line and on
 * those below, so only the first is told; keys that stand twice are each a mistake of their own.
 *
 *     - id: a
 *     title: Two spaces too far left
 *     ^
 */
export function yamlErrors(document: Document.Parsed, text: string): readonly YamlError[] {
  const first = document.errors.find((error) => error.code !== 'DUPLICATE_KEY');
  if (first) return [told(first, document, text)];
  const wrong = document.errors.map((error) => told(error, document, text));
  return wrong.length > 0 ? wrong : loneAliases(document);
}

function told(error: YAMLError, document: Document.Parsed, text: string): YamlError {
  const [start, end] = error.pos;
  const quote = lastQuote(document, end);
  const isOpen = quote && text.slice(quote.start, quote.end).includes('\n');
  // A quotation that goes on over lines and ends where another begins was never closed by its author.
  if (quote && (/quote/.test(error.message) || (isOpen && /at node end/.test(error.message))))
    return {
      reason: 'a quotation mark is never closed',
      hint: 'Close it.',
      start: quote.start,
      end: quote.start + 1,
    };
  const bracket = bracketCodes.has(error.code) ? bracketFault(text) : undefined;
  return bracket ?? { ...inPlainWords(error, text), start, end };
}

/** What a bracket that isn't closed, or closed by another kind, may be told as. */
const bracketCodes: ReadonlySet<string> = new Set(['BAD_INDENT', 'BLOCK_IN_FLOW', 'MISSING_CHAR', 'UNEXPECTED_TOKEN']);

/** The last quotation that begins before an offset: the library tells where it noticed, not where it began. */
function lastQuote(document: Document.Parsed, before: number): { start: number; end: number } | undefined {
  let found: { start: number; end: number } | undefined;
  visit(document, {
    Scalar(_key, { type, range }) {
      if (type?.startsWith('QUOTE') && range && range[0] < before) found = { start: range[0], end: range[1] };
    },
  });
  return found;
}

/** `title: *Pravda*` in YAML leads to a value named elsewhere with `&Pravda*`. */
function loneAliases(document: Document.Parsed): readonly YamlError[] {
  const found: YamlError[] = [];
  const anchors = new Set<string>();
  visit(document, (_key, node) => {
    if (isNode(node) && 'anchor' in node && node.anchor) anchors.add(node.anchor);
    if (!isAlias(node) || anchors.has(node.source) || !node.range) return;
    const [start, end] = node.range;
    found.push({ ...badStart('*'), start, end });
  });
  return found;
}

function badStart(sign: string): { reason: string; hint: string } {
  return { reason: `a value begins with "${sign}"`, hint: 'Put the whole value into quotation marks.' };
}

const noComma =
  'Part the pairs by commas, { value: 200, unit: workers }; a value with ": " or "," needs quotation marks.';

/** The library speaks of flow collections and implicit keys; authors write titles with colons. */
function inPlainWords({ code, message, pos }: YAMLError, text: string): { reason: string; hint: string } {
  const line = text.slice(pos[0], lineEnd(text, pos[0]));
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (/sequence/.test(message)) return unlike('"-"');
      if (!/:(?:\s|$)/.test(line)) return unlike('next line');
      return {
        reason: 'a second ": " in one line',
        hint: 'Put a value that contains ": " into quotation marks.',
      };
    case 'MULTILINE_IMPLICIT_KEY':
      return { reason: 'a line without "key: "', hint: 'Write "key: value", with a space behind the colon.' };
    case 'DUPLICATE_KEY':
      return { reason: 'this key stands here a second time', hint: 'Keep one of the two lines.' };
    case 'TAB_AS_INDENT':
      return { reason: 'a tab at the start of a line', hint: 'Indent with spaces.' };
    case 'BLOCK_IN_FLOW': {
      const second = /\s(\p{L}[\p{L}\p{N}_-]*):(?=\s|$)/u.exec(text.slice(...pos))?.[1];
      if (second !== undefined) return { reason: `a comma is missing before "${second}:" inside { }`, hint: noComma };
      return {
        reason: 'a second ": " in one pair inside { } or [ ]',
        hint: 'Put a value that contains ": " into quotation marks.',
      };
    }
    case 'UNEXPECTED_TOKEN':
      if (/at node end/.test(message))
        return {
          reason: 'words behind the closing quotation mark',
          hint: 'Put the whole value into quotation marks, of the other kind if it has some inside: "It\'s".',
        };
      if (/scalar/.test(message))
        return { reason: `a comma is missing before "${text.slice(...pos).trim()}" inside { } or [ ]`, hint: noComma };
      break;
    case 'MISSING_CHAR':
      if (/Missing ,/.test(message)) return { reason: 'a comma is missing inside { } or [ ]', hint: noComma };
      if (/map values/.test(message)) return { reason: 'a line without "key: value"', hint: 'Write "key: value".' };
      return { reason: 'a bracket is never closed', hint: 'Close it.' };
    case 'BAD_INDENT':
      if (/Flow/.test(message))
        return { reason: 'a bracket of a line above is never closed', hint: 'Close the bracket.' };
      return unlike(text[pos[0]] === '-' ? '"-"' : 'line');
    case 'BAD_SCALAR_START':
      return badStart(text[pos[0]] ?? '');
    case 'MULTIPLE_DOCS':
      return { reason: '"---" begins a second document', hint: 'Remove the line.' };
  }
  return {
    reason: (message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, ''),
    hint: 'Check quotation marks, colons and indentation; a value with ": " or "#" needs quotation marks.',
  };
}

function unlike(what: string): { reason: string; hint: string } {
  return {
    reason: `the ${what} is not indented like its neighbours`,
    hint: 'Begin what belongs together in the same column.',
  };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/**
 * Words inside braces that are neither key nor value: what an author writes who doesn't know that a comma parts pairs.
 *
 *     { source: izvestia, locator: p. 2, col. 1 }
 *                                        ^
 */
export function strayWords(document: Document.Parsed, text: string, known: ReadonlySet<string>): readonly YamlError[] {
  const found: YamlError[] = [];
  visit(document, {
    Map(_key, map) {
      if (!map.flow) return;
      for (const [index, { key, value }] of map.items.entries()) {
        if (value !== null || !isScalar(key) || !key.range || known.has(String(key.value))) continue;
        const [start, end] = key.range;
        const before = map.items.slice(0, index).findLast((pair) => pair.value !== null);
        const name = isScalar(before?.key) ? String(before.key.value) : 'key';
        const from = isScalar(before?.value) && before.value.range ? before.value.range[0] : start;
        const whole = text.slice(from, end).replaceAll('"', "'").replace(/\s+/g, ' ');
        found.push({
          reason: `"${text.slice(start, end)}" inside { } is not "key: value"`,
          hint: `A value with a comma inside { } needs quotation marks: ${name}: "${whole}".`,
          start,
          end,
        });
      }
    },
  });
  return found;
}
