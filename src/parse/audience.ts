import { type Audience, type FormatName, formatNames } from '../model/narrative.ts';
import { nearest } from '../suggest.ts';
import { keyValue, type ParseContext, type PlacedAttributes, placeOf } from './context.ts';

/** The paper formats, which `print` stands for. */
const paper: readonly FormatName[] = ['slides', 'handout', 'reader', 'script'];

/** Names that `only=` and `not=` understand, and `only-…` blocks end with. */
export const audienceNames: readonly string[] = [...formatNames, 'print'];

export const everyone: Audience = new Set(formatNames);

/** The formats that names stand for; undefined when one of them is unknown. */
export function formatsOf(names: readonly string[]): Audience | undefined {
  const formats = new Set<FormatName>();
  for (const name of names) {
    const known = formatNames.find((each) => each === name);
    if (known) formats.add(known);
    else if (name === 'print') for (const each of paper) formats.add(each);
    else return undefined;
  }
  return formats;
}

/** Reads `only="deck kiosk"` and `not=print`. */
export function readAudience(context: ParseContext, placed: PlacedAttributes): Audience {
  const read = (key: 'only' | 'not'): Audience | undefined => {
    const value = keyValue(placed, key);
    if (value === undefined) return undefined;
    const names = value.split(/[\s,]+/).filter(Boolean);
    const formats = formatsOf(names);
    if (formats && formats.size > 0) return formats;
    const guess = nearest(names.find((name) => !audienceNames.includes(name)) ?? '', audienceNames);
    const hint = guess ? `Did you mean "${guess}"?` : `Write ${key}="deck kiosk".`;
    context.report('attribute-value', placeOf(placed, key), {
      key,
      found: value,
      expected: `one or more of ${audienceNames.join(', ')}`,
      hint,
    });
    return undefined;
  };
  const only = read('only') ?? everyone;
  const not = read('not');
  return not ? new Set([...only].filter((format) => !not.has(format))) : only;
}
