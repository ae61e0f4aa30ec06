import type { Drawn } from '../model/drawn.ts';
import { escapeHtml } from '../model/escape.ts';

/** What a drawing needs to stand alone. */
export interface StandaloneParts {
  /** `@font-face` rules with embedded fonts; '' to leave the faces to the machine. */
  readonly fonts: string;
  /** Style sheets of the theme: its variables are filled in, for other programs don't know them. */
  readonly theme: string;
  /** Style sheets of the figure. */
  readonly css: string;
  /** BCP 47. */
  readonly lang: string;
  /** Ground around the drawing, in px. */
  readonly margin: number;
}

/** A drawing as a file of its own, on the theme's ground, with its title and description. */
export function standaloneSvg(
  { svg, width, height, title, description }: Drawn,
  parts: StandaloneParts,
): { readonly svg: string; readonly width: number; readonly height: number } {
  const variables = variablesOf(parts.theme);
  const filled = filledIn(parts.css, variables);
  const told = `<title>${escapeHtml(title)}</title><desc>${escapeHtml(description)}</desc>`;
  const { margin } = parts;
  const [wide, high] = [width + 2 * margin, Math.ceil(height) + 2 * margin];
  const ground = `<rect x="${-margin}" y="${-margin}" width="${wide}" height="${high}" fill="${variables.get('--ground') ?? '#fff'}"/>`;
  const style = `<style>${parts.fonts}\n${filled}</style>`.replace(/]]>/g, '');
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" xml:lang="${escapeHtml(parts.lang)}" role="img" `;
  const shown = svg.replace(/data-step="([^"]*)"/g, (_all, own: string) => (own === '' ? '' : `class="${own}"`));
  const alone = shown
    .replace(/viewBox="[^"]*"/, `viewBox="${-margin} ${-margin} ${wide} ${high}"`)
    .replace('<svg ', () => head)
    .replace('>', () => `>${told}${style}${ground}`);
  return { svg: alone, width: wide, height: high };
}

/** The variables of `:root`; later ones win. */
function variablesOf(css: string): Map<string, string> {
  return new Map(
    [...css.matchAll(/(--[\w-]+)\s*:\s*([^;}]+)[;}]/g)].map(([, name, value]) => [name ?? '', (value ?? '').trim()]),
  );
}

function filledIn(css: string, variables: ReadonlyMap<string, string>): string {
  let filled = css;
  // A variable may name another one.
  for (let round = 0; round < 4 && filled.includes('var('); round++)
    filled = filled.replace(
      /var\((--[\w-]+)(?:\s*,\s*((?:[^()]|\([^()]*\))*))?\)/g,
      (_all, name: string, fallback: string | undefined) => variables.get(name) ?? fallback ?? 'currentColor',
    );
  return filled.replace(
    /color-mix\(in srgb,\s*#([0-9a-f]{3,6})\s+([\d.]+)%,\s*#([0-9a-f]{3,6})\)/gi,
    (_all, first: string, share: string, second: string) => mixed(first, Number(share) / 100, second),
  );
}

/** A mixture of two colours, which other programs can't mix themselves. */
function mixed(first: string, share: number, second: string): string {
  const [a, b] = [channels(first), channels(second)];
  const mix = a.map((value, index) => Math.round(value * share + (b[index] ?? 0) * (1 - share)));
  return `#${mix.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function channels(hex: string): number[] {
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16));
}
