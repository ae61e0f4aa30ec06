import type { ChartSpec } from './chart-spec.ts';
import { type Drawing, type DrawingSpec, drawingTexts } from './drawing.ts';
import type { Library } from './library.ts';
import type { Quantity } from './quantity.ts';
import { writeQuantity } from './quantity-write.ts';
import { type Context, collapsed, type Draft, type StatementRegister, textDrafts } from './statement-draft.ts';
import { type Ground, keyGround, referenceGrounds } from './statement-ground.ts';
import type { TimelineSpec } from './timeline-spec.ts';
import { flat } from './walk.ts';

/**
 * What is read in a figure from data, besides its caption: labels of routes, events and numbers, and the author's words
 * for those who can't see it. What has no claim of its own rests on what the figure's source line cites.
 */
export function drawingDrafts(
  { edition, library, words }: Context,
  drawing: Drawing,
  register: StatementRegister,
): Draft[] {
  const cited = drawingTexts(drawing).flatMap(({ tokens }) =>
    flat(tokens).flatMap((token) => referenceGrounds(token, edition.notes, library)),
  );
  const write = (value: Quantity): string => writeQuantity(value, edition.meta.lang, words);
  const told = toldIn(drawing.spec, library, write).filter(({ text }) => text.trim() !== '');
  return [
    ...told.map(({ text, path, claims }): Draft => {
      const own = claims.flatMap((claim) => keyGround(claim, '', library));
      const span = drawing.places.get(path) ?? drawing.opening;
      return { register, voice: '', text: collapsed(text), span, grounds: own.length > 0 ? own : cited };
    }),
    ...altDrafts(drawing, cited),
  ];
}

/** A text in a figure, the path of its value in the fence, and the claims it rests on. */
interface Told {
  readonly text: string;
  readonly path: string;
  readonly claims: readonly string[];
}

function altDrafts({ spec, places, opening }: Drawing, grounds: readonly Ground[]): Draft[] {
  return (['title', 'description'] as const).flatMap((key) =>
    textDrafts('alt', spec[key], places.get(key) ?? opening, grounds),
  );
}

function toldIn(spec: DrawingSpec, library: Library, write: (value: Quantity) => string): Told[] {
  switch (spec.kind) {
    case 'map':
      return [
        ...spec.routes.map(({ label, date }, index) => ({
          text: [label, date?.text ?? ''].filter(Boolean).join(', '),
          path: `routes.${index}`,
          claims: [],
        })),
        ...spec.areas.map(({ name }, index) => ({ text: name, path: `areas.${index}`, claims: [] })),
      ];
    case 'timeline':
      return eventsIn(spec, library);
    case 'chart':
      return numbersIn(spec, library, write);
    default:
      return spec satisfies never;
  }
}

/** Events in the fence, and those of a narrative. Those of the script are told on their own slides. */
function eventsIn({ events, narrative, periods }: TimelineSpec, library: Library): Told[] {
  const all = [...library.events.values()].filter((event) => event.narratives.includes(narrative));
  const listed = events.map((entry, index) => {
    const event = library.events.get(entry.event);
    const text = [entry.date || event?.date, entry.label || event?.label].filter(Boolean).join(': ');
    return { text, path: `events.${index}`, claims: event?.claims ?? [] };
  });
  const named = all.map(({ date, label, claims }) => ({ text: `${date}: ${label}`, path: 'narrative', claims }));
  const stretches = periods.map(({ span, label }, index) => ({
    text: `${span}: ${label}`,
    path: `periods.${index}`,
    claims: [],
  }));
  return [...listed, ...named, ...stretches];
}

function numbersIn({ content }: ChartSpec, library: Library, write: (value: Quantity) => string): Told[] {
  if (content.type === 'vega') return [];
  const { data, note } = content;
  const below = { text: note, path: 'note', claims: [] };
  if (data.type === 'file') return [{ text: data.name, path: 'file', claims: [] }, below];
  if (data.type === 'rows') {
    const rows = data.rows.map(({ label, value }, index) => ({
      text: `${label}: ${write(value)}`,
      path: `data.${index}`,
      claims: [],
    }));
    return [...rows, below];
  }
  const dataset = library.datasets.get(data.key);
  const chosen = content.rows.map(({ row }) => row);
  const rows = (dataset?.rows ?? []).filter(
    ({ label }, index) => chosen.length === 0 || chosen.includes(label) || chosen.includes(index),
  );
  const told = rows.map(({ label, quantity, claim }) => ({
    text: `${label}: ${write(quantity)}${dataset?.unit ? ` ${dataset.unit}` : ''}`,
    path: 'data',
    claims: claim === '' ? [] : [claim],
  }));
  return [...told, below];
}
