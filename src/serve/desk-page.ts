import { createHash } from 'node:crypto';
import type { BuiltAssets } from '../output/built-assets.ts';
import { trusted } from '../render/html.ts';
import { createTemplates } from '../render/templates.ts';

/** The page of the desk; what changes on it comes through `/events`. */
export interface DeskPage {
  readonly html: string;
  readonly csp: string;
}

/** Renders the page once. Nobody may frame it; it frames only its own decks. */
export async function renderDeskPage(assets: BuiltAssets): Promise<DeskPage> {
  const script = assets.script('desk');
  const css = [
    assets.fonts().css(letters, ['Literata', 'Literata Display', 'Inter', 'JetBrains Mono']),
    assets.style('paper'),
    // Who works in the dark has the desk dark too.
    `@media (prefers-color-scheme: dark){${assets.style('gallery')}}`,
    assets.style('desk'),
  ].join('\n');
  const html = createTemplates(await assets.templates()).render('desk/desk', {
    css: trusted(css),
    script: trusted(script),
  });
  return { html, csp: policy(script) };
}

/** A letter of each alphabet that titles and quoted lines may be written in. */
const letters = 'éőйѣω';

function policy(script: string): string {
  const hash = createHash('sha256').update(script).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    "connect-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
