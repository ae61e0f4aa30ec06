import type { DrawTools, LabelBox } from '../figure.ts';
import { element, words } from '../svg.ts';
import type { Lettering } from './data.ts';
import type { LabelItem, LabelOption } from './place-labels.ts';
import type { TypeSizes } from './type-sizes.ts';

/** Letters of wide names stand apart by this much of their size. */
const spacing = { region: 0.09, sea: 0.09, water: 0.02 };

/** How a name across a land or a sea can be set: around its point, in one line or in several. */
export function letteringLabel(
  { name, kind }: Pick<Lettering, 'name' | 'kind'>,
  [x, y]: readonly [number, number],
  sizes: TypeSizes,
  tools: DrawTools,
): LabelItem {
  const atSize = (size: number, cost: number): LabelOption[] =>
    breaks(name.split(' '), name).flatMap((lines) => {
      const letters = size * spacing[kind];
      const widths = lines.map((line) => tools.width(line, 'serif-italic', size) + [...line].length * letters);
      const more = cost + (lines.length - 1) * 5;
      return around.map(([dx, dy]) =>
        option(lines, widths, x + dx, y + dy, size, kind, more + Math.hypot(dx, dy) * 0.12),
      );
    });
  const most = kind === 'water' ? Math.min(sizes.wide, 17) : sizes.wide;
  return {
    text: name,
    priority: 1,
    options: atSize(most, 0),
    more: () => (most > 15.5 ? atSize(Math.max(15, most - 3.5), 12) : []),
  };
}

const around = [0, 1, -1, 2, -2, 3, -3, 4, -4].flatMap((down) =>
  [0, 1, -1, 2, -2, 3, -3].map((right) => [right * 28, down * 22] as const),
);

/** The whole name, and the name in two lines of nearly the same length. */
function breaks(parts: readonly string[], name: string): string[][] {
  if (parts.length < 2) return [[name]];
  let best = 1;
  const lengthAt = (cut: number): number =>
    Math.max(parts.slice(0, cut).join(' ').length, parts.slice(cut).join(' ').length);
  for (let cut = 2; cut < parts.length; cut++) if (lengthAt(cut) < lengthAt(best)) best = cut;
  return [[name], [parts.slice(0, best).join(' '), parts.slice(best).join(' ')]];
}

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
    box: { x: x - width / 2, y: top, width, height: height * lines.length },
    cost,
    leader: undefined,
    write,
    lines: set,
  };
}
