import type { Box, Drawn, DrawTools, Frame } from '../figure.ts';
import { element } from '../svg.ts';
import { areaOf, isPart } from './area.ts';
import type { ChartData, ShortChartData } from './chart-data.ts';
import { drawLine } from './draw-line.ts';
import { drawPictogram } from './draw-pictogram.ts';
import { drawRows, type FormDrawing } from './draw-rows.ts';
import { footLines, footPiece } from './foot.ts';
import { together } from './piece.ts';
import { describe, tableOf, titleOf } from './tell.ts';
import { cut } from './wrap.ts';

/** Draws a chart. A Vega-Lite specification brings its own library, which is loaded then. */
export async function drawChart(data: ChartData, frame: Frame, tools: DrawTools): Promise<Drawn> {
  if (data.type === 'short') return drawShort(data, frame, tools);
  const { drawVega } = await import('./vega-draw.ts');
  return drawVega(data, frame, tools);
}

function drawShort(data: ShortChartData, frame: Frame, tools: DrawTools): Drawn {
  const area = areaOf(frame);
  const draft = drawForm(data, area, tools);
  const foot = footLines(data, draft, area.width, tools);
  const form = foot.height === 0 ? draft : drawForm(data, { ...area, height: area.height - foot.height }, tools);
  const used = form.height + foot.height;
  // In a whole-slide frame the chart stands in the middle of what is free; elsewhere its height is its own.
  const down = isPart(frame) ? Math.max(0, (area.height - used) / 2) : 0;
  const top = { ...area, y: area.y + down, height: area.height - foot.height };
  const placed = down === 0 ? form : drawForm(data, top, tools);
  const height = isPart(frame) ? frame.height : Math.min(frame.height, Math.ceil(used));
  const piece = together(placed.piece, footPiece(foot, { x: area.x, y: top.y + placed.height }, tools));
  const name = `drawing-chart chart-of-${data.form}${data.people ? ' chart-people' : ''}`;
  return {
    svg: element('svg', { class: name, viewBox: `0 0 ${frame.width} ${height}` }, piece.svg),
    width: frame.width,
    height,
    title: titleOf(data, tools),
    description: describe(data, placed.brokenAt, placed.each === 1 ? 0 : (placed.each ?? 0), tools),
    table: tableOf(data, tools),
    labels: piece.labels,
    steps: placed.steps,
    crowded: [...new Set([...placed.crowded, ...foot.crowded])],
  };
}

function drawForm(whole: ShortChartData, area: Box, tools: DrawTools): FormDrawing {
  // What is counted is a word or two; a whole sentence would push the marks away.
  const unit = cut(whole.unit, area.width * 0.3, (text) => tools.width(text, 'sans', 17));
  const data = { ...whole, unit };
  switch (data.form) {
    case 'line':
      return drawLine(data, area, tools);
    case 'pictogram':
      return drawPictogram(data, area, tools);
    default:
      return drawRows(data, area, tools);
  }
}
