import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { Drawn, DrawTools, Frame, PrepareContext } from '../../../src/figure/figure.ts';
import type { TimelineData } from '../../../src/figure/timeline/data.ts';
import { drawTimeline } from '../../../src/figure/timeline/draw.ts';
import { prepareTimeline } from '../../../src/figure/timeline/prepare.ts';
import { emptyLibrary, type HistoricalEvent, type Library, type Place } from '../../../src/model/library.ts';
import { sourceText } from '../../../src/model/span.ts';
import { readWidths } from '../../../src/model/text-width.ts';
import { timelineSchema, timelineSpec } from '../../../src/parse/figures/timeline.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8');
const at = { source: sourceText('events.yaml', ''), span: { start: 0, end: 0 } };

/** Words of the interface. */
export const wordsIn = (lang: 'en' | 'ru'): Record<string, string> => parse(read(`templates/strings/${lang}.yaml`));

type Listed = Omit<HistoricalEvent, 'at'>;
const { events } = parse(read('narratives/library/events.yaml')) as { events: Listed[] };

const port: Place = {
  id: 'port-arthur',
  at,
  kind: 'port',
  coordinates: undefined,
  errorKm: 0,
  credit: '',
  names: [{ text: 'Port Arthur', lang: 'en', from: -Infinity, to: Infinity }],
  variants: [],
  from: -Infinity,
  to: Infinity,
  note: '',
};

/** The events of the real library, and one place. */
export const library: Library = {
  ...emptyLibrary,
  events: new Map(events.map((event) => [event.id, { ...event, date: String(event.date), at }])),
  places: new Map([['port-arthur', port]]),
};

export const tools: DrawTools = {
  lang: 'en',
  words: wordsIn('en'),
  width: readWidths(read('lib/assets/widths.json')),
  asset: () => new Uint8Array(),
};

/** Frames that figures are drawn in. */
export const frames: readonly Frame[] = [
  [1104, 470],
  [640, 540],
  [784, 470],
  [640, 400],
  [640, 900],
].map(([width = 0, height = 0]) => ({
  width,
  height,
  clear: { top: 0, right: 0, bottom: 0, left: 0 },
  covered: [],
}));

export interface Reported {
  readonly code: string;
  readonly path: string;
  readonly text: string;
}

/** Reads and prepares a fence's YAML; what is reported goes to `reports`. */
export function prepared(
  yaml: string,
  reports: Reported[] = [],
  more: Partial<PrepareContext> = {},
): TimelineData | undefined {
  const value = v.parse(timelineSchema(), parse(yaml));
  return prepareTimeline(timelineSpec(value), {
    library,
    lang: 'en',
    words: tools.words,
    when: undefined,
    span: undefined,
    written: () => '',
    marks: [],
    readFile: () => undefined,
    report: (code, path, params) => reports.push({ code, path, text: Object.values(params).join(' ') }),
    reportIn: (code, source, span, params) => {
      const place = `${source.path}:${source.text.slice(span.start, span.end)}`;
      reports.push({ code, path: place, text: Object.values(params).join(' ') });
    },
    ...more,
  });
}

/** Draws a fence's YAML, by way of JSON as the cache does. */
export function drawn(yaml: string, frame: Frame | undefined = frames[0], more: Partial<PrepareContext> = {}): Drawn {
  const data = prepared(yaml, [], more);
  if (!data || !frame) throw new Error('nothing to draw');
  return drawTimeline(JSON.parse(JSON.stringify(data)), frame, { ...tools, ...more });
}

/** Labels that lie on one another, or leave the frame. */
export function clashes({ labels, width, height }: Drawn): string[] {
  const outside = labels.filter(
    (box) => box.x < -1 || box.y < -1 || box.x + box.width > width + 1 || box.y + box.height > height + 1,
  );
  const on = labels.flatMap((a, index) =>
    labels
      .slice(index + 1)
      .filter(
        (b) =>
          a.x < b.x + b.width - 0.5 &&
          b.x < a.x + a.width - 0.5 &&
          a.y < b.y + b.height - 0.5 &&
          b.y < a.y + a.height - 0.5,
      )
      .map((b) => `${a.text} | ${b.text}`),
  );
  return [...outside.map(({ text }) => `outside: ${text}`), ...on];
}

/** Labels through which a pole runs. */
export function struck({ svg, labels }: Drawn): string[] {
  const poles = [...svg.matchAll(/class="timeline-pole[^"]*" d="M([\d.]+) ([\d.]+)(?:L([\d.]+) ([\d.]+))?V([\d.]+)"/g)];
  return poles.flatMap((pole) => {
    const x = Number(pole[3] ?? pole[1]);
    const ends = [Number(pole[4] ?? pole[2]), Number(pole[5])];
    const [from, to] = [Math.min(...ends), Math.max(...ends)];
    return labels
      .filter((box) => x > box.x + 1 && x < box.x + box.width - 1 && to > box.y + 1 && from < box.y + box.height - 1)
      .map(({ text }) => `struck: ${text}`);
  });
}
