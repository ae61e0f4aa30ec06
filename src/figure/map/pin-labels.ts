import type { Box, DrawTools, Face } from '../figure.ts';
import { element, words } from '../svg.ts';
import type { Pin } from './data.ts';
import type { LabelItem, LabelOption, Segment } from './place-labels.ts';
import type { TypeSizes } from './type-sizes.ts';

type Anchor = 'start' | 'middle' | 'end';

/** Where the block of text stands from the mark: the offset of its box, by its own width and height. */
interface Spot {
  readonly side: 'right' | 'left' | 'above' | 'below';
  readonly anchor: Anchor;
  /** Left edge and top edge of the block from the mark, for a gap and the block's size. */
  readonly offset: (gap: number, width: number, height: number, first: number) => readonly [number, number];
  readonly cost: number;
}

const spots: readonly Spot[] = [
  { side: 'right', anchor: 'start', offset: (gap, _w, _h, first) => [gap, -first / 2], cost: 0 },
  { side: 'left', anchor: 'end', offset: (gap, w, _h, first) => [-gap - w, -first / 2], cost: 2 },
  { side: 'right', anchor: 'start', offset: (gap, _w, h) => [gap * 0.8, -h - gap * 0.2], cost: 3 },
  { side: 'right', anchor: 'start', offset: (gap, _w, h) => [gap, -h / 2], cost: 3 },
  { side: 'right', anchor: 'start', offset: (gap) => [gap * 0.8, gap * 0.3], cost: 4 },
  { side: 'above', anchor: 'middle', offset: (gap, w, h) => [-w / 2, -h - gap * 0.8], cost: 5 },
  { side: 'below', anchor: 'middle', offset: (gap, w) => [-w / 2, gap * 0.8], cost: 5 },
  { side: 'left', anchor: 'end', offset: (gap, w, h) => [-gap * 0.8 - w, -h - gap * 0.2], cost: 5 },
  { side: 'left', anchor: 'end', offset: (gap, w, h) => [-gap - w, -h / 2], cost: 5 },
  { side: 'left', anchor: 'end', offset: (gap, w) => [-gap * 0.8 - w, gap * 0.3], cost: 6 },
  { side: 'above', anchor: 'start', offset: (gap, _w, h) => [-gap, -h - gap * 0.8], cost: 7 },
  { side: 'below', anchor: 'start', offset: (gap) => [-gap, gap * 0.8], cost: 7 },
  { side: 'above', anchor: 'end', offset: (gap, w, h) => [gap - w, -h - gap * 0.8], cost: 8 },
  { side: 'below', anchor: 'end', offset: (gap, w) => [gap - w, gap * 0.8], cost: 8 },
];

/** More ways to stand on a side that the author asks for. */
const between: readonly Spot[] = [0.2, 0.35, 0.65, 0.8].flatMap((share): Spot[] => {
  const cost = 6 + Math.abs(share - 0.5) * 4;
  return [
    { side: 'above', anchor: 'middle', offset: (gap, w, h) => [-w * share, -h - gap * 0.8], cost },
    { side: 'below', anchor: 'middle', offset: (gap, w) => [-w * share, gap * 0.8], cost },
    { side: 'right', anchor: 'start', offset: (gap, _w, h) => [gap, -h * share], cost },
    { side: 'left', anchor: 'end', offset: (gap, w, h) => [-gap - w, -h * share], cost },
  ];
});

/** A text of a block. */
interface Line {
  readonly text: string;
  readonly size: number;
  readonly face: Face;
  readonly kind: string;
  readonly width: number;
  /** BCP 47; undefined for the script's own. */
  readonly lang: string | undefined;
}

/** How the name of a place can be set: beside its mark, farther away with a line, without its second name, smaller. */
export function pinLabel(pin: Pin, [x, y]: readonly [number, number], sizes: TypeSizes, tools: DrawTools): LabelItem {
  const size = pin.accent
    ? sizes.strong
    : pin.mark === 'station' || pin.mark === 'battle-site'
      ? Math.max(19, sizes.name - 2)
      : sizes.name;
  const line = (text: string, at: number, face: Face, kind: string, lang?: string): Line => ({
    text,
    size: at,
    face,
    kind,
    width: tools.width(text, face, at),
    lang,
  });
  const accent = pin.accent ? ' map-name-strong' : '';
  const name = line(pin.name, size, 'serif-bold', `map-name${accent}`, pin.lang);
  const small = line(pin.name, 17, 'serif-bold', `map-name${accent}`, pin.lang);
  const less = line(pin.name, (size + 17) / 2, 'serif-bold', `map-name${accent}`, pin.lang);
  const other = pin.other === '' ? [] : [line(pin.other, sizes.other, 'sans', 'map-other')];
  const whole = [name, ...other];
  const short = other.length > 0 ? [name] : [];
  return {
    text: pin.name,
    priority: (pin.accent ? 100 : 0) + (pin.route === undefined ? 10 : 5),
    options: [...beside(whole, 0, x, y, pin.side), ...beside(short, 14, x, y, pin.side)],
    // A side that the author asks for is kept: no line leads elsewhere, but where the name would be lost by it.
    more: () =>
      pin.side === 'auto'
        ? [
            ...led(whole, 0, x, y),
            ...led(short, 14, x, y),
            ...beside([small], 36, x, y, pin.side),
            ...led([small], 36, x, y),
          ]
        : [
            ...beside([less], 14, x, y, pin.side),
            ...beside([small], 24, x, y, pin.side),
            ...(pin.anySide ? elsewhere(whole, short, x, y) : []),
          ],
  };
}

