import { writeNumber } from '../../model/quantity-write.ts';
import type { DataTable, Drawn, DrawTools, Frame } from '../figure.ts';
import { element } from '../svg.ts';
import { areaOf, isPart } from './area.ts';
import type { VegaChartData } from './chart-data.ts';
import { isObject } from './is-object.ts';
import { ChartFailure } from './vega-failure.ts';
import { labelsIn } from './vega-labels.ts';
import { renderVega } from './vega-render.ts';
import { cleanSvg } from './vega-svg.ts';

/** The largest drawing, in characters. */
const largest = 1_500_000;

/** Draws a Vega-Lite specification. Throws a `ChartFailure` for one that Vega can't make sense of. */
export async function drawVega(data: VegaChartData, frame: Frame, tools: DrawTools): Promise<Drawn> {
  const area = areaOf(frame);
  const { svg, width, height, root, origin } = await renderVega(data.spec, area, tools);
  if (svg.length > largest) throw new ChartFailure('the drawing is too large');
  // What can't be made to fit, such as small multiples, is drawn smaller as a whole.
  const scale = Math.min(1, area.width / width, area.height / height);
  const whole = isPart(frame) ? frame.height : Math.ceil(height * scale);
  const table = tableOf(data.spec, tools);
  const x = area.x;
  const y = isPart(frame) ? area.y + Math.max(0, (area.height - height * scale) / 2) : 0;
  const inside = cleanSvg(svg, `v${hash(JSON.stringify([data.spec, frame]))}-`);
  const moved = x === 0 && y === 0 && scale === 1 ? inside : element('g', { transform: place(x, y, scale) }, inside);
  return {
    svg: element('svg', { class: 'drawing-chart chart-of-vega', viewBox: `0 0 ${frame.width} ${whole}` }, moved),
    width: frame.width,
    height: whole,
    title: data.title || told(data.spec.title) || (tools.words.chartVega ?? ''),
    description: data.description || told(data.spec.description) || inWords(table),
    table,
    labels: labelsIn(root, { x: x + origin[0] * scale, y: y + origin[1] * scale, scale }),
    steps: 0,
    crowded: [],
  };
}

function place(x: number, y: number, scale: number): string {
  const move = `translate(${Math.round(x * 10) / 10},${Math.round(y * 10) / 10})`;
  return scale === 1 ? move : `${move} scale(${Math.floor(scale * 1000) / 1000})`;
}

function told(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string').join(' ');
  return isObject(value) ? told(value.text) : '';
}

/** FNV-1a: equal charts share their ids, others don't. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value.toString(36);
}

/** A short table, read out. */
function inWords(table: DataTable | undefined): string {
  if (!table || table.rows.length > 20) return '';
  return table.rows.map((row) => `${row.map((cell, index) => `${table.head[index]} ${cell}`).join(', ')}.`).join(' ');
}

/** The rows of the chart's own data; undefined where they are many, or stand in its parts. */
function tableOf({ data }: VegaChartData['spec'], tools: DrawTools): DataTable | undefined {
  const values = isObject(data) ? data.values : undefined;
  if (!Array.isArray(values) || values.length === 0 || values.length > 60) return undefined;
  const rows = values.map((row): Record<string, unknown> => (isObject(row) ? row : { '': row }));
  const head = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, 8);
  const cell = (value: unknown): string =>
    typeof value === 'number' && Math.abs(value) > 9999 ? writeNumber(value, tools.lang) : String(value ?? '');
  return { head, rows: rows.map((row) => head.map((key) => cell(Object.hasOwn(row, key) ? row[key] : ''))) };
}
