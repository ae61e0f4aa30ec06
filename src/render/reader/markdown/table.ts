/** Rows of Markdown as a table, the first as its head; what has several lines is joined. '' for no rows. */
export function tableMarkdown(rows: readonly (readonly string[])[]): string {
  const [head, ...body] = rows;
  if (!head) return '';
  const line = (cells: readonly string[]): string =>
    `| ${head.map((_, index) => oneLine(cells[index] ?? '')).join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...body.map(line)].join('\n');
}

function oneLine(cell: string): string {
  return cell
    .replace(/\\?\n+/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|')
    .trim();
}
