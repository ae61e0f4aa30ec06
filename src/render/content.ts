import MarkdownIt, { type MarkdownItOptions, type Renderer, type Token } from 'markdown-it';
import type { Block, Inline, Picture } from '../model/block.ts';
import { dateMarkOf } from '../model/date-mark.ts';
import type { DateSpan } from '../model/date-span.ts';
import { escapeHtml } from '../model/escape.ts';
import { citationOf, isReference, noteNumberOf } from '../model/evidence.ts';
import { nameMarkOf } from '../model/name-mark.ts';
import { labelOf } from '../model/names.ts';
import type { FormatName } from '../model/narrative.ts';
import { bibliographyView } from './bibliography-view.ts';
import { contestedView } from './contested-view.ts';
import type { EvidenceParts } from './evidence-parts.ts';
import { type Html, trusted } from './html.ts';
import { editorBadge } from './note-view.ts';
import type { Templates } from './templates.ts';

/** How build-ups appear: one by one in the browser, all at once, or as they are after a number of steps. */
export type Steps = 'interactive' | 'shown' | number;

/** A picture as an output shows it. */
export interface PictureUse {
  /** A `data:` address. */
  readonly address: string;
  /** Natural size in pixels; 0 when it isn't known. */
  readonly width: number;
  readonly height: number;
}

export interface ContentSettings {
  readonly format: FormatName;
  readonly templates: Templates;
  readonly words: Readonly<Record<string, string>>;
  readonly steps: Steps;
  /** Level of the slide's headline; headings inside lie below it. */
  readonly level: number;
  readonly picture: (src: string) => PictureUse | undefined;
  /** Coloured HTML of a piece of code; undefined leaves it plain. */
  readonly highlight: (code: string, language: string) => string | undefined;
  /** Where a link leads in this output; undefined leaves only its words. */
  readonly link: (href: string) => string | undefined;
  readonly evidence: EvidenceParts;
  /** The time that the slide speaks of; the names of places follow it. */
  readonly when: DateSpan | undefined;
}

export interface Content {
  readonly blocks: (blocks: readonly Block[]) => Html;
  readonly inline: (tokens: Inline) => Html;
  readonly tokens: (tokens: readonly Token[]) => Html;
  /** Steps met so far. */
  readonly stepCount: () => number;
  /** Plain text of the headings met so far. */
  readonly headings: () => readonly string[];
}

/** What markdown-it's renderer asks for; the parser has its own. */
const options: Required<MarkdownItOptions> = {
  html: true,
  xhtmlOut: false,
  breaks: false,
  langPrefix: 'language-',
  linkify: false,
  typographer: false,
  quotes: '“”‘’',
  highlight: null,
  maxNesting: 100,
};

/** Turns blocks and tokens of one slide into HTML; steps are counted in the order of the text. */
export function createContent(settings: ContentSettings): Content {
  const { templates, format } = settings;
  let steps = 0;
  const headings: string[] = [];
  let isIncremental = false;
  const nextStep = (): string => {
    steps++;
    if (settings.steps === 'interactive') return 'fragment';
    return settings.steps === 'shown' || steps <= settings.steps ? '' : 'not-yet';
  };
  const renderer = createRenderer(
    settings,
    nextStep,
    () => isIncremental,
    (heading) => void headings.push(heading),
  );
  const html = (tokens: readonly Token[]): string => renderer.render([...tokens], options, { dates: true });
  const inline = (tokens: Inline): Html => trusted(renderer.renderInline([...tokens], options, {}));
  const blocks = (list: readonly Block[]): Html => trusted(list.map(block).join('\n'));

  function block(each: Block): string {
    switch (each.type) {
      case 'prose':
        return html(each.tokens).trimEnd();
      case 'figure':
        return templates.render('partials/blocks/figure', figureView(each.picture, each.caption));
      case 'quote':
        return templates.render('partials/blocks/quote', { by: each.by, body: blocks(each.blocks) });
      case 'numbers':
        return templates.render('partials/blocks/numbers', { items: numberViews(each.items) });
      case 'columns':
        return templates.render('partials/blocks/columns', {
          columns: each.columns.map((column) => ({ width: column.width, body: blocks(column.blocks) })),
        });
      case 'incremental':
        return incremental(each.blocks);
      case 'step':
        return templates.render('partials/blocks/group', {
          classes: ['step'],
          lang: '',
          step: nextStep(),
          body: blocks(each.blocks),
        });
      case 'group': {
        if (!each.audience.has(format)) return '';
        const step = each.fragment ? nextStep() : '';
        return templates.render('partials/blocks/group', {
          classes: each.classes,
          lang: each.lang,
          step,
          body: blocks(each.blocks),
        });
      }
      case 'editor':
        return templates.render('partials/blocks/editor', {
          badge: editorBadge(settings.words, each.confidence),
          body: blocks(each.blocks),
        });
      case 'bibliography':
        return templates.render('partials/blocks/bibliography', bibliographyView(each.entries, settings.words));
      case 'contested':
        return templates.render(
          'partials/blocks/contested',
          contestedView(each, { ...settings.evidence, words: settings.words, blocks }),
        );
      default:
        return each satisfies never;
    }
  }

  function incremental(list: readonly Block[]): string {
    const before = isIncremental;
    isIncremental = true;
    const body = list.map(block).join('\n');
    isIncremental = before;
    return body;
  }

  function figureView(picture: Picture, caption: readonly Block[]): object {
    const use = settings.picture(picture.src);
    const credit = [picture.credit, picture.license].filter(Boolean).join(' · ');
    const words = caption.length > 0 ? blocks(caption) : '';
    return {
      src: use?.address ?? '',
      alt: picture.alt,
      width: use?.width ?? 0,
      height: use?.height ?? 0,
      hasCaption: words !== '' || credit !== '',
      caption: words,
      credit,
    };
  }

  function numberViews(items: readonly { figure: string; value: number | undefined; label: Inline }[]): object[] {
    const bars = items.length > 1 && items.every((item) => item.value !== undefined && item.value >= 0);
    const largest = Math.max(...items.map((item) => item.value ?? 0));
    return items.map((item, index) => ({
      figure: item.figure,
      label: inline(item.label),
      size: index === 0 ? `first ${lengthOf(item.figure)}` : '',
      step: isIncremental && index > 0 ? nextStep() : '',
      bar: bars && largest > 0 ? (((item.value ?? 0) / largest) * 100).toFixed(2) : '',
    }));
  }

  return {
    blocks,
    inline,
    tokens: (tokens) => trusted(html(tokens)),
    stepCount: () => steps,
    headings: () => headings,
  };
}

/** A long figure is set smaller, so that it stays on one line. */
function lengthOf(figure: string): string {
  if (figure.length > 13) return 'longest';
  return figure.length > 8 ? 'longer' : '';
}

function createRenderer(
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
