import type { YamlError } from './yaml-errors.ts';

const partners: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/**
 * A bracket that is never closed, or closed by another kind. The library tells where it noticed, which is often the line
 * below.
 *
 *     places: [{ at: [121.9, 39], name: Hill #203 }]
 *                                            ^
 */
export function bracketFault(text: string): YamlError | undefined {
  const open: { readonly sign: string; readonly at: number }[] = [];
  let comment = -1;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    const isInside = open.length > 0;
    if ((sign === '"' || sign === "'") && startsValue(text, at)) at = endOfQuotation(text, at, sign);
    else if (sign === '#' && /^$|\s/.test(text[at - 1] ?? '')) {
      const end = lineEnd(text, at);
      if (isInside && comment < 0 && /[\]}]/.test(text.slice(at, end))) comment = at;
      at = end;
    } else if (sign in partners && (isInside || startsValue(text, at))) open.push({ sign, at });
    else if (isInside && (sign === ']' || sign === '}')) {
      const last = open.pop();
      const wanted = partners[last?.sign ?? ''] ?? '';
      if (sign !== wanted)
        return fault(
          at,
          `"${sign}" stands where "${wanted}" should close what "${last?.sign}" began`,
          `Write "${wanted}".`,
        );
    }
  }
  if (comment >= 0 && open.length > 0)
    return fault(
      comment,
      'what follows "#" is a comment, the closing bracket too',
      'Put the value that holds "#" into quotation marks.',
    );
  const last = open.at(-1);
  return last && fault(last.at, `this "${last.sign}" is never closed`, `Close it with "${partners[last.sign]}".`);
}

function fault(at: number, reason: string, hint: string): YamlError {
  return { reason, hint, start: at, end: at + 1 };
}

/** True behind a colon, a comma, a hyphen or an opening bracket, where a value begins. */
function startsValue(text: string, at: number): boolean {
  return /(?:^|[:,[{-]\s*|\n\s*)$/.test(text.slice(Math.max(0, at - 80), at));
}

function endOfQuotation(text: string, from: number, sign: string): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\' && sign === '"') at++;
    else if (text[at] === sign) {
      if (sign === "'" && text[at + 1] === "'") at++;
      else return at;
    }
  }
  return text.length;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
