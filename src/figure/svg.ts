import { escapeHtml } from '../model/escape.ts';

type Value = string | number | undefined | false;

/** An SVG element; attributes that are undefined, false or '' are left out, numbers are rounded to a tenth. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, ...children: string[]): string {
  const written = Object.entries(attributes)
    // An object that is spread may hold more than attributes.
    .filter(([, value]) => typeof value === 'number' || (typeof value === 'string' && value !== ''))
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? tenth(value) : escapeHtml(String(value))}"`)
    .join('');
  const inside = children.join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** A part of a figure that appears in a step of its own. Its class comes first, for the output adds to it. */
export function step({ class: own, ...attributes }: Readonly<Record<string, Value>>, ...children: string[]): string {
  return element('g', attributes, ...children).replace('<g', `<g data-step="${own || ''}"`);
}

/** Text between tags. */
export function words(text: string): string {
  return escapeHtml(text);
}

/** A number as short as a tenth of a pixel allows. */
export function tenth(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}
