import * as v from 'valibot';

/** A text as YAML reads it: "1904" without quotation marks is one too. */
export const text = v.pipe(
  v.union([v.string(), v.number()], 'a text'),
  v.transform((value) => String(value).trim()),
);

/** Where something can be found; a misspelt placeholder would be a dead link in a museum. */
export const addressWithPlaces = v.pipe(
  text,
  v.regex(
    /^https?:\/\/(?:[^\s{}]|\{(?:story|lang)\})+$/,
    'an address such as https://museum.example/{story}-{lang}.pdf, with no other words in braces than {story} and {lang}',
  ),
);

/** One text, or a list of them. */
export const texts = v.pipe(
  v.union([text, v.array(text)], 'a text or a list of texts, [one, two]'),
  v.transform((value) => (Array.isArray(value) ? value : [value])),
);
