import type { DateSpan } from '../model/date-span.ts';
import type { Audience } from '../model/narrative.ts';
import { readDateSpan } from '../model/read-date-span.ts';
import type { Span } from '../model/span.ts';
import { suggestion } from '../suggest.ts';
import { readAudience } from './audience.ts';
import { checkKeys, keyValue, type ParseContext, type PlacedAttributes, placeOf } from './context.ts';
import { readDuration } from './duration.ts';
import { offsetOf } from './places.ts';

/** What a heading's attributes say of its slide. */
export interface SlideAttributes {
  readonly id: string;
  readonly idSpan: Span;
  readonly classes: readonly string[];
  readonly when: DateSpan | undefined;
  /** Seconds; 0 when not given. */
  readonly time: number;
  /** '' when the content decides. */
  readonly layout: string;
  readonly background: string;
  readonly notice: string;
  /** Sound file that is the slide read aloud, as written. */
  readonly narration: string;
  readonly short: string;
  readonly optional: boolean;
  readonly lang: string;
  readonly audience: Audience;
  readonly allow: Readonly<Record<string, string>>;
}

const keys = [
  'when',
  'time',
  'layout',
  'background',
  'notice',
  'narration',
  'short',
  'only',
  'not',
  'optional',
  'lang',
  'allow',
];

/** Reads the attributes of a heading. `layouts` are the partials that exist. */
export function readSlideAttributes(
  context: ParseContext,
  placed: PlacedAttributes,
  layouts: readonly string[],
): SlideAttributes {
  checkKeys(context, placed, 'a heading', keys);
  const { attributes, runs } = placed;
  const value = (key: string): string => keyValue(placed, key) ?? '';
  const wrong = (key: string, expected: string, hint: string): void =>
    context.report('attribute-value', placeOf(placed, key), { key, found: value(key), expected, hint });

  const when = value('when') === '' ? undefined : readDateSpan(value('when'));
  if (value('when') !== '' && !when)
    wrong('when', 'a date such as 1904, 1904-02-08 or 1904-08/1904-11', 'Write dates as year-month-day.');
  const time = value('time') === '' ? 0 : readDuration(value('time'));
  if (time === undefined) wrong('time', 'a length such as "90 s", "2 min" or 1:30', 'Write time="90 s".');
  const optional = value('optional');
  if (!['', 'true', 'false'].includes(optional)) wrong('optional', 'true or false', 'Write optional=true.');
  const layout = value('layout');
  if (layout !== '' && !layouts.includes(layout)) {
    context.report('layout-unknown', placeOf(placed, 'layout'), {
      name: layout,
      suggestion: suggestion(layout, layouts),
      known: layouts.join(', '),
    });
  }
  const start = offsetOf(runs, attributes.idStart);
  return {
    id: attributes.id,
    idSpan: { start, end: start + attributes.id.length },
    classes: attributes.classes.filter((name) => name !== 'optional'),
    when,
    time: time ?? 0,
    layout: layouts.includes(layout) ? layout : '',
    background: value('background'),
    notice: value('notice'),
    narration: value('narration'),
    short: value('short'),
    optional: optional === 'true' || attributes.classes.includes('optional'),
    lang: value('lang'),
    audience: readAudience(context, placed),
    allow: readReasons(value('allow')),
  };
}

/** `allow="slide-overflow: meant to bleed; picture-credit: our own"`. */
function readReasons(text: string): Record<string, string> {
  const rows = text.split(';').map((row) => /^\s*([\w-]+)\s*:\s*(.+?)\s*$/.exec(row));
  return Object.fromEntries(rows.flatMap((row) => (row ? [[row[1] ?? '', row[2] ?? '']] : [])));
}
