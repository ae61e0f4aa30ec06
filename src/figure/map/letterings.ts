import type { Box, DrawTools, LabelBox } from '../figure.ts';
import { element, words } from '../svg.ts';
import type { Lettering } from './data.ts';
import type { LandShare } from './land-mask.ts';
import type { LabelItem, LabelOption } from './place-labels.ts';
import type { TypeSizes } from './type-sizes.ts';

/** Letters of wide names stand apart by this much of their size. */
const spacing = { region: 0.09, sea: 0.09, water: 0.02 };

/** How far a name may move from its point, as a share of its width. */
const reach = 0.4;
/** Short names may move by so many px. */
const least = 44;

/** How a name across a land or a sea can be set: near its point, in one line or two; names of seas on the sea. */
export function letteringLabel(
  { name, kind, side }: Omit<Lettering, 'at'>,
  [x, y]: readonly [number, number],
  sizes: TypeSizes,
  tools: DrawTools,
  landShare: LandShare,
  /** What it costs to stand across lines. */
  lineCost: (box: Box) => number,
): LabelItem {
  const set = settings(name, kind, sizes, tools);
  const within = (share: number, step: number): LabelOption[] =>
    set.flatMap(({ at, cost, whole }) =>
      around(Math.max(whole * share, least), side, step).map(([dx, dy]) =>
        at(x + dx, y + dy, cost + Math.hypot(dx, dy) * 0.3),
      ),
    );
  // A sea has room beside the ways across it.
  const besideLines = (option: LabelOption): LabelOption =>
    kind === 'sea' ? { ...option, cost: option.cost + lineCost(option.box) * 4 } : option;
  return {
    text: name,
    priority: 1,
    options: onGround(within(reach, 30), kind, landShare).map(besideLines),
    more: () => (kind === 'sea' ? onSameSea(within(1, 12), [x, y], landShare).map(besideLines) : []),
  };
}

/** A size and division of a name. */
export interface Setting {
  readonly cost: number;
  /** Its width in one line: px. */
  readonly whole: number;
  /** The name with its middle at a point. */
  readonly at: (x: number, y: number, cost: number) => LabelOption;
}

/** A name in one line or two, and in smaller letters. */
export function settings(name: string, kind: Lettering['kind'], sizes: TypeSizes, tools: DrawTools): Setting[] {
  const widthOf = (text: string, size: number): number =>
    tools.width(text, 'serif-italic', size) + [...text].length * size * spacing[kind];
  const most = kind === 'water' ? Math.min(sizes.wide, 17) : sizes.wide;
  const smaller = new Set([most, most - 2.5, most - 5].map((size) => Math.max(15, size)));
  return [...smaller].flatMap((size, index) =>
    breaks(name.split(' '), name).map((lines): Setting => {
      const widths = lines.map((line) => widthOf(line, size));
      return {
        cost: index * 4 + (lines.length - 1) * 5,
        whole: widthOf(name, size),
        at: (x, y, cost) => option(lines, widths, x, y, size, kind, cost),
      };
    }),
  );
}

/** What it costs a sea's name to touch the shore, and how much of it, or of the way to it, may be land. */
const ashore = { cost: 30, most: 0.2 };

/** Farther off, where hardly a cape lies between the point and the name; in narrow seas the ends of a name touch the shore. */
function onSameSea(options: LabelOption[], [x, y]: readonly [number, number], landShare: LandShare): LabelOption[] {
  return options.flatMap((option) => {
    const { box } = option;
    const [dx, dy] = [box.x + box.width / 2 - x, box.y + box.height / 2 - y];
    const steps = Math.ceil(Math.hypot(dx, dy) / 6);
    const dry = Array.from({ length: steps }, (_, step) => (step + 1) / steps).filter(
      (share) => landShare({ x: x + dx * share, y: y + dy * share, width: 0, height: 0 }) > 0,
    );
    if (dry.length > steps * ashore.most) return [];
    const letters = { ...box, x: box.x + apart, width: box.width - 2 * apart };
    if (isAtSea(letters, landShare)) return [option];
    return landShare(letters) < ashore.most ? [{ ...option, cost: option.cost + ashore.cost }] : [];
  });
}

/** Names of seas keep off the land, those of regions prefer it. */
function onGround(options: LabelOption[], kind: Lettering['kind'], landShare: LandShare): LabelOption[] {
  if (kind === 'sea') return options.filter(({ box }) => isAtSea(box, landShare));
  if (kind === 'water') return options;
  return options.map((option) => ({ ...option, cost: option.cost + (1 - landShare(option.box)) * 24 }));
}

/** No corner on land, and hardly an island below. */
function isAtSea({ x, y, width, height }: Box, landShare: LandShare): boolean {
  const corners = [x, x + width / 2, x + width].flatMap((left) => [y, y + height].map((top) => [left, top] as const));
  const isDry = corners.some(([left, top]) => landShare({ x: left, y: top, width: 0, height: 0 }) > 0);
  return !isDry && landShare({ x, y, width, height }) < 0.08;
}

/** Steps of so many px at most from the point; only to one side where the author asks for it. */
function around(most: number, side: Lettering['side'], step: number): (readonly [number, number])[] {
  const pieces = Math.max(4, Math.ceil(most / step));
  const steps = Array.from({ length: 2 * pieces + 1 }, (_, piece) => ((piece - pieces) / pieces) * most);
  return steps
    .flatMap((dy) => steps.map((dx) => [dx, dy] as const))
    .filter(([dx, dy]) => Math.hypot(dx, dy) <= most * 1.01)
    .filter(([dx, dy]) => {
      if (side === 'right' || side === 'left') return (side === 'right' ? dx : -dx) >= Math.max(most / 2, Math.abs(dy));
      if (side === 'below' || side === 'above')
        return (side === 'below' ? dy : -dy) >= Math.max(most / 2, Math.abs(dx));
      return true;
    });
}

/** The whole name, and the name in two lines of nearly the same length. */
function breaks(parts: readonly string[], name: string): string[][] {
  if (parts.length < 2) return [[name]];
  let best = 1;
  const lengthAt = (cut: number): number =>
    Math.max(parts.slice(0, cut).join(' ').length, parts.slice(cut).join(' ').length);
  for (let cut = 2; cut < parts.length; cut++) if (lengthAt(cut) < lengthAt(best)) best = cut;
  return [[name], [parts.slice(0, best).join(' '), parts.slice(best).join(' ')]];
}

/** px to what stands left and right, lest a name be read together with it. */
const apart = 9;

function option(
  lines: readonly string[],
  widths: readonly number[],
  x: number,
  y: number,
  size: number,
  kind: Lettering['kind'],
  cost: number,
): LabelOption {
  const height = size * 1.15;
  const width = Math.max(...widths);
  const top = y - (height * lines.length) / 2;
  const set = (): LabelBox[] =>
    lines.map((text, index) => ({
      text,
      x: x - (widths[index] ?? 0) / 2,
      y: top + index * height,
      width: widths[index] ?? 0,
      height,
    }));
  const write = (): string =>
    set()
      .map((line) =>
        element(
          'text',
          {
            class: `map-wide map-wide-${kind}`,
            // The space behind the last letter would pull the middle to the left.
            x: x + (size * spacing[kind]) / 2,
            y: line.y + size * 0.86,
            'font-size': size,
            'letter-spacing': size * spacing[kind],
            'text-anchor': 'middle',
          },
          words(line.text),
        ),
      )
      .join('');
  return {
    box: { x: x - width / 2 - apart, y: top, width: width + 2 * apart, height: height * lines.length },
    cost,
    yields: true,
    leader: undefined,
    write,
    lines: set,
  };
}
