import * as v from 'valibot';

/** A text as YAML reads it: "1904" without quotation marks is one too. */
export const text = v.pipe(
  v.union([v.string(), v.number()], 'a text'),
  v.transform((value) => String(value).trim()),
);

/** One text, or a list of them. */
export const texts = v.pipe(
  v.union([text, v.array(text)], 'a text or a list of texts, [one, two]'),
  v.transform((value) => (Array.isArray(value) ? value : [value])),
);
