import type { DrawTools } from '../figure.ts';
import type { MapData } from './data.ts';
import { letteringLabel } from './letterings.ts';
import { pinLabel } from './pin-labels.ts';
import type { LabelItem } from './place-labels.ts';
import { routeLabel } from './route-draw.ts';
import type { Scene } from './scene.ts';

/** Which name a label is: `pin0` is that of the first place. */
export type LabelKey = `${'pin' | 'wide' | 'route' | 'area'}${number}`;

/** The names that are seen, and the ways in which each can be set. */
export function labelItems(data: MapData, scene: Scene, tools: DrawTools): { key: LabelKey; item: LabelItem }[] {
  const { view, sizes, pins, lines, areas } = scene;
  const isSeen = ([x, y]: readonly [number, number]): boolean =>
    x > -4 && y > -4 && x < view.width + 4 && y < view.height + 4;
  const found: { key: LabelKey; item: LabelItem }[] = [];
  data.pins.forEach((pin, index) => {
    const at = pins[index];
    if (at && pin.side !== 'none' && pin.name !== '' && isSeen(at))
      found.push({ key: `pin${index}`, item: pinLabel(pin, at, sizes, tools) });
  });
  data.routes.forEach((route, index) => {
    const line = lines[index];
    if (line && route.label !== '') found.push({ key: `route${index}`, item: routeLabel(route, line, sizes, tools) });
  });
  data.areas.forEach(({ name }, index) => {
    const at = areas[index]?.middle;
    if (at && name !== '')
      found.push({ key: `area${index}`, item: letteringLabel({ name, kind: 'region' }, at, sizes, tools) });
  });
  data.letterings.forEach((lettering, index) => {
    const at = view.place(lettering.at);
    if (isSeen(at)) found.push({ key: `wide${index}`, item: letteringLabel(lettering, at, sizes, tools) });
  });
  return found;
}
