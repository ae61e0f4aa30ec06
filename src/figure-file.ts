import type { Compiled } from './compile.ts';
import { drawFigures } from './figures.ts';
import type { Drawing } from './model/drawing.ts';
import type { Frame } from './model/drawn.ts';
import { asFile } from './output/as-file.ts';
import { takePicture } from './output/picture.ts';
import type { PrintPool } from './output/print-pool.ts';
import { standaloneSvg } from './render/standalone-svg.ts';
import { themeCss, type Workshop } from './workshop.ts';

export interface FigureFileSettings {
  /** Theme by name; '' for the script's or the configuration's. */
  readonly theme: string;
  /** In px. */
  readonly width: number;
  readonly height: number;
}

/** A figure with its size in px. */
export interface FigureFile {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** One figure as an SVG file, with its faces inside; undefined when it can't be drawn, which is among the problems. */
export async function figureSvg(
  workshop: Workshop,
  { figures, project, edition }: Compiled,
  drawing: Drawing,
  { theme, width, height }: FigureFileSettings,
): Promise<FigureFile | undefined> {
  const { assets } = workshop;
  const lang = edition?.meta.lang ?? 'en';
  const none = { top: 0, right: 0, bottom: 0, left: 0 };
  const frames = new Map<Drawing, Frame>([[drawing, { width, height, clear: none, covered: [] }]]);
  const drawn = (await drawFigures(workshop, figures, lang, frames)).get(drawing);
  if (!drawn) return undefined;
  const kind = drawing.spec.kind;
  return standaloneSvg(drawn, {
    fonts: assets.fonts().css(drawn.svg, ['Literata', 'Inter']),
    theme: themeCss(workshop, project, theme || (edition?.meta.theme ?? '')).css,
    css: project.styles[kind] ?? assets.style(kind),
    lang,
    // A map has a ground of its own.
    margin: kind === 'map' ? 0 : margin,
  });
}

/** Around charts and timelines, in px. */
const margin = 24;

/** The same as a picture. */
export async function figurePng(
  { svg, width, height }: FigureFile,
  scale: number,
  printers: PrintPool,
): Promise<Uint8Array> {
  const browser = await printers.ready();
  return asFile(svg, (file) => takePicture(browser, file, { width, height, scale }), 'figure.svg');
}
