import { type PrintSettings, sheetSize } from '../../model/print-settings.ts';
import { contentSecurityPolicy } from '../deck.ts';
import { type Html, trusted } from '../html.ts';
import type { Templates } from '../templates.ts';

/** A paper output as a static page, ready to be printed. */
export interface PaperPage {
  readonly html: string;
  /** Plain text of all headings in document order: the bookmarks. */
  readonly headings: readonly string[];
  /** How many pages it has; undefined where the text decides. */
  readonly pages: number | undefined;
}

/** What stands in the margins of every page. */
export interface RunningText {
  readonly title: string;
  /** Name of a page's group by the key that `page:` of its content gives, such as an act's short title. */
  readonly parts: ReadonlyMap<string, string>;
  /** Date and licence. */
  readonly foot: string;
  /** Millimetres. */
  readonly margins: { readonly top: number; readonly side: number; readonly bottom: number };
  /** Whether the first page goes without. */
  readonly bareFirst: boolean;
  /** Text stands upright; only slides may lie. */
  readonly mayLie?: boolean;
}

/** The page around the content of a paper output. */
export function paperPage(
  templates: Templates,
  view: {
    readonly lang: string;
    readonly title: string;
    readonly kind: string;
    readonly css: string;
    readonly body: Html;
    readonly settings: PrintSettings;
  },
): string {
  const { settings, kind } = view;
  const classes = [kind, settings.grey ? 'grey' : '', settings.large ? 'large' : ''].filter(Boolean);
  return templates.render('paper/paper', {
    lang: view.lang,
    title: view.title,
    csp: contentSecurityPolicy(''),
    css: trusted(view.css),
    classes: classes.join(' '),
    body: view.body,
  });
}

/** `@page` rules: size, margins, and what stands in them. Chromium paints it outside the structure, as decoration. */
export function pageRules(
  settings: PrintSettings,
  { title, parts, foot, margins, bareFirst, mayLie = false }: RunningText,
): string {
  const { width, height } = sheetSize(mayLie ? settings : { ...settings, orientation: 'portrait' });
  // A hair less than the page: what is too high by rounding would take two.
  const room = `:root{--page-height:${(height - margins.top - margins.bottom - 1).toFixed(1)}mm}`;
  const bare = '@top-left{content:none}@top-right{content:none}@bottom-left{content:none}@bottom-right{content:none}';
  return [
    room,
    `@page{size:${width}mm ${height}mm;margin:${margins.top}mm ${margins.side}mm ${margins.bottom}mm;@top-left{content:${cssString(title)}}@bottom-left{content:${cssString(foot)}}@bottom-right{content:counter(page) " / " counter(pages)}}`,
    ...[...parts].map(([key, name]) => `@page ${key}{@top-right{content:${cssString(name)}}}.in-${key}{page:${key}}`),
    settings.grey ? '@page{color:#4a4a4a}' : '',
    bareFirst ? `@page:first{${bare}}` : '',
  ].join('\n');
}

/** A text as a CSS string that can stand in a style element. */
function cssString(text: string): string {
  return `"${text.replace(/["\\<>\p{Cc}]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
