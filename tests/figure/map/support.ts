import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { DrawTools, Frame, PrepareContext } from '../../../src/figure/figure.ts';
import type { MapData } from '../../../src/figure/map/data.ts';
import { prepareMap } from '../../../src/figure/map/prepare.ts';
import { readLibrary } from '../../../src/input/library.ts';
import { readDateSpan } from '../../../src/model/read-date-span.ts';
import { sourceText } from '../../../src/model/span.ts';
import { readWidths } from '../../../src/model/text-width.ts';
import { mapSpec } from '../../../src/parse/figures/map.ts';
import { mapSchema } from '../../../src/parse/figures/map-schema.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const assets = join(root, 'lib', 'assets');
const { library } = await readLibrary(join(root, 'narratives', 'library'), root);
const strings = JSON.parse(readFileSync(join(assets, 'strings.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>;
const width = readWidths(readFileSync(join(assets, 'widths.json'), 'utf8'));
const kept = new Map<string, Uint8Array>();

/** What drawing needs, from the package build. */
export function tools(lang = 'en'): DrawTools {
  const asset = (name: string): Uint8Array => {
    const bytes = kept.get(name) ?? new Uint8Array(readFileSync(join(assets, name)));
    kept.set(name, bytes);
    return bytes;
  };
  return { lang, words: strings[lang] ?? {}, width, asset };
}

const none = { top: 0, right: 0, bottom: 0, left: 0 };

/** The frames that figures are drawn in. */
export const frames: Readonly<Record<string, Frame>> = {
  slide: {
    width: 1280,
    height: 720,
    clear: { top: 0, right: 0, bottom: 64, left: 560 },
    covered: [
      { x: 64, y: 60, width: 470, height: 300 },
      { x: 0, y: 656, width: 1280, height: 64 },
    ],
  },
  headline: { width: 1104, height: 470, clear: none, covered: [] },
  split: { width: 640, height: 540, clear: none, covered: [] },
  handout: { width: 640, height: 400, clear: none, covered: [] },
};

export const slide = frames.slide as Frame;
export const headline = frames.headline as Frame;

/** The messages of the schema, by path; empty when it is satisfied. */
export function issues(yaml: string): string[] {
  const { issues = [] } = v.safeParse(mapSchema(), parse(yaml));
  return issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
}

/** A fence, prepared with the narratives' library. */
export function prepared(
  yaml: string,
  {
    when = '1945-08-22',
    lang = 'en',
    files = {},
  }: { when?: string; lang?: string; files?: Record<string, string> } = {},
): { data: MapData | undefined; problems: string[] } {
  const problems: string[] = [];
  const context: PrepareContext = {
    library,
    lang,
    words: strings[lang] ?? {},
    when: when === '' ? undefined : readDateSpan(when),
    span: undefined,
    written: () => '',
    marks: [],
    readFile: (name) => (files[name] === undefined ? undefined : sourceText(name, files[name])),
    report: (code, path, params) => problems.push(`${path} ${code} ${Object.values(params).join(' | ')}`),
    reportIn: (code) => problems.push(code),
  };
  const spec = mapSpec(v.parse(mapSchema(), parse(yaml)));
  return { data: prepareMap(spec, context), problems };
}

/** The data of a fence that has no mistake. */
export function mapData(yaml: string, options?: Parameters<typeof prepared>[1]): MapData {
  const { data, problems } = prepared(yaml, options);
  if (!data) throw new Error(problems.join('; '));
  return data;
}

/** The points of the paths of a class, ring by ring. */
export function ringsOf(svg: string, kind: string): [number, number][][] {
  return [...svg.matchAll(/<path class="([^"]*)" d="([^"]*)"/g)]
    .filter(([, kinds = '']) => kinds.split(' ').includes(kind))
    .flatMap(([, , d = '']) => d.split('M').slice(1).map(ringOf));
}

function ringOf(path: string): [number, number][] {
  const numbers = (path.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
  let [x, y] = [0, 0];
  const points: [number, number][] = [];
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    x += numbers[index] ?? 0;
    y += numbers[index + 1] ?? 0;
    points.push([x, y]);
  }
  return points;
}

/** Whether a point lies inside, by even and odd crossings. */
export function isInside(
  rings: readonly (readonly [number, number])[][],
  [px, py]: readonly [number, number],
): boolean {
  let inside = false;
  for (const ring of rings)
    ring.forEach(([x, y], index) => {
      const [bx, by] = ring.at(index - 1) ?? [x, y];
      if (y > py !== by > py && px < ((bx - x) * (py - y)) / (by - y) + x) inside = !inside;
    });
  return inside;
}
