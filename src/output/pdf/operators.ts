import { valueEnd } from './syntax.ts';

/** Calls `visit` with each operator: where its operands begin, where it begins itself, and where it ends. */
export function eachOperator(
  text: string,
  visit: (name: string, operands: number, start: number, end: number) => void,
): void {
  let operands = -1;
  for (let at = 0; at < text.length; ) {
    const sign = text.charCodeAt(at);
    if (sign <= 32) at++;
    else if (isNumeral(sign)) {
      if (operands === -1) operands = at;
      at++;
    } else {
      if (operands === -1) operands = at;
      const end = isLetter(sign) ? wordEnd(text, at) : operandEnd(text, at, sign);
      if (isLetter(sign)) {
        const name = text.slice(at, end);
        // The data of an inline picture are no operators.
        const after = name === 'ID' ? inlineEnd(text, end) : end;
        visit(name, operands, at, after);
        operands = -1;
        at = after;
      } else at = end;
    }
  }
}

function isLetter(sign: number): boolean {
  return (sign >= 65 && sign <= 90) || (sign >= 97 && sign <= 122) || sign === 0x27 || sign === 0x22;
}

/** A digit, a minus or a point: most of what a stream consists of, so it goes first. */
function isNumeral(sign: number): boolean {
  return (sign >= 48 && sign <= 57) || sign === 0x2d || sign === 0x2e;
}

function wordEnd(text: string, start: number): number {
  let at = start + 1;
  for (let sign = text.charCodeAt(at); isLetter(sign) || sign === 0x2a || (sign >= 48 && sign <= 57); )
    sign = text.charCodeAt(++at);
  return at;
}

function operandEnd(text: string, at: number, sign: number): number {
  // % begins a remark.
  if (sign === 0x25) return text.indexOf('\n', at) + 1 || text.length;
  if (sign === 0x3c || sign === 0x5b || sign === 0x28) {
    const end = valueEnd(text, at);
    return end === -1 ? text.length : end;
  }
  let end = at + 1;
  while (end < text.length && isInside(text.charCodeAt(end))) end++;
  return end;
}

/** A sign that goes on with a number or a name. */
function isInside(sign: number): boolean {
  return sign > 32 && !(sign === 0x2f || sign === 0x3c || sign === 0x5b || sign === 0x28);
}

function inlineEnd(text: string, start: number): number {
  const found = /\sEI(?=\s|$)/g;
  found.lastIndex = start;
  return found.test(text) ? found.lastIndex : text.length;
}
