import * as v from 'valibot';
import { isDay } from './model/calendar.ts';
import { confidences, contestedForms, editorKey, sensitivities, stances } from './model/library.ts';
import { readQuantity } from './model/quantity.ts';
import { readPeriod } from './model/read-date-span.ts';
import { text } from './schema-shapes.ts';

/** Shapes of the files in a library. Each entry's message says what was expected. */

const words = v.optional(text, '');
const id = v.pipe(
  text,
  v.regex(/^[\p{Ll}\p{N}\p{Lo}]+(-[\p{Ll}\p{N}\p{Lo}]+)*$/u, 'a key of lower-case letters, digits and hyphens'),
);
/** Programs for references make keys of their own: `Smith_2004`. */
const sourceKey = v.pipe(
  text,
  v.regex(/^[\p{L}\p{N}_][\p{L}\p{N}_:.#/-]*$/u, 'a key of letters, digits, hyphens and underscores'),
);
const dated = v.check<string, string>(
  (value) => value === '' || isPeriod(value),
  'a date such as 1904, 1904-02-08 or 1898..1905',
);
const date = v.optional(v.pipe(text, dated), '');
const ids = v.optional(v.array(id, 'a list of keys, [one, two]'), []);
const texts = v.optional(v.array(text, 'a list of texts, [one, two]'), []);
const quantity = v.pipe(
  text,
  v.transform((value) => readQuantity(value)),
  v.custom<NonNullable<ReturnType<typeof readQuantity>>>(
    (value) => value !== undefined,
    'a number such as 159, ~10, 62000..92000 or >=5000',
  ),
);
const confidence = v.picklist([...confidences, ''], confidences.join(', '));
const name = v.object({ text, lang: words, dates: date }, 'a name, { text: Dalny, lang: en }');

/** A date, or two with an end that may be open. */
function isPeriod(value: string): boolean {
  const ends = value.split(/\s*(?:\/\.\.|\.\.\/|\.\.|\/)\s*/);
  return ends.length <= 2 && ends.some((end) => end !== '') && ends.every((end) => end === '' || isDate(end));
}

/** Years, months and days, which most dates are, are judged here: the reader of EDTF takes 0.3 ms for each. */
function isDate(value: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
  if (year === undefined) return readPeriod(value) !== undefined;
  return isDay({ year: Number(year), month: Number(month), day: Number(day) }, 'gregorian');
}

/** `sources.yaml`: what CSL defines, and our own keys. */
export const sourceSchema = v.looseObject({
  id: v.pipe(
    sourceKey,
    v.check((value) => value !== editorKey, 'another key: "editor" is the editor\'s own voice'),
  ),
  type: v.pipe(text, v.minLength(1, 'a CSL type such as book, article-newspaper or webpage')),
  voice: words,
  names: texts,
  perspective: words,
  omits: words,
  partisan: v.optional(v.boolean('true or false'), false),
  reliability: words,
  translation: words,
  note: words,
});

/** `claims.yaml`. */
export const claimSchema = v.object({
  id,
  narratives: ids,
  statement: text,
  date,
  printed: words,
  places: ids,
  people: ids,
  figures: v.optional(
    v.array(
      v.object({ value: quantity, unit: words, of: words }, 'a figure, { value: 159, unit: days }'),
      'a list of figures, [{ value: 159, unit: days }]',
    ),
    [],
  ),
  sources: v.pipe(
    v.array(
      v.object(
        { source: sourceKey, locator: words, confidence: v.optional(confidence, '') },
        'a source, { source: izvestia, locator: "para. 2" }',
      ),
      'a list of sources, [{ source: izvestia, locator: "para. 2" }]',
    ),
    v.minLength(1, 'at least one source; "editor" for general scholarship'),
  ),
  stance: v.optional(v.picklist(stances, stances.join(', ')), 'attributed'),
  sensitivity: v.optional(
    v.array(v.picklist(sensitivities, `one of ${sensitivities.join(', ')}`), 'a list of tags'),
    [],
  ),
  contests: ids,
  note: words,
});

/** The contested questions at the end of `claims.yaml`. */
export const questionSchema = v.object({
  id,
  question: text,
  as: v.optional(v.picklist(contestedForms, contestedForms.join(', ')), 'sides'),
  sides: v.array(
    v.object({ label: text, claims: ids }, 'a side, { label: Izvestia, claims: [key] }'),
    'a list of sides',
  ),
});

/** `places.yaml`. */
export const placeSchema = v.object({
  id,
  kind: words,
  coordinates: v.optional(
    v.tuple(
      [
        v.pipe(
          v.number('degrees'),
          v.minValue(-90, 'degrees from -90 to 90'),
          v.maxValue(90, 'degrees from -90 to 90'),
        ),
        v.pipe(
          v.number('degrees'),
          v.minValue(-180, 'degrees from -180 to 180'),
          v.maxValue(180, 'degrees from -180 to 180'),
        ),
      ],
      'latitude and longitude, [38.8, 121.27]',
    ),
  ),
  'error-km': v.optional(v.number('kilometres'), 0),
  credit: words,
  dates: date,
  names: v.pipe(v.array(name, 'a list of names'), v.minLength(1, 'at least one name')),
  variants: texts,
  note: words,
});

/** `people.yaml`. */
export const personSchema = v.object({
  id,
  names: v.pipe(v.array(name, 'a list of names'), v.minLength(1, 'at least one name')),
  variants: texts,
  role: words,
  born: date,
  died: date,
  note: words,
});

/** `events.yaml`. */
export const eventSchema = v.object({
  id,
  narratives: ids,
  date: v.pipe(text, dated),
  label: text,
  place: words,
  claims: ids,
});

/** `statistics.yaml`. */
export const datasetSchema = v.object({
  id,
  title: text,
  unit: words,
  rows: v.array(
    v.object({ label: text, value: quantity, claim: words }, 'a row, { label: …, value: 159, claim: key }'),
    'a list of rows',
  ),
  warning: words,
  note: words,
});

const from = v.optional(v.pipe(text, v.toLowerCase()), '');

/** `ru.yaml` and the like: what readers see of the other files, in another language, by the same keys. */
export const translationSchemas = {
  sources: v.object({
    id: sourceKey,
    from,
    voice: words,
    names: texts,
    perspective: words,
    omits: words,
    translation: words,
    note: words,
  }),
  claims: v.object({ id, from, statement: words }),
  places: v.object({ id, from, note: words }),
  kinds: v.object({ id: text, text }),
  people: v.object({ id, from, role: words, note: words }),
  events: v.object({ id, from, label: words }),
} as const;

/** The lists of each file, by the file's name. */
export const librarySchemas = {
  sources: { references: sourceSchema },
  claims: { claims: claimSchema, questions: questionSchema },
  places: { places: placeSchema },
  people: { people: personSchema },
  events: { events: eventSchema },
  statistics: { datasets: datasetSchema },
} as const;
