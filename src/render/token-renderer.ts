import MarkdownIt, { type Renderer, type Token } from 'markdown-it';
import { dateMarkOf } from '../model/date-mark.ts';
import { escapeHtml } from '../model/escape.ts';
import { citationOf, isReference, noteNumberOf } from '../model/evidence.ts';
import { nameMarkOf } from '../model/name-mark.ts';
import { labelOf } from '../model/names.ts';
import type { ContentSettings } from './content-settings.ts';
import { trusted } from './html.ts';

/** Turns markdown-it's tokens into HTML, each kind in its own way. */
export function createRenderer(
  settings: ContentSettings,
  nextStep: () => string,
  isIncremental: () => boolean,
  tellHeading: (text: string) => void,
): Renderer {
  const renderer = new MarkdownIt.Renderer();
  const { templates } = settings;
  const classed = (token: Token, tag: string, ...classes: string[]): string => {
    const others = (token.attrs ?? [])
      .filter(([name]) => name !== 'class')
      .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`);
    const all = [...String(token.attrGet('class') ?? '').split(' '), ...classes].filter(Boolean);
    return `<${tag}${all.length > 0 ? ` class="${escapeHtml(all.join(' '))}"` : ''}${others.join('')}>`;
  };
  const plain = (token: Token | undefined): string =>
    (token?.children ?? []).map((each) => each.content || plain(each)).join('');
  const heading = (token: Token): string =>
    `h${Math.min(6, settings.level + Math.max(1, Number(token.tag.slice(1)) - 2))}`;
  const code = (text: string, language: string): string =>
    templates.render('partials/blocks/code', {
      language,
      code: trusted(settings.highlight(text, language) ?? escapeHtml(text)),
    });

  const { cited, library, lang } = settings.evidence;
  const noteMark = (token: Token | undefined): string => {
    if (!token) return '';
    const number = noteNumberOf(token);
    // Inside a note a citation has no number: it is told where it stands.
    if (number === 0) return (cited.inside.get(citationOf(token)?.span.start ?? -1) ?? '').replace(/\.$/, '');
    if (settings.noteMark) return settings.noteMark(number);
    return templates.render('partials/inline/note-mark', { number, words: settings.words });
  };
  const noteMarkAt = (tokens: Token[], index: number): string => {
    const before = tokens[index - 1];
    const isNext = before && isReference(before) && noteNumberOf(before) > 0;
    return (isNext ? '<sup class="note-separator">,</sup>' : '') + noteMark(tokens[index]);
  };
  const datesTold = new Set<string>();
  /** The day in the other calendar, at its first mention on the slide and never in a headline. */
  const otherCalendar = (open: Token | undefined): string => {
    const mark = open && dateMarkOf(open);
    if (!mark || mark.other === '' || datesTold.has(mark.when.text)) return '';
    datesTold.add(mark.when.text);
    const calendar = mark.calendar === 'julian' ? settings.words.newStyle : settings.words.oldStyle;
    return ` <span class="other-calendar">(${escapeHtml(`${mark.other.replaceAll(' ', '\u00A0')} ${calendar ?? ''}`)})</span>`;
  };

  Object.assign(renderer.rules, {
    footnote_ref: noteMarkAt,
    citation: noteMarkAt,
    editor_note: noteMarkAt,
    span_close: (tokens: Token[], index: number, _options: unknown, env: { readonly dates?: boolean }) => {
      const level = tokens[index]?.level;
      const open = tokens.slice(0, index).findLast((token) => token.type === 'span_open' && token.level === level);
      return `</span>${env.dates ? otherCalendar(open) : ''}`;
    },
    image: (tokens: Token[], index: number) => {
      const token = tokens[index];
      const use = settings.picture(String(token?.attrGet('src') ?? ''));
      return templates.render('partials/inline/picture', { src: use?.address ?? '', alt: plain(token) });
    },
    fence: (tokens: Token[], index: number) =>
      code(tokens[index]?.content ?? '', tokens[index]?.info.trim().split(/[\s{]/)[0] ?? ''),
    code_block: (tokens: Token[], index: number) => code(tokens[index]?.content ?? '', ''),
    heading_open: (tokens: Token[], index: number) => {
      const token = tokens[index];
      if (!token) return '';
      tellHeading(
        plain(tokens[index + 1])
          .replace(/\s+/g, ' ')
          .trim(),
      );
      return `<${heading(token)}>`;
    },
    heading_close: (tokens: Token[], index: number) => (tokens[index] ? `</${heading(tokens[index])}>` : ''),
    list_item_open: (tokens: Token[], index: number) =>
      tokens[index] ? classed(tokens[index], 'li', isIncremental() ? nextStep() : '') : '',
    span_open: (tokens: Token[], index: number) => {
      const token = tokens[index];
      if (!token) return '';
      const classes = String(token.attrGet('class') ?? '').split(' ');
      const name = nameMarkOf(token);
      const label = name?.words === '' ? escapeHtml(labelOf(library, name, lang, settings.when)) : '';
      if (!classes.includes('fragment')) return classed(token, 'span') + label;
      const others = (token.attrs ?? [])
        .filter(([name]) => name !== 'class')
        .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`);
      return `<span class="${escapeHtml([...classes.filter((name) => name !== 'fragment'), nextStep()].filter(Boolean).join(' '))}"${others.join('')}>${label}`;
    },
    link_open: (tokens: Token[], index: number) => {
      const href = settings.link(String(tokens[index]?.attrGet('href') ?? ''));
      if (href === undefined) return '<span class="link">';
      const outside = /^[a-z]+:/i.test(href) ? ' target="_blank" rel="noopener noreferrer"' : '';
      return `<a href="${escapeHtml(href)}"${outside}>`;
    },
    link_close: (tokens: Token[], index: number) => {
      const open = tokens
        .slice(0, index)
        .findLast((token) => token.type === 'link_open' && token.level === tokens[index]?.level);
      return settings.link(String(open?.attrGet('href') ?? '')) === undefined ? '</span>' : '</a>';
    },
  });
  return renderer;
}
