import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { parse } from 'yaml';
import { drawChart } from '../../../src/figure/chart/draw.ts';
import { prepareChart } from '../../../src/figure/chart/prepare.ts';
import type { Drawn, DrawTools, Frame, PrepareContext } from '../../../src/figure/figure.ts';
import { readLibrary } from '../../../src/input/library.ts';
import { sourceText } from '../../../src/model/span.ts';
import { readWidths } from '../../../src/model/text-width.ts';
import { chartSchema, chartSpec } from '../../../src/parse/figures/chart.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { library } = await readLibrary(`${root}narratives/library`, root);
const width = readWidths(readFileSync(`${root}lib/assets/widths.json`, 'utf8'));
const words = (lang: string): Record<string, string> =>
  parse(readFileSync(`${root}templates/strings/${lang}.yaml`, 'utf8'));

/** The frames of the deck: under a headline, beside text, on 4:3, in a handout, and whole slides with a panel. */
export const frames: Readonly<Record<string, Frame>> = {
  headline: frame(1104, 470),
  split: frame(640, 540),
  narrow: frame(784, 470),
  handout: frame(640, 400),
  whole: {
    ...frame(1280, 720),
    clear: { top: 0, right: 0, bottom: 64, left: 560 },
    covered: [
      { x: 64, y: 60, width: 470, height: 300 },
      { x: 0, y: 656, width: 1280, height: 64 },
    ],
  },
};

function frame(wide: number, high: number): Frame {
  return { width: wide, height: high, clear: { top: 0, right: 0, bottom: 0, left: 0 }, covered: [] };
}

/** A problem in one line: `code path: {"what":…}`. */
export type Problem = string;

export interface Prepared {
  readonly data: ReturnType<typeof prepareChart>;
  readonly problems: readonly Problem[];
}

/** Reads a fence's YAML and looks up its keys. Schema problems are `schema path: expected`. */
export function prepare(yaml: string, files: Readonly<Record<string, string>> = {}, lang = 'en'): Prepared {
  const parsed = v.safeParse(chartSchema(), parse(yaml));
  if (!parsed.success)
    return {
      data: undefined,
      problems: parsed.issues.map((issue) => `schema ${v.getDotPath(issue)}: ${issue.message}`),
    };
  const problems: Problem[] = [];
  const context: PrepareContext = {
    library,
    lang,
    words: words(lang),
    when: undefined,
    span: undefined,
    written: () => '',
    marks: [],
    readFile: (name, path) => {
      const text = files[name];
      if (text === undefined) problems.push(`file-missing ${path}: ${name}`);
      return text === undefined ? undefined : sourceText(name, text);
    },
    report: (code, path, params) => problems.push(`${code} ${path}: ${Object.values(params).join(' | ')}`),
    reportIn: (code, source, { start, end }, params) =>
      problems.push(`${code} ${source.path}[${source.text.slice(start, end)}]: ${Object.values(params).join(' | ')}`),
  };
  return { data: prepareChart(chartSpec(parsed.output), context), problems };
}

/** Draws what a fence says; it must be right. */
export async function draw(
  yaml: string,
  where = 'headline',
  files: Readonly<Record<string, string>> = {},
  lang = 'en',
): Promise<Drawn> {
  const { data, problems } = prepare(yaml, files, lang);
  const place = frames[where];
  if (!data || !place) throw new Error(problems.join('\n'));
  const tools: DrawTools = {
    lang,
    words: words(lang),
    width,
    asset: () => {
      throw new Error('a chart needs no asset');
    },
  };
  // Through JSON, as the cache keeps it.
  return drawChart(JSON.parse(JSON.stringify(data)), place, tools);
}

/** Labels that leave the drawing, and pairs that stand on one another. */
export function clashes({ labels, width: wide, height: high }: Drawn): string[] {
  const out = labels.filter(
    ({ x, y, width, height }) => x < -1 || y < -1 || x + width > wide + 1 || y + height > high + 1,
  );
  const pairs = labels.flatMap((a, index) =>
    labels
      .slice(index + 1)
      .filter((b) => meets(a, b))
      .map((b) => `${a.text} × ${b.text}`),
  );
  return [...out.map(({ text }) => `out: ${text}`), ...pairs];
}

function meets(a: Drawn['labels'][number], b: Drawn['labels'][number]): boolean {
  return a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1 && a.y < b.y + b.height - 1 && b.y < a.y + a.height - 1;
}
