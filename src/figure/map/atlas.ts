import type { DrawTools } from '../figure.ts';

/** A layer of the atlas; its lines are read when they are asked for. */
export interface Layer {
  readonly lines: readonly AtlasLine[];
  /** Longitude and latitude in turn, in degrees; longitudes run on across 180°. */
  readonly points: (line: AtlasLine) => Float64Array;
}

/** A line or ring, and the box around it in degrees. */
export interface AtlasLine {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  /** Where its points lie in the file, and how many. */
  readonly offset: number;
  readonly count: number;
}

export type LayerName = 'land-10m' | 'land-50m' | 'lakes' | 'rivers' | 'borders-10m' | 'borders-50m';

const read = new WeakMap<Uint8Array, Layer>();

/** Opens a file that `scripts/atlas.mjs` wrote. */
export function openLayer(asset: DrawTools['asset'], name: LayerName): Layer {
  const bytes = asset(`atlas-${name}.bin`);
  const known = read.get(bytes);
  if (known) return known;
  const layer = readLayer(bytes);
  read.set(bytes, layer);
  return layer;
}

function readLayer(bytes: Uint8Array): Layer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [scaleX, scaleY, shiftX, shiftY] = [0, 8, 16, 24].map((at) => view.getFloat64(at, true)) as Transform;
  const count = view.getUint32(32, true);
  const start = 36 + count * 24;
  const lines: AtlasLine[] = [];
  for (let at = 36; at < start; at += 24) {
    lines.push({
      west: view.getInt32(at, true) * scaleX + shiftX,
      south: view.getInt32(at + 4, true) * scaleY + shiftY,
      east: view.getInt32(at + 8, true) * scaleX + shiftX,
      north: view.getInt32(at + 12, true) * scaleY + shiftY,
      offset: start + view.getInt32(at + 16, true),
      count: view.getInt32(at + 20, true),
    });
  }
  const kept = new Map<AtlasLine, Float64Array>();
  const points = (line: AtlasLine): Float64Array => {
    const known = kept.get(line) ?? readPoints(bytes, line, [scaleX, scaleY, shiftX, shiftY]);
    kept.set(line, known);
    return known;
  };
  return { lines, points };
}

type Transform = [scaleX: number, scaleY: number, shiftX: number, shiftY: number];

/** Differences in zigzag varints: seven bits a byte, the lowest first; the lowest bit is the sign. */
function readPoints(bytes: Uint8Array, { offset, count }: AtlasLine, [sx, sy, tx, ty]: Transform): Float64Array {
  const points = new Float64Array(count * 2);
  let at = offset;
  let x = 0;
  let y = 0;
  for (let index = 0; index < count * 2; index++) {
    let value = 0;
    let shift = 0;
    let byte = 128;
    while (byte > 127) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      shift += 7;
    }
    const difference = (value >>> 1) ^ -(value & 1);
    if (index % 2 === 0) {
      x += difference;
      points[index] = x * sx + tx;
    } else {
      y += difference;
      points[index] = y * sy + ty;
    }
  }
  return points;
}
