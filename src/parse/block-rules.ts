import type { MarkdownIt, StateBlock } from 'markdown-it';

/**
 * Lines of colons, each a token of its own; `slides.ts` pairs them. By Pandoc's rule a bare line of colons closes the
 * innermost block, whatever their count.
 *
 *     ::: {.quote by="A. N. Belousov"}
 *     ^
 *     :::
 *     ^
 */
export function addDivLines(md: MarkdownIt): void {
  md.block.ruler.before(
    'fence',
    'div_line',
    (state, startLine, _endLine, silent) => {
      const line = lineText(state, startLine);
      const found = /^(:{3,})(?!:)[ \t]*(.*?)[ \t]*$/.exec(line);
      if (!found || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
      if (silent) return true;
      const head = (found[2] ?? '').replace(/[ \t]*:+$/, '');
      const token = state.push(head === '' ? 'div_close' : 'div_open', '', 0);
      token.map = [startLine, startLine + 1];
      token.markup = found[1] ?? ':::';
      token.info = head;
      state.line = startLine + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

function lineText(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}
