import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import MarkdownIt, { type Token } from 'markdown-it';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A page for people. */
export interface Page {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** All pages under docs/, and those beside the sources that link to them. */
export function pages(): Page[] {
  const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path.replaceAll('\\', '/')}`);
  return [...below, 'CONTRIBUTING.md', 'CHANGELOG.md', 'narratives/README.md'].sort().map(page);
}

export function page(path: string): Page {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, tokens: new MarkdownIt().parse(text, {}) };
}

/** A script in a `markdown` fence; `reports` are the codes it is meant to report. */
export interface Example {
  readonly name: string;
  readonly script: string;
  readonly reports: readonly string[];
}

/** The examples of a page: ```` ```markdown ```` is right, ```` ```markdown wrong ```` reports what the next line says. */
export function examplesOf({ path, tokens }: Page): Example[] {
  return tokens.flatMap((token, index) => {
    if (token.type !== 'fence' || !/^markdown( wrong)?$/.test(token.info.trim())) return [];
    const name = `${path}:${(token.map?.[0] ?? 0) + 1}`;
    if (token.info.trim() === 'markdown') return [{ name, script: token.content, reports: [] }];
    const said = tokens[index + 2]?.content ?? '';
    if (!said.startsWith('reports: ')) throw new Error(`${name}: no line "reports: …" after a wrong example`);
    return [{ name, script: token.content, reports: said.slice('reports: '.length).split(', ') }];
  });
}

/** First cells of the rows of a page's first table after a heading, without backticks. */
export function firstColumn({ tokens }: Page, heading: string): string[] {
  const start = tokens.findIndex((token) => token.type === 'inline' && token.content === heading);
  const open = tokens.findIndex((token, index) => index > start && token.type === 'tbody_open');
  const close = tokens.findIndex((token, index) => index > open && token.type === 'tbody_close');
  if (start < 0 || open < 0) throw new Error(`no table under "${heading}"`);
  return tokens
    .slice(open, close)
    .flatMap((token, index, body) => (token.type === 'tr_open' ? [body[index + 2]?.content ?? ''] : []))
    .map((cell) => cell.replaceAll('`', ''));
}
