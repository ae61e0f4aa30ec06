import type { Box, DrawTools, Frame, LabelBox } from '../figure.ts';
import { element, words } from '../svg.ts';
import { freeCorner } from './corners.ts';
import type { MapData, Pin } from './data.ts';
import { credits } from './describe.ts';
import { drawInset, insetSize } from './inset.ts';
import { keyBlock } from './key.ts';
import { overlaps } from './place-labels.ts';
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
  const busy = [
    ...pins.map(([x, y]) => [x, y, 100] as const),
    ...points.map(([x, y]) => [x, y, 4] as const),
    ...pins.flatMap((at, index) => namePoints(at, data.pins[index]?.side)),
  ];
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

/** Where the name of a place is likely to stand. */
function namePoints([x, y]: readonly [number, number], side: Pin['side'] = 'auto'): [number, number, number][] {
  if (side === 'none') return [];
  // Those whose side is asked for can't move.
  const weight = side === 'auto' ? 3 : 9;
  const across = side === 'left' ? -1 : 1;
  return [20, 50, 80, 110].map((far, index) => {
    const isUpright = side === 'above' || side === 'below';
    return isUpright
      ? [x + index * 30 - 45, y + (side === 'below' ? 24 : -24), weight]
      : [x + across * far, y + 8, weight];
  });
}

/** Near the lower edge, very small, where nothing covers it: the licence of GeoNames asks for it. */
function creditLine(data: MapData, frame: Frame, { credit: size }: TypeSizes, tools: DrawTools): Furnished {
  const text = credits(data, tools.words);
  const box = creditBox(tools.width(text, 'sans', size), size, frame);
  const svg = element(
    'text',
    { class: 'map-credit', x: box.x + box.width, y: box.y + size * 0.96, 'font-size': size, 'text-anchor': 'end' },
    words(text),
  );
  return { svg, boxes: [box], labels: [{ ...box, text }] };
}

/** To the right if it can be, and as low as it can be. */
function creditBox(width: number, size: number, { width: right, height, clear, covered }: Frame): Box {
  const high = size * 1.2;
  const lowest = height - clear.bottom - size * 1.5 - 3;
  const lefts = [right - width - 12, right - clear.right - width - 12, clear.left + 12, 12];
  const boxAt = (x: number, y: number): Box => ({ x, y, width, height: high });
  for (let y = lowest; y > 0; y -= high / 2)
    for (const x of lefts) if (x >= 0 && !covered.some((each) => overlaps(boxAt(x, y), each))) return boxAt(x, y);
  return boxAt(right - width - 12, lowest);
}