const gap = 13;
/** What it costs to leave the side that the author asks for: less than to lose the name, more than anything else. */
const turned = 160;

function elsewhere(whole: readonly Line[], short: readonly Line[], x: number, y: number): LabelOption[] {
  return [
    ...beside(whole, turned, x, y, 'auto'),
    ...beside(short, turned + 14, x, y, 'auto'),
    ...led(short.length > 0 ? short : whole, turned, x, y),
  ];
}

/** At the mark. */
function beside(lines: readonly Line[], cost: number, x: number, y: number, side: Pin['side']): LabelOption[] {
  const [first] = lines;
  if (!first) return [];
  const { width, height } = sizeOf(lines);
  return (side === 'auto' ? spots : [...spots, ...between].filter((spot) => spot.side === side)).map((spot) => {
    const [dx, dy] = spot.offset(gap, width, height, lineHeight(first));
    return option(lines, { x: x + dx, y: y + dy, width, height }, spot.anchor, cost + spot.cost, undefined);
  });
}

function sizeOf(lines: readonly Line[]): { width: number; height: number } {
  return {
    width: Math.max(...lines.map((line) => line.width)),
    height: lines.reduce((sum, line) => sum + lineHeight(line), 0),
  };
}

/** Farther away, with a line between mark and text. */
function led(lines: readonly Line[], cost: number, x: number, y: number): LabelOption[] {
  if (lines.length === 0) return [];
  const { width, height } = sizeOf(lines);
  return [26, 42, 62, 88, 120, 156].flatMap((far) =>
    turns.map(([cos, sin]) => {
      const [tipX, tipY] = [x + cos * far, y + sin * far];
      const isUpright = Math.abs(cos) < 0.3;
      const box = {
        x: isUpright ? tipX - width / 2 : cos > 0 ? tipX + 3 : tipX - 3 - width,
        y: isUpright ? (sin > 0 ? tipY + 1 : tipY - height - 1) : tipY - height / 2,
        width,
        height,
      };
      const leader: Segment = [x + cos * 8, y + sin * 8, tipX, tipY];
      const anchor = isUpright ? 'middle' : cos > 0 ? 'start' : 'end';
      return option(lines, box, anchor, cost + 16 + far * 0.2 + (isUpright ? 3 : 0), leader);
    }),
  );
}

const turns = Array.from({ length: 16 }, (_, turn) => {
  const angle = (turn * Math.PI) / 8;
  return [Math.cos(angle), Math.sin(angle)] as const;
});

function lineHeight({ size, kind }: Line): number {
  return size * (kind === 'map-other' ? 1.22 : 1.12);
}

function option(
  lines: readonly Line[],
  box: Box,
  anchor: Anchor,
  cost: number,
  leader: Segment | undefined,
): LabelOption {
  const set = (): (Line & Box)[] => {
    let top = box.y;
    return lines.map((line) => {
      const rest = box.width - line.width;
      const left = box.x + (anchor === 'start' ? 0 : anchor === 'end' ? rest : rest / 2);
      const place = { ...line, x: left, y: top, height: lineHeight(line) };
      top += place.height;
      return place;
    });
  };
  const tie = anchor === 'start' ? box.x : anchor === 'end' ? box.x + box.width : box.x + box.width / 2;
  const lineSvg = (line: Line & Box): string =>
    element(
      'text',
      {
        class: line.kind,
        lang: line.lang,
        x: tie,
        y: line.y + line.size * 0.86,
        'font-size': line.size,
        'text-anchor': anchor !== 'start' && anchor,
      },
      words(line.text),
    );
  return {
    box,
    cost,
    leader,
    write: () =>
      (leader ? element('path', { class: 'map-leader', d: leaderPath(leader) }) : '') + set().map(lineSvg).join(''),
    lines: () => set().map(({ x, y, width, height, text }) => ({ x, y, width, height, text })),
  };
}

function leaderPath([x1, y1, x2, y2]: Segment): string {
  return `M${[x1, y1, x2, y2].map((value) => Math.round(value * 10) / 10).join(' ')}`;
}
