import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Box, DrawTools, Face } from '../figure.ts';
import { isObject } from './is-object.ts';
import { ChartFailure } from './vega-failure.ts';
import { themeConfig } from './vega-theme.ts';
import { inUtc } from './vega-time.ts';

/** What Vega exports and its types leave out. */
const { setRandom, randomLCG, resetSVGDefIds, textMetrics } = vega as unknown as {
  readonly setRandom: (random: () => number) => void;
  readonly randomLCG: (seed: number) => () => number;
  readonly resetSVGDefIds: () => void;
  readonly textMetrics: { width: (item: TextItem, text: string) => number };
};

/** What Vega made: its SVG, its size, and the scene, for the places of texts. */
export interface Rendered {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly root: unknown;
  /** Where the scene begins in the SVG, in px. */
  readonly origin: readonly [number, number];
}

/**
 * Runs Vega without a browser: nothing is loaded, expressions are interpreted and never compiled, texts are measured by
 * the deck's own faces, chance is always the same.
 */
export async function renderVega(
  spec: Readonly<Record<string, unknown>>,
  room: Pick<Box, 'width' | 'height'>,
  tools: DrawTools,
): Promise<Rendered> {
  setRandom(randomLCG(1));
  resetSVGDefIds();
  textMetrics.width = (item: TextItem, text: string) => measured(item, text, tools);
  try {
    const { spec: low } = compile(sized(inUtc({ ...spec }), room) as unknown as TopLevelSpec, {
      config: themeConfig(tools.lang) as never,
      logger: silent as never,
    });
    const view = new vega.View(vega.parse(low, undefined, { ast: true } as never), {
      renderer: 'none',
      loader: deaf,
      expr: expressionInterpreter,
      logger: silent,
    } as never);
    const svg = await view.toSVG();
    const root: unknown = (view.scenegraph() as unknown as { root: unknown }).root;
    view.finalize();
    const [, width = '0', height = '0'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
    if (!(Number(width) > 0) || !(Number(height) > 0)) throw new ChartFailure('it draws nothing');
    const [, left = '0', top = '0'] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(svg) ?? [];
    return { svg, width: Number(width), height: Number(height), root, origin: [Number(left), Number(top)] };
  } catch (error) {
    if (error instanceof ChartFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ChartFailure(reason.split('\n')[0]?.slice(0, 200) ?? '');
  }
}

interface TextItem {
  readonly font?: string;
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  readonly fontStyle?: string;
}

function measured(
  { font = '', fontSize = 16, fontWeight = '', fontStyle = '' }: TextItem,
  text: unknown,
  tools: DrawTools,
): number {
  const isBold = /bold|[6-9]00/.test(String(fontWeight));
  const isSerif = /serif/.test(font) && !/sans/.test(font);
  const face: Face = isSerif
    ? isBold
      ? 'serif-bold'
      : /italic/.test(fontStyle)
        ? 'serif-italic'
        : 'serif'
    : isBold
      ? 'sans-bold'
      : 'sans';
  return tools.width(String(text ?? ''), face, Number(fontSize));
}

/** A single view fills the room; several keep their own size. */
function sized(
  spec: Record<string, unknown>,
  { width, height }: Pick<Box, 'width' | 'height'>,
): Record<string, unknown> {
  const { $schema: _schema, background: _background, usermeta: _usermeta, ...own } = spec;
  const isSingle = 'mark' in own || 'layer' in own;
  const encoding = isObject(own.encoding) ? own.encoding : {};
  if (!isSingle || 'facet' in encoding || 'row' in encoding || 'column' in encoding) return own;
  return { ...own, width: width - 1, height: height - 1, autosize: { type: 'fit', contains: 'padding' } };
}

const refuse = (): Promise<never> => Promise.reject(new ChartFailure('it asks for a file or an address'));

/** Loads nothing. */
const deaf: vega.Loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

const silent: Record<string, unknown> = {
  error: () => silent,
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
  level: () => silent,
};
