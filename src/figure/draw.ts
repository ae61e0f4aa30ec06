import type { Drawn, DrawTools, Frame } from './figure.ts';
import type { FigureData } from './prepare.ts';

/** Draws a figure; what draws its kind is loaded when the first of it is drawn. */
export async function drawFigure(figure: FigureData, frame: Frame, tools: DrawTools): Promise<Drawn> {
  switch (figure.kind) {
    case 'map': {
      const { drawMap } = await import('./map/draw.ts');
      return drawMap(figure.data, frame, tools);
    }
    case 'timeline': {
      const { drawTimeline } = await import('./timeline/draw.ts');
      return drawTimeline(figure.data, frame, tools);
    }
    case 'chart': {
      const { drawChart } = await import('./chart/draw.ts');
      return drawChart(figure.data, frame, tools);
    }
    default:
      return figure satisfies never;
  }
}
