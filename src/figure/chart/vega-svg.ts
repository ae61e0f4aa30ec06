import { element } from '../svg.ts';
import { colourNames } from './vega-theme.ts';

const elements: ReadonlySet<string> = new Set(
  'g path text tspan rect line circle defs clipPath linearGradient radialGradient stop'.split(' '),
);

const attributes: ReadonlySet<string> = new Set(
  (
    'd transform x y x1 y1 x2 y2 dx dy width height rx ry r cx cy fx fy offset opacity fill-opacity stroke-opacity ' +
    'stroke-width stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit text-anchor ' +
    'font-size gradientUnits stop-opacity'
  ).split(' '),
);

/**
 * Vega's drawing as the rest of the deck has it: only shapes and text, no script, style, link or picture; colours and
 * faces as classes of the theme; ids that begin with `prefix`. Gives what stands inside the `<svg>`.
 */
export function cleanSvg(svg: string, prefix: string): string {
  const out: string[] = [];
  // Names of open elements; undefined for those that are left out, with all that they hold.
  const open: (string | undefined)[] = [];
  // Vega counts ids on from chart to chart: here they count from 0, in the order of the drawing.
  const ids = new Map<string, string>();
  const idOf = (id: string): string => {
    const own = ids.get(id) ?? `${prefix}${ids.size}`;
    ids.set(id, own);
    return own;
  };
  for (const [, text = '', tag = ''] of svg.matchAll(/([^<]+)|<([^>]*(?:"[^"]*"[^>]*)*)>/g)) {
    const isKept = !open.includes(undefined);
    if (text !== '') {
      if (isKept && ['text', 'tspan'].includes(open[open.length - 1] ?? '')) out.push(text);
      continue;
    }
    if (tag.startsWith('/')) {
      const name = open.pop();
      if (name !== undefined && name !== 'svg' && isKept) out.push(`</${name}>`);
      continue;
    }
    const name = /^[\w:-]+/.exec(tag)?.[0] ?? '';
    const isClosed = tag.endsWith('/');
    const known = elements.has(name);
    if (isKept && known) out.push(openTag(name, tag, idOf, isClosed));
    if (!isClosed && name !== '') open.push(known || (name === 'svg' && open.length === 0) ? name : undefined);
  }
  return out.join('');
}

function openTag(name: string, tag: string, idOf: (id: string) => string, isClosed: boolean): string {
  const kept: Record<string, string> = {};
  const classes: string[] = [];
  for (const [, key = '', written = ''] of tag.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    const value = unescaped(written);
    if (attributes.has(key) && /^[^<>]*$/.test(value) && !/url\(|[a-z]+:/i.test(value)) kept[key] = value;
    if (key === 'id') kept.id = idOf(value);
    const to = /^url\(#([\w-]+)\)$/.exec(value)?.[1];
    if (to !== undefined && ['clip-path', 'fill', 'stroke'].includes(key)) kept[key] = `url(#${idOf(to)})`;
    if (to === undefined && ['fill', 'stroke', 'stop-color'].includes(key)) paint(key, value, classes, kept);
    if (key === 'font-family') classes.push(/sans/.test(value) || !/serif/.test(value) ? 'chart-sans' : 'chart-serif');
    if (key === 'font-weight' && /bold|[6-9]00/.test(value)) classes.push('chart-heavy');
    if (key === 'font-style' && /italic|oblique/.test(value)) classes.push('chart-slanted');
  }
  const start = element(name, { ...(classes.length > 0 ? { class: classes.join(' ') } : {}), ...kept }).slice(0, -2);
  return isClosed ? `${start}/>` : `${start}>`;
}

/** A colour becomes a class: the theme's own by its name, any other the tone of ink that is as dark. */
function paint(key: string, value: string, classes: string[], kept: Record<string, string>): void {
  if (value === 'none' || value === 'transparent') {
    kept[key] = 'none';
    return;
  }
  const colour = colourNames.find((name) => name === value);
  classes.push(`chart-${key}-${colour ?? 'ink'}`);
  if (colour !== undefined) return;
  const opacity = { fill: 'fill-opacity', stroke: 'stroke-opacity', 'stop-color': 'stop-opacity' }[key] ?? 'opacity';
  const dark = darkness(value);
  if (dark < 1) kept[opacity] = String(Math.round(dark * Number(kept[opacity] ?? 1) * 100) / 100);
}

/** From 0.12 (white) to 1 (black); 1 for what isn't read. */
function darkness(colour: string): number {
  const hex = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(colour)?.[1];
  const full = hex?.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const channels = full
    ? [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16))
    : /^rgba?\(\s*([\d.]+),\s*([\d.]+),\s*([\d.]+)/.exec(colour)?.slice(1).map(Number);
  const [red = 0, green = 0, blue = 0] = channels ?? [];
  const light = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  // Ink itself isn't black: what is nearly as dark is ink.
  return light < 0.14 ? 1 : Math.max(0.14, Math.min(1, 1.1 - light));
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}
