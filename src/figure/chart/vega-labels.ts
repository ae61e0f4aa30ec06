import type { LabelBox } from '../figure.ts';

/** A node of Vega's scene, as far as it is read here. */
interface SceneNode {
  readonly marktype?: string;
  readonly items?: readonly SceneNode[];
  readonly bounds?: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
  readonly x?: number;
  readonly y?: number;
  readonly text?: unknown;
  readonly opacity?: number;
}

/** Where Vega's texts stand. */
export function labelsIn(
  root: unknown,
  place: { readonly x: number; readonly y: number; readonly scale: number },
): LabelBox[] {
  const found: LabelBox[] = [];
  collect(root as SceneNode, 0, 0, found);
  return found.map(({ text, x, y, width, height }) => ({
    text,
    x: place.x + x * place.scale,
    y: place.y + y * place.scale,
    width: width * place.scale,
    height: height * place.scale,
  }));
}

/** Items of groups stand from the group's own place. */
function collect({ marktype, items = [] }: SceneNode, dx: number, dy: number, found: LabelBox[]): void {
  for (const item of items) {
    if (marktype === 'group') {
      for (const mark of item.items ?? []) collect(mark, dx + (item.x ?? 0), dy + (item.y ?? 0), found);
      continue;
    }
    const text = Array.isArray(item.text) ? item.text.join(' ') : String(item.text ?? '');
    const { bounds } = item;
    if (marktype !== 'text' || text === '' || item.opacity === 0 || !bounds) continue;
    found.push({
      text,
      x: dx + bounds.x1,
      y: dy + bounds.y1,
      width: bounds.x2 - bounds.x1,
      height: bounds.y2 - bounds.y1,
    });
  }
}
