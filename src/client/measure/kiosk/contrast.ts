type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * Contrast of an element's colour and what is painted behind it, 1 to 21; undefined over a picture, whose colours nobody
 * knows. Source: WCAG 2, contrast ratio.
 */
export function contrastOf(element: Element, behind: readonly Element[], paint: 'text' | 'ground'): number | undefined {
  const style = getComputedStyle(element);
  const isDrawn = element instanceof SVGElement && element.localName !== 'svg';
  const colour = paint === 'ground' ? style.backgroundColor : isDrawn ? style.fill : style.color;
  const ground = haloOf(style, isDrawn) ?? groundOf(paint === 'ground' ? behind.slice(1) : behind);
  if (!ground) return undefined;
  const [red, green, blue, alpha] = parsed(colour);
  const seen = over([red, green, blue, alpha * opacityOf(element)], ground);
  const [light, dark] = [luminance(seen), luminance(ground)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Letters on a map stand in a halo, which is their ground wherever they lie. */
function haloOf({ paintOrder, stroke, strokeWidth }: CSSStyleDeclaration, isDrawn: boolean): Colour | undefined {
  const isHalo = isDrawn && paintOrder.startsWith('stroke') && stroke !== 'none' && Number.parseFloat(strokeWidth) >= 2;
  return isHalo ? parsed(stroke) : undefined;
}

/** The colour that several layers make, from the nearest down to the first that nothing shines through. */
function groundOf(layers: readonly Element[]): Colour | undefined {
  const seen: Colour[] = [];
  for (const layer of layers) {
    const colour = paintOf(layer);
    if (colour === undefined) return undefined;
    if (colour[3] > 0) seen.push(colour);
    if (colour[3] >= 1) break;
  }
  return seen.reduceRight<Colour>((ground, colour) => over(colour, ground), [255, 255, 255, 1]);
}

const nothing: Colour = [0, 0, 0, 0];

/** What an element paints over its whole area; undefined for a picture. */
function paintOf(element: Element): Colour | undefined {
  if (['img', 'image', 'video', 'canvas'].includes(element.localName)) return undefined;
  const style = getComputedStyle(element);
  if (element instanceof SVGElement && element.localName !== 'svg') {
    if (style.fill === 'none' || element instanceof SVGTextContentElement) return nothing;
    if (style.fill.startsWith('url')) return undefined;
    const [red, green, blue, alpha] = parsed(style.fill);
    return [red, green, blue, alpha * Number(style.fillOpacity) * Number(style.opacity)];
  }
  return style.backgroundImage === 'none' ? parsed(style.backgroundColor) : undefined;
}

function opacityOf(element: Element): number {
  let opacity = 1;
  for (let each: Element | null = element; each; each = each.parentElement)
    opacity *= Number(getComputedStyle(each).opacity);
  return opacity;
}

function over([red, green, blue, alpha]: Colour, [r, g, b]: Colour): Colour {
  const mix = (top: number, below: number): number => top * alpha + below * (1 - alpha);
  return [mix(red, r), mix(green, g), mix(blue, b), 1];
}

function luminance([red, green, blue]: Colour): number {
  const linear = (channel: number): number => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

const colours = new Map<string, Colour>();

/** Reads a colour in any of the notations of CSS by painting a dot with it. */
function parsed(text: string): Colour {
  const known = colours.get(text);
  if (known) return known;
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d');
  if (!context) return nothing;
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  const colour: Colour = [red, green, blue, alpha / 255];
  colours.set(text, colour);
  return colour;
}
