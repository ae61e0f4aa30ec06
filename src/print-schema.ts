import * as v from 'valibot';
import { handoutLayouts } from './model/print-settings.ts';
import { addressWithPlaces, text } from './schema-shapes.ts';

const isTrue = (what: string) => v.boolean(`true or false: ${what}`);

/** `print:` in lanternist.yaml and front matter. Each entry's message says what was expected. */
export const printSchema = v.strictObject(
  {
    layout: v.optional(v.pipe(text, v.picklist(handoutLayouts, handoutLayouts.join(', ')))),
    paper: v.optional(v.picklist(['A4', 'Letter'], '"A4" or "Letter"')),
    orientation: v.optional(v.picklist(['portrait', 'landscape'], '"portrait" or "landscape"')),
    order: v.optional(v.picklist(['across', 'down'], '"across" or "down"')),
    grey: v.optional(isTrue('for printers without colour')),
    cover: v.optional(isTrue('a page of its own in front')),
    large: v.optional(isTrue('large print')),
    pace: v.optional(
      v.pipe(
        v.number('spoken words a minute, 60 to 240'),
        v.minValue(60, 'spoken words a minute, 60 to 240'),
        v.maxValue(240, 'spoken words a minute, 60 to 240'),
      ),
    ),
    address: v.optional(addressWithPlaces),
  },
  'a group of keys such as layout, paper, grey',
);
