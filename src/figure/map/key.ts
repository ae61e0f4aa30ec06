import { routeKinds } from '../../model/map-spec.ts';
import { writeNumber } from '../../model/quantity-write.ts';
import type { Box, DrawTools, LabelBox } from '../figure.ts';
import { element, tenth, words } from '../svg.ts';
import type { MapData } from './data.ts';
import { doubtIn } from './describe.ts';
import { drawRoute } from './route-draw.ts';
import type { TypeSizes } from './type-sizes.ts';
import type { View } from './view.ts';

/** A block of the map's furniture: its size, and how it is drawn at a place. */
export interface Furniture {
  readonly width: number;
  readonly height: number;
  readonly draw: (box: Box) => { readonly svg: string; readonly labels: readonly LabelBox[] };
}

interface Row {
  readonly width: number;
  readonly height: number;
  readonly draw: (x: number, y: number) => { readonly svg: string; readonly label: LabelBox };
}

const sample = 46;
const padding = 10;

/** The key: kinds of lines in words, and the scale. Undefined when there is nothing to tell. */
export function keyBlock(
  data: MapData,
  view: View,
  doubtful: boolean,
  sizes: TypeSizes,
  tools: DrawTools,
): Furniture | undefined {
  const rows = [...lineRows(data, doubtful, sizes, tools), ...(data.scale ? scaleRow(view, sizes, tools) : [])];
  const north = leansFrom(view);
  if (rows.length === 0) return undefined;
  const width = Math.max(...rows.map((row) => row.width)) + 2 * padding + (north ? northRoom : 0);
  const height = rows.reduce((sum, row) => sum + row.height, 0) + padding * 1.2;
  const draw = (box: Box) => {
    let y = box.y + padding * 0.6;
    const drawn = rows.map((row) => {
      const done = row.draw(box.x + padding, y);
      y += row.height;
      return done;
    });
    const plate = element('rect', { class: 'map-plate', ...box });
    return {
      svg: element(
        'g',
        { class: 'map-key' },
        plate,
        ...drawn.map(({ svg }) => svg),
        north ? northArrow(view, box.x + width - northRoom / 2 - 4, box.y + height / 2) : '',
      ),
      labels: drawn.map(({ label }) => label),
    };
  };
  return { width, height, draw };
}

/** A row for each kind of line that the map has. */
function lineRows({ routes, borders }: MapData, doubtful: boolean, sizes: TypeSizes, tools: DrawTools): Row[] {
  const rows = routeKinds.flatMap((by) => {
    const kin = routes.filter((route) => route.by === by);
    const doubts = new Set(kin.map((route) => doubtIn(route, tools.words)).sort());
    return [...doubts].map((doubt) => {
      const own = kin.filter((route) => doubtIn(route, tools.words) === doubt);
      const accent = own.every((route) => route.accent);
      const line = (x: number, y: number) =>
        drawRoute(
          { ...sampleRoute, by, accent, certain: doubt === '' },
          {
            runs: [
              [
                [x, y],
                [x + sample, y],
              ],
            ],
            head: [],
          },
        );
      const kind = tools.words[`mapBy-${by}`] ?? by;
      return textRow(doubt === '' ? kind : `${kind}, ${doubt}`, line, sizes, tools);
    });
  });
  if (doubtful) {
    const ring = (x: number, y: number) => element('circle', { class: 'map-doubt', cx: x + sample / 2, cy: y, r: 8 });
    rows.push(textRow(tools.words.mapPositionUncertain ?? '', ring, sizes, tools));
  }
  if (borders) {
    const line = (x: number, y: number) =>
      element('path', { class: 'map-border', d: `M${tenth(x)} ${tenth(y)}h${sample}` });
    rows.push(textRow(tools.words.mapModernBorders ?? '', line, sizes, tools));
  }
  return rows;
}

const sampleRoute = {
  names: [],
  stops: [],
  by: 'land',
  label: '',
  certain: true,
  arrow: false,
  accent: false,
} as const;

function textRow(text: string, mark: (x: number, y: number) => string, sizes: TypeSizes, tools: DrawTools): Row {
  const size = sizes.key;
  const width = tools.width(text, 'sans', size);
  const height = size * 1.5;
  return {
    width: sample + 10 + width,
    height,
    draw: (x, y) => ({
      svg:
        mark(x, y + height / 2) +
        element(
          'text',
          { class: 'map-key-text', x: x + sample + 10, y: y + size * 1.08, 'font-size': size },
          words(text),
        ),
      label: { text, x: x + sample + 10, y: y + size * 0.15, width, height: size * 1.2 },
    }),
  };
}

/** A bar of a round number of kilometres, true in the middle of the map. */
function scaleRow({ kmPerPixel, projection }: View, sizes: TypeSizes, tools: DrawTools): Row[] {
  const room = sizes.route > 16 ? 170 : 120;
  if (projection === 'world' || !(kmPerPixel > 0)) return [];
  const whole = roundBelow(room * kmPerPixel);
  const length = whole / kmPerPixel;
  const text = `${writeNumber(whole, tools.lang)}\u00A0${tools.words.mapKm ?? 'km'}`;
  const size = sizes.key;
  const width = tools.width(text, 'sans', size);
  const height = size * 1.5;
  return [
    {
      width: length + 10 + width,
      height,
      draw: (x, y) => ({
        svg:
          element('path', {
            class: 'map-scale',
            d: `M${tenth(x)} ${tenth(y + height / 2 - 5)}v5h${tenth(length / 2)}v-3v3h${tenth(length / 2)}v-5`,
          }) +
          element(
            'text',
            { class: 'map-key-text', x: x + length + 10, y: y + size * 1.08, 'font-size': size },
            words(text),
          ),
        label: { text, x: x + length + 10, y: y + size * 0.15, width, height: size * 1.2 },
      }),
    },
  ];
}

/** The greatest of 1, 2, 5, 10, 20 … that is not greater. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [5, 2, 1].find((each) => each * power <= value) ?? 1;
  return step * power;
}

const northRoom = 26;

/** Whether north is more than 10° from up where the map's left or right edge is. */
function leansFrom(view: View): boolean {
  if (view.projection === 'world' || view.projection === 'mercator') return false;
  return [0.02, 0.98].some((share) => Math.abs(northAt(view, view.width * share, view.height / 2)) > 10);
}

/** Degrees clockwise from up; 0 outside the world. */
function northAt(view: View, x: number, y: number): number {
  const point = view.back(x, y);
  if (!point) return 0;
  const [nx, ny] = view.at(point[0], point[1] + 0.05);
  return (Math.atan2(nx - x, y - ny) * 180) / Math.PI;
}

/** Points to where north is at this place of the map. */
function northArrow(view: View, x: number, y: number): string {
  const turn = `translate(${tenth(x)} ${tenth(y)}) rotate(${tenth(northAt(view, x, y))})`;
  return element('path', { class: 'map-north', transform: turn, d: 'M0-11l5.5 20-5.5-4-5.5 4z' });
}
