import type * as v from 'valibot';
import type { claimSchema, datasetSchema, personSchema, placeSchema, sourceSchema } from '../library-schema.ts';
import type { Claim, Dataset, EntryPlace, Name, Person, Place, Source } from '../model/library.ts';
import { readPeriod } from '../model/read-date-span.ts';

/** A source from CSL-YAML, on top of the entry of the same id in a bibliography file. */
export function sourceOf(
  value: v.InferOutput<typeof sourceSchema>,
  at: EntryPlace,
  imported: Source | undefined,
): Source {
  const { voice, names, perspective, omits, partisan, reliability, translation, note, ...csl } = value;
  const title = csl['title-short'] ?? csl['container-title'] ?? csl.title;
  return {
    id: value.id,
    at,
    csl: { ...imported?.csl, ...csl },
    voice: voice || (typeof title === 'string' ? title : imported?.voice) || value.id,
    names,
    perspective,
    omits,
    partisan,
    reliability,
    translation,
    note: note || (imported?.note ?? ''),
  };
}

function nameOf({ text, lang, dates }: v.InferOutput<typeof personSchema>['names'][number]): Name {
  return { text, lang, ...periodOf(dates) };
}

const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

function periodOf(text: string): { readonly from: number; readonly to: number } {
  // EDTF writes an open end "1899/..".
  return (text === '' ? undefined : readPeriod(text.replace(/^\.\.\/|\/\.\.$/, '..'))) ?? always;
}

/** A claim. */
export function claimOf({ figures, ...value }: v.InferOutput<typeof claimSchema>, at: EntryPlace): Claim {
  return { ...value, at, figures: figures.map(({ value: quantity, unit, of }) => ({ quantity, unit, of })) };
}

/** A place, its names with the years of their use. */
export function placeOf(value: v.InferOutput<typeof placeSchema>, at: EntryPlace): Place {
  const { coordinates, dates, names, 'error-km': errorKm, ...rest } = value;
  return {
    ...rest,
    at,
    errorKm,
    coordinates: coordinates && { latitude: coordinates[0], longitude: coordinates[1] },
    names: names.map(nameOf),
    ...periodOf(dates),
  };
}

/** A person, from birth to death. */
export function personOf(value: v.InferOutput<typeof personSchema>, at: EntryPlace): Person {
  return {
    ...value,
    at,
    names: value.names.map(nameOf),
    from: periodOf(value.born).from,
    to: periodOf(value.died).to,
  };
}

/** A set of figures. */
export function datasetOf({ rows, ...value }: v.InferOutput<typeof datasetSchema>, at: EntryPlace): Dataset {
  return { ...value, at, rows: rows.map(({ label, value: quantity, claim }) => ({ label, quantity, claim })) };
}
