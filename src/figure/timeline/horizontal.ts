import type { Box, DrawTools, LabelBox } from '../figure.ts';
import { element, tenth, words } from '../svg.ts';
import { axisOf } from './axis.ts';
import { bandOf } from './band.ts';
import { drawBlock } from './block.ts';
import type { TimelineData } from './data.ts';
import { drawMark, type Mark, markOf } from './marks.ts';
import { drawPeriods } from './periods.ts';
import type { Picture } from './picture.ts';
import { poleGap, type Setting, type SettingRoom, settingFor } from './setting.ts';
import { crowd, sizesFor } from './setting-ways.ts';
import { barRoom, fan, type Rows, stackRows } from './stack.ts';
import { tickRoom } from './ticks.ts';
import type { TimelineTools } from './tools.ts';
import { trackHeight, tracksOf } from './tracks.ts';

const sideName = 20;

/** One axis with labels above and below. */
export function drawHorizontal(data: TimelineData, area: Box, tools: TimelineTools): Picture {
  const inset = 6;
  const axis = axisOf(data, area.x + inset, area.x + area.width - inset, (unit) => tickRoom(unit, tools));
  const band = bandOf(axis, data, tools);
  const marks = data.items.map((item) => markOf(item, axis.scale));
  const periods = drawPeriods(data, axis.scale, area, tools);
  const [nameAbove, nameBelow] = [data.above, data.below].map((name) => (name === '' ? 0 : sideName + 8));
  const free = area.height - band.height - periods.height - (nameAbove ?? 0) - (nameBelow ?? 0);
  const setting = settingIn(data, marks, { ...area, height: free }, tools);
  const rows = stackRows(setting, marks, data.items, free);
  const top = area.y + periods.height + (nameAbove ?? 0) + rows.slackTop;
  const bandTop = top + rows.above;
  const bandBottom = bandTop + band.height;
  const parts = data.items.map((item, index) =>
    drawItem({ item, mark: marks[index], setting, index, rows, bandTop, bandBottom }),
  );
  const drawnBand = band.draw(bandTop);
  const sides = drawSides(data, area, { top: top - sideName - 8, bottom: bandBottom + rows.below + 8 }, tools);
  return {
    base: periods.svg(bandTop) + drawnBand.svg + sides.svg,
    parts: parts.map(({ svg }) => svg),
    labels: [...drawnBand.labels, ...periods.labels, ...sides.labels, ...parts.flatMap(({ labels }) => labels)],
    crowded: data.items.filter((_, index) => !setting.plan.places[index]).map(({ label }) => label),
    breaks: axis.breaks,
  };
}

/** Sets the labels in the room that bars and leaning poles leave them. */
function settingIn(data: TimelineData, marks: readonly Mark[], area: Box, tools: TimelineTools): Setting {
  const { items, dates, calendars } = data;
  const isCrowd = items.length > crowd;
  const sides = sidesOf(data);
  // Bars that overlap may come to lie on one side; so much is kept free for them.
  const bars = isCrowd ? fan.dense : fan.least;
  const tracks = Math.max(0, ...tracksOf(marks, () => 0)) * trackHeight;
  const taken = tracks + (sides === 'both' ? 2 * bars : bars + barRoom);
  return settingFor(
    items,
    marks.map(({ target }) => target),
    { from: area.x, to: area.x + area.width, height: area.height - taken, sides },
    { dates, calendars, sizes: sizesFor(items.length), tries: isCrowd ? 5 : 8 },
    tools,
  ).setting;
}

function sidesOf({ items }: TimelineData): SettingRoom['sides'] {
  if (items.every(({ side }) => side === 'above')) return 'above';
  return items.every(({ side }) => side === 'below') ? 'below' : 'both';
}

interface ItemDrawing {
  readonly item: TimelineData['items'][number];
  readonly mark: Mark | undefined;
  readonly setting: Setting;
  readonly index: number;
  readonly rows: Rows;
  readonly bandTop: number;
  readonly bandBottom: number;
}

function drawItem({ item, mark, setting, index, rows, bandTop, bandBottom }: ItemDrawing): {
  svg: string;
  labels: readonly LabelBox[];
} {
  const block = setting.blocks[index];
  const place = setting.plan.places[index];
  if (!mark || !block) return { svg: '', labels: [] };
  const side = place?.side ?? (item.side === 'below' ? 1 : 0);
  const away = (px: number): number => (side === 0 ? bandTop - px : bandBottom + px);
  const y = away((rows.tracks[index] ?? 0) * trackHeight);
  const edge = place && rows.edges[side]?.[place.row];
  if (!place || !edge) return { svg: drawMark(item, mark, y), labels: [] };
  const first = rows.edges[side]?.[0]?.near ?? edge.near;
  // Above, the texts of a row begin at the same height; the pole goes up to the first line.
  const top = side === 0 ? away(edge.far) : away(edge.near);
  const tip = side === 0 ? top + 3 : top + block.height - 3;
  const lean = Math.abs(place.at - mark.target) < 0.5 ? '' : `L${tenth(place.at)} ${tenth(away(first - 6))}`;
  const pole = element('path', {
    class: item.highlight ? 'timeline-pole timeline-now' : 'timeline-pole',
    d: `M${tenth(mark.target)} ${tenth(y)}${lean}V${tenth(tip)}`,
  });
  const text = drawBlock(block, {
    x: place.left ? place.at - poleGap : place.at + poleGap,
    y: top,
    end: place.left,
    highlight: item.highlight,
  });
  return { svg: pole + drawMark(item, mark, y) + text.svg, labels: text.labels };
}

function drawSides(
  { above, below }: TimelineData,
  area: Box,
  y: { readonly top: number; readonly bottom: number },
  { width }: DrawTools,
): { svg: string; labels: LabelBox[] } {
  const names = [
    { text: above, y: y.top },
    { text: below, y: y.bottom },
  ].filter(({ text }) => text !== '');
  const svg = names.map((name) =>
    element('text', { class: 'timeline-side', x: area.x, y: name.y + 15, 'font-size': 17 }, words(name.text)),
  );
  const labels = names.map((name) => ({
    text: name.text,
    x: area.x,
    y: name.y,
    width: width(name.text, 'sans-bold', 17),
    height: sideName,
  }));
  return { svg: svg.join(''), labels };
}
