import type { Block, Contested, NumberItem } from '../../../model/block.ts';
import { isEditors } from '../../../model/contested-form.ts';
import type { Drawing } from '../../../model/drawing.ts';
import { accountView } from '../../contested-account.ts';
import { accountValue, toldOnce } from '../../contested-table.ts';
import { voicesOf } from '../../drawing-view.ts';
import { trusted } from '../../html.ts';
import { editorBadge } from '../../note-view.ts';
import { emphasis } from './emphasis.ts';
import { escapeMarkdown } from './escape.ts';
import { inlineMarkdown } from './inline.ts';
import { proseMarkdown, quoted } from './prose.ts';
import type { MarkdownSettings } from './settings.ts';
import { tableMarkdown } from './table.ts';

/** Blocks as Markdown, a blank line between them. Pictures and figures are told in words. */
export function blocksMarkdown(blocks: readonly Block[], settings: MarkdownSettings): string {
  return blocks
    .map((block) => blockMarkdown(block, settings))
    .filter((part) => part !== '')
    .join('\n\n');
}

function blockMarkdown(block: Block, settings: MarkdownSettings): string {
  switch (block.type) {
    case 'prose':
      return proseMarkdown(block.tokens, settings);
    case 'figure': {
      const { alt, credit, license } = block.picture;
      const whose = [credit, license].filter(Boolean).join(' · ');
      const told = `[${escapeMarkdown(alt)}]${whose === '' ? '' : ` ${escapeMarkdown(whose)}`}`;
      return [told, blocksMarkdown(block.caption, settings)].filter(Boolean).join('\n\n');
    }
    case 'quote': {
      const says = blocksMarkdown(block.blocks, settings);
      // What the script has behind `>` is a quotation already.
      const quotation = says.split('\n').every((line) => line.startsWith('>')) ? says : quoted(says);
      return block.by === '' ? quotation : `${quotation}\n>\n${quoted(`— ${escapeMarkdown(block.by)}`)}`;
    }
    case 'numbers':
      return block.items.map((item) => numberMarkdown(item, settings)).join('\n');
    case 'columns':
      return block.columns
        .map((column) => blocksMarkdown(column.blocks, settings))
        .filter(Boolean)
        .join('\n\n');
    case 'incremental':
    case 'step':
    case 'group':
      return blocksMarkdown(block.blocks, settings);
    case 'editor': {
      const badge = editorBadge(settings.evidence.words, block.confidence);
      return quoted(`${emphasis('**', escapeMarkdown(badge))}\n\n${blocksMarkdown(block.blocks, settings)}`);
    }
    case 'drawing':
      return drawingMarkdown(block, settings);
    case 'contested':
      return contestedMarkdown(block, settings);
    case 'bibliography':
      return '';
    default:
      return block satisfies never;
  }
}

function numberMarkdown({ figure, label }: NumberItem, settings: MarkdownSettings): string {
  return `- ${emphasis('**', escapeMarkdown(figure))} ${inlineMarkdown(label, settings)}`;
}

/** What a figure from data shows, in words, and its rows where it has some. */
function drawingMarkdown(drawing: Drawing, settings: MarkdownSettings): string {
  const drawn = settings.drawing(drawing);
  const told = [drawn?.title.replace(/[.!?]$/, ''), drawn?.description].filter(Boolean).join('. ');
  const { table } = drawn ?? {};
  const rows = table ? [table.head, ...table.rows].map((row) => row.map(escapeMarkdown)) : [];
  const below = [inlineMarkdown(drawing.caption, settings), sourceMarkdown(drawing, settings)];
  return [told === '' ? '' : `[${escapeMarkdown(told)}]`, tableMarkdown(rows), below.filter(Boolean).join(' ')]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** "Source: Izvestia, editor’s note[^3]": whose voices stand behind the numbers, as on paper. */
function sourceMarkdown({ source }: Drawing, settings: MarkdownSettings): string {
  if (source.length === 0) return '';
  const { library, words } = settings.evidence;
  const voices = escapeMarkdown(voicesOf(source, library, words));
  return `${words.drawingSource ?? ''} ${voices}${inlineMarkdown(source, settings)}`;
}

function contestedMarkdown({ accounts, agreed }: Contested, settings: MarkdownSettings): string {
  const { words, lang, library } = settings.evidence;
  const told = new Set<string>();
  const rows = accounts.map((account) => {
    const view = accountView(account, { ...settings.evidence, blocks: () => trusted('') });
    const { by, standpoint, badge, words: own } = toldOnce(account, view, { told, library });
    const value = accountValue(account, own, words, lang);
    const figure = value === '' ? '' : `**${escapeMarkdown(value)}**`;
    const about = isEditors(account, library) ? badge : standpoint;
    return [
      [emphasis('**', escapeMarkdown(by), '', ' '), escapeMarkdown(about)].filter(Boolean).join(' · '),
      [figure, blocksMarkdown(account.blocks, settings)].filter(Boolean).join(' · '),
    ];
  });
  const table = tableMarkdown([[words.paperVoice ?? '', words.paperAccount ?? ''], ...rows]);
  if (agreed.length === 0) return table;
  return `${table}\n\n${emphasis('**', words.agreed ?? '')}\n\n${blocksMarkdown(agreed, settings)}`;
}
