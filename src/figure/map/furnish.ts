import type { Box, DrawTools, Frame, LabelBox } from '../figure.ts';
import { element, words } from '../svg.ts';
import { freeCorner } from './corners.ts';
import type { MapData } from './data.ts';
import { credits } from './describe.ts';
import { drawInset, insetSize } from './inset.ts';
import { keyBlock } from './key.ts';
import type { Scene } from './scene.ts';
import type { TypeSizes } from './type-sizes.ts';

/** What stands in the corners. */
export interface Furnished {
  readonly svg: string;
  readonly boxes: readonly Box[];
  readonly labels: readonly LabelBox[];
}

/** Sets the credit, the key and the small map into corners where they cover least. */
export function furnish(data: MapData, scene: Scene, frame: Frame, tools: DrawTools): Furnished {
  const { view, sizes, pins, points } = scene;
  const busy = [...pins.map(([x, y]) => [x, y, 100] as const), ...points.map(([x, y]) => [x, y, 4] as const)];
  const credit = creditLine(data, frame, sizes, tools);
  const boxes: Box[] = [...credit.boxes];
  const labels: LabelBox[] = [...credit.labels];
  let svg = credit.svg;
  const key = keyBlock(
    data,
    view,
    scene.doubts.some((radius) => radius > 0),
    sizes,
    tools,
  );
  const keyBox = key && freeCorner(key, frame, boxes, busy, ['bottom-right', 'bottom-left', 'top-right', 'top-left']);
  if (key && keyBox) {
    const drawn = key.draw(keyBox);
    boxes.push(keyBox);
    labels.push(...drawn.labels);
    svg += drawn.svg;
  }
  const size = insetSize(data, view, frame);
  const insetBox =
    size && freeCorner(size, frame, boxes, busy, ['top-right', 'bottom-left', 'top-left', 'bottom-right']);
  if (insetBox) {
    boxes.push(insetBox);
    svg += drawInset(data, view, frame, insetBox, tools.asset);
  }
  return { svg, boxes, labels };
}

/** At the lower edge, very small: the licence of GeoNames asks for it. */
function creditLine(data: MapData, frame: Frame, { credit: size }: TypeSizes, tools: DrawTools): Furnished {
  const text = credits(data, tools.words);
  const width = tools.width(text, 'sans', size);
  const bottom = frame.height - frame.clear.bottom;
  const box = { x: frame.width - width - 12, y: bottom - size * 1.5 - 3, width, height: size * 1.2 };
  const svg = element(
    'text',
    { class: 'map-credit', x: frame.width - 12, y: bottom - 9, 'font-size': size, 'text-anchor': 'end' },
    words(text),
  );
  return { svg, boxes: [box], labels: [{ ...box, text }] };
}
