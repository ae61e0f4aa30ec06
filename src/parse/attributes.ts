/** One `key=value` with the offsets of key and value in the parsed text. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** What stands in `{#id .class key=value}`. Offsets refer to the text that was parsed. */
export interface Attributes {
  readonly id: string;
  /** Offset of the id without its `#`; -1 when there is none. */
  readonly idStart: number;
  readonly classes: readonly string[];
  readonly pairs: readonly KeyValue[];
  /** Offset of `{`. */
  readonly start: number;
  /** Offset behind `}`. */
  readonly end: number;
}

/** Attributes that can't be read, and why. */
export interface MalformedAttributes {
  readonly reason: string;
  readonly start: number;
  readonly end: number;
}

export const noAttributes: Attributes = { id: '', idStart: -1, classes: [], pairs: [], start: 0, end: 0 };

/** Closing partners of the quotes that keyboards and word processors make. */
const closers: Readonly<Record<string, string>> = {
  '"': '"”',
  "'": "'’",
  '“': '”"',
  '„': '“”"',
  '”': '”"',
  '‘': "’'",
  '’': "’'",
  '«': '»',
};

/**
 * Reads the attributes at `start`.
 *
 *     {#two-dates .wide when=1905-01-02 time="90 s"}
 *     ^
 *
 * Gives undefined when no `{` stands there. Typographic quotes count as quotes.
 */
export function parseAttributes(text: string, start: number): Attributes | MalformedAttributes | undefined {
  if (text[start] !== '{') return undefined;
  const classes: string[] = [];
  const pairs: KeyValue[] = [];
  let id = '';
  let idStart = -1;
  let at = start + 1;
  const fail = (reason: string): MalformedAttributes => ({ reason, start, end: endOfBraces(text, start) });

  for (;;) {
    while (/\s/.test(text[at] ?? '')) at++;
    const char = text[at];
    if (char === undefined) return fail('the closing brace is missing');
    if (char === '}') return { id, idStart, classes, pairs, start, end: at + 1 };
    if (char === '#' || char === '.') {
      const name = /^[\p{L}\p{N}\p{M}_:.-]+/u.exec(text.slice(at + 1))?.[0] ?? '';
      if (name === '') return fail(`a name was expected after "${char}"`);
      if (char === '.') classes.push(name);
      else if (id !== '') return fail(`a second id "#${name}"`);
      else [id, idStart] = [name, at + 1];
      at += 1 + name.length;
      continue;
    }
    const key = /^[\p{L}_][\p{L}\p{N}_:.-]*/u.exec(text.slice(at))?.[0] ?? '';
    if (key === '') return fail(`"${char}" was not expected`);
    if (text[at + key.length] !== '=') return fail(`"${key}" has no value; write ${key}=value, .${key} or #${key}`);
    const value = parseValue(text, at + key.length + 1);
    if (typeof value === 'string') return fail(value);
    pairs.push({ key, value: value.text, start: at, end: value.end });
    at = value.end;
  }
}

function parseValue(text: string, start: number): { text: string; end: number } | string {
  const closing = closers[text[start] ?? ''];
  if (closing !== undefined) {
    for (let at = start + 1; at < text.length; at++) {
      if (text[at] === '\n') break;
      if (closing.includes(text[at] ?? '')) return { text: text.slice(start + 1, at), end: at + 1 };
    }
    return `the quotation mark ${text[start]} is not closed`;
  }
  const bare = /^[^\s{}"'“”„«»]+/.exec(text.slice(start))?.[0] ?? '';
  return bare === '' ? 'a value was expected after "="' : { text: bare, end: start + bare.length };
}

function endOfBraces(text: string, start: number): number {
  const close = text.indexOf('}', start);
  const line = text.indexOf('\n', start);
  if (close >= 0 && (line < 0 || close < line)) return close + 1;
  return line < 0 ? text.length : line;
}

/** True for attributes that could be read. */
export function isRead(attributes: Attributes | MalformedAttributes): attributes is Attributes {
  return !('reason' in attributes);
}
