import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import type { Token } from 'markdown-it';
import { expect, test } from 'vitest';
import { type Page, page, pages, root } from './pages.ts';

const all = pages();

test.each(all)('links of $path lead somewhere', (each) => {
  expect(hrefsOf(each).filter((href) => !leadsSomewhere(each, href))).toEqual([]);
});

test('the index names every page', () => {
  const index = all.find(({ path }) => path === 'docs/README.md');
  const named = new Set(index ? hrefsOf(index).map((href) => `docs/${href.replace(/#.*/, '')}`) : []);
  const missing = all.map(({ path }) => path).filter((path) => path.startsWith('docs/') && !named.has(path));
  expect(missing).toEqual(['docs/README.md']);
});

function hrefsOf({ tokens }: Page): string[] {
  return flat(tokens).flatMap((token) => (token.type === 'link_open' ? [String(token.attrGet('href'))] : []));
}

function leadsSomewhere({ path }: Page, href: string): boolean {
  if (/^(https?|mailto):/.test(href)) return true;
  const [file = '', anchor = ''] = href.split('#');
  const target = file === '' ? path : posix.join(posix.dirname(path), file);
  if (!existsSync(`${root}/${target}`)) return false;
  if (anchor === '') return true;
  const found = all.find((each) => each.path === target) ?? page(target);
  return anchorsOf(found).includes(decodeURIComponent(anchor));
}

/** Ids that GitHub gives to headings. */
function anchorsOf({ tokens }: Page): string[] {
  const headings = tokens.flatMap((token, index) =>
    token.type === 'heading_open' ? [tokens[index + 1]?.content ?? ''] : [],
  );
  return headings.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

function flat(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);
}
