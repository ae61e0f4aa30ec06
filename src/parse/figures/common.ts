import * as v from 'valibot';

/** A text in a fence; numbers are taken as they are written. */
export function text(expected = 'a text') {
  return v.pipe(
    v.union([v.string(), v.number()], expected),
    v.transform((value) => String(value).trim()),
  );
}

/** A text that may be left out. */
export function words(expected = 'a text') {
  return v.optional(text(expected), '');
}

export function flag() {
  return v.optional(v.boolean('true or false'), false);
}

/** Keys that every figure has. `caption` and `source` are Markdown, read apart. */
export function commonEntries() {
  return { title: words(), description: words(), caption: words(), source: words(), steps: flag() };
}
