import { suggestion } from '../../suggest.ts';
import { functions, limits } from './vega-rules.ts';

/**
 * Why an expression is refused; undefined for one that may stand. It is read as text, for Vega itself is loaded only to
 * draw: every name before a bracket must be a known function, there are no regular expressions, and formats are short.
 */
export function refusedExpression(expression: string): string | undefined {
  if (expression.length > limits.expression) return `an expression has more than ${limits.expression} characters`;
  const bare = expression.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");
  if (/[`\\]|\/\s*(?:[^\s\w(.'"-]|\*)/.test(bare)) return 'an expression may hold no regular expressions and comments';
  for (const [, name = ''] of bare.matchAll(/([\w$]+)\s*\(/g)) {
    if (!functions.has(name)) return `an expression calls "${name}", which is not allowed${nearFunction(name)}`;
  }
  if (/\)\s*\(|\]\s*\(/.test(bare)) return 'an expression calls something that has no name';
  if (/\b(?:event|item|group|view|parent|constructor|__proto__|prototype)\b/.test(bare))
    return 'an expression reaches beyond "datum"';
  const written = [...expression.matchAll(/\b(?:format|utcFormat)\s*\(/g)].length;
  const literal = [...expression.matchAll(/\b(?:format|utcFormat)\s*\([^,()]*,\s*(?:'([^'\\]*)'|"([^"\\]*)")\s*\)/g)];
  if (literal.length !== written) return 'a format in an expression has to be written out: format(datum.n, ",d")';
  return literal.map(([, one, two]) => refusedFormat(one ?? two ?? '')).find((reason) => reason !== undefined);
}

/** Those that go by the clock of whoever builds have a twin that doesn't. */
function nearFunction(name: string): string {
  return functions.has(`utc${name}`) ? `, did you mean "utc${name}"?` : suggestion(name, functions);
}

/** Why a format is refused: a width of a thousand million is a text of a gigabyte. */
export function refusedFormat(format: string): string | undefined {
  return /\d{3}/.test(format) || format.length > 60 ? `the format "${format.slice(0, 30)}" is too long` : undefined;
}
