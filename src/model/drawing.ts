import type { Inline } from './block.ts';
import type { ChartSpec } from './chart-spec.ts';
import type { MapSpec } from './map-spec.ts';
import type { Span } from './span.ts';
import type { TimelineSpec } from './timeline-spec.ts';

/** The kinds of figures that are drawn from a few lines of YAML in a fence. */
export const drawingKinds = ['map', 'timeline', 'chart'] as const;
export type DrawingKind = (typeof drawingKinds)[number];

/** What the fence says, typed; keys of the library are not yet looked up. */
export type DrawingSpec = MapSpec | TimelineSpec | ChartSpec;

/** A figure from data: a fenced `map`, `timeline` or `chart`. */
export interface Drawing {
  readonly type: 'drawing';
  /** `{#id}` behind the fence's name; '' for none. */
  readonly id: string;
  readonly spec: DrawingSpec;
  /** Below the figure, marked up; empty for none. */
  readonly caption: Inline;
  /** What it rests on, with its citations; empty for none. */
  readonly source: Inline;
  /** The place of every value in the fence by its path, `routes.0.from`; '' is the fence's first line. */
  readonly places: ReadonlyMap<string, Span>;
  /** The fence's first line. */
  readonly opening: Span;
  readonly span: Span;
}

/** A caption and a source line, each with the key it stands under. */
export function drawingTexts({ caption, source, places, span }: Drawing): { tokens: Inline; span: Span }[] {
  return [
    { tokens: caption, span: places.get('caption') ?? span },
    { tokens: source, span: places.get('source') ?? span },
  ].filter(({ tokens }) => tokens.length > 0);
}

/** Keys that every kind of figure has. */
export interface CommonSpec {
  /** Told to people who don't see it; '' to make it from the data. */
  readonly title: string;
  /** The same at length. */
  readonly description: string;
  /** Its parts appear one after another. */
  readonly steps: boolean;
}
