import type { DrawingSpec } from '../model/drawing.ts';
import type { PrepareContext } from './figure.ts';

type MapData = NonNullable<ReturnType<typeof import('./map/prepare.ts').prepareMap>>;
type TimelineData = NonNullable<ReturnType<typeof import('./timeline/prepare.ts').prepareTimeline>>;
type ChartData = NonNullable<ReturnType<typeof import('./chart/prepare.ts').prepareChart>>;

/** A figure whose keys were looked up: all that drawing it needs, as plain data. */
export type FigureData =
  | { readonly kind: 'map'; readonly data: MapData }
  | { readonly kind: 'timeline'; readonly data: TimelineData }
  | { readonly kind: 'chart'; readonly data: ChartData };

/** Looks up what a figure names; undefined when there is nothing to draw, which has been reported. */
export async function prepareFigure(spec: DrawingSpec, context: PrepareContext): Promise<FigureData | undefined> {
  switch (spec.kind) {
    case 'map': {
      const { prepareMap } = await import('./map/prepare.ts');
      const data = prepareMap(spec, context);
      return data && { kind: 'map', data };
    }
    case 'timeline': {
      const { prepareTimeline } = await import('./timeline/prepare.ts');
      const data = prepareTimeline(spec, context);
      return data && { kind: 'timeline', data };
    }
    case 'chart': {
      const { prepareChart } = await import('./chart/prepare.ts');
      const data = prepareChart(spec, context);
      return data && { kind: 'chart', data };
    }
    default:
      return spec satisfies never;
  }
}
