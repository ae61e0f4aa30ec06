import type { MarkdownItOptions, Token } from 'markdown-it';
import type { Block, Inline, Picture } from '../model/block.ts';
import type { Drawing } from '../model/drawing.ts';
import { bibliographyView } from './bibliography-view.ts';
import type { ContentSettings } from './content-settings.ts';
import { contestedTable } from './contested-table.ts';
import { contestedView } from './contested-view.ts';
import { captionView, drawingView } from './drawing-view.ts';
import { type Html, trusted } from './html.ts';
import { editorBadge } from './note-view.ts';
import { createRenderer } from './token-renderer.ts';

export interface Content {
  readonly blocks: (blocks: readonly Block[]) => Html;
  readonly inline: (tokens: Inline) => Html;
  readonly tokens: (tokens: readonly Token[]) => Html;
  /** Caption and source of a figure from data; '' when it has neither. */
  readonly caption: (drawing: Drawing) => Html | '';
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
  const blocks = (list: readonly Block[]): Html => trusted(list.map(placed).join('\n'));
  const { placesFrom } = settings;
  const placed = (each: Block): string =>
    placesFrom === undefined ? block(each) : withPlace(block(each), each.span.start - placesFrom);

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
      case 'drawing':
        return drawing(each);
      case 'bibliography':
        return templates.render('partials/blocks/bibliography', bibliographyView(each.entries, settings.words));
      case 'contested':
        return settings.contestedAsTable
          ? templates.render(
              'paper/contested-table',
              contestedTable(each, { ...settings.evidence, words: settings.words, blocks }),
            )
          : templates.render(
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
    const body = String(blocks(list));
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

  function drawing(each: Drawing): string {
    const view = drawingView(each, settings.drawing(each), { nextStep, words: settings.words });
    const below = settings.captionsApart ? '' : caption(each);
    // Running text has no buttons to travel in time with.
    const template = settings.contestedAsTable ? 'paper/drawing' : 'partials/blocks/drawing';
    return templates.render(template, { ...view, caption: below });
  }

  function caption(each: Drawing): Html | '' {
    if (each.caption.length + each.source.length === 0) return '';
    const view = captionView(each, { inline, words: settings.words, library: settings.evidence.library });
    return templates.html('partials/blocks/drawing-caption', view);
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
    caption,
    stepCount: () => steps,
    headings: () => headings,
  };
}

/** A long figure is set smaller, so that it stays on one line. */
function lengthOf(figure: string): string {
  if (figure.length > 13) return 'longest';
  return figure.length > 8 ? 'longer' : '';
}

/** The first tag of a block gets its place; a block that isn't of its slide has none. */
function withPlace(html: string, at: number): string {
  return at < 0 ? html : html.replace(/^(\s*<[a-z][\w-]*)/i, `$1 data-at="${at}"`);
}
