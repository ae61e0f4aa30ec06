import { escapeHtml } from '../../model/escape.ts';
import type { UseFound } from './read-use.ts';
import type { UseRow, UseTable } from './use-table.ts';

export interface UseNames {
  /** Title of the kiosk; '' for none. */
  readonly kiosk: string;
  /** Title of a story in a language. */
  readonly story: (id: string, lang: string) => string;
}

/**
 * The statistics as one HTML page without a script: a table a story, with bars behind the numbers. Nothing is told by
 * the bars alone, so the page reads the same by ear, and prints.
 */
export function usePage(table: UseTable, found: UseFound, names: UseNames): string {
  const title = names.kiosk === '' ? 'Use of the kiosk' : `Use of the kiosk “${names.kiosk}”`;
  const stories = table.rows.filter(({ page }) => page === '');
  const sum =
    found.from === ''
      ? '<p>No evidence of use yet.</p>'
      : `<p>${found.from} to ${found.to}: <b>${table.sessions}</b> visits, half of them longer than <b>${seconds(table.length)}</b>. Counted without personal data.</p>`;
  const parts = stories.map((story) => section(story, pagesOf(table.rows, story), names));
  const overview = stories.length > 0 ? storiesTable(stories, names) : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${[sum, overview, ...parts].filter(Boolean).join('\n')}
</main>
</body>
</html>
`;
}

function storiesTable(stories: readonly UseRow[], names: UseNames): string {
  const most = Math.max(1, ...stories.map(({ visits }) => visits));
  const rows = stories.map(
    (row) =>
      `<tr><th scope="row" lang="${escapeHtml(row.lang)}">${escapeHtml(names.story(row.story, row.lang))}</th><td>${escapeHtml(row.lang)}</td>${bar(row.visits / most, String(row.visits))}${bar(row.completion ?? 0, `${Math.round((row.completion ?? 0) * 100)} %`)}<td class="number">${seconds(row.dwell)}</td></tr>`,
  );
  return tableOf('Stories', ['Story', 'Language', 'Visits', 'Seen to the end', 'Median time'], rows);
}

function section(story: UseRow, pages: readonly UseRow[], names: UseNames): string {
  if (pages.length === 0) return '';
  const visits = Math.max(1, ...pages.map((page) => page.visits));
  const dwell = Math.max(1, ...pages.map((page) => page.dwell));
  const rows = pages.map(
    (row) =>
      `<tr><th scope="row">${escapeHtml(row.page)}</th>${bar(row.visits / visits, String(row.visits))}${bar(row.dwell / dwell, seconds(row.dwell))}</tr>`,
  );
  const caption = `${names.story(story.story, story.lang)} (${story.lang}), page by page`;
  return tableOf(caption, ['Page', 'Visits', 'Median time'], rows);
}

function pagesOf(rows: readonly UseRow[], { story, lang }: UseRow): UseRow[] {
  return rows.filter((row) => row.page !== '' && row.story === story && row.lang === lang);
}

function tableOf(caption: string, heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((each) => `<th scope="col">${each}</th>`).join('');
  return `<table>
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

/** A number over its bar; `share` is 0 to 1. */
function bar(share: number, text: string): string {
  const width = (Math.min(1, Math.max(0, share)) * 100).toFixed(1);
  return `<td class="bar"><span style="width:${width}%"></span><b>${text}</b></td>`;
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}

const style = `
:root{color-scheme:light;font:16px/1.5 system-ui,sans-serif;color:#1d1b18;background:#faf8f4}
main{max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.2}
table{width:100%;border-collapse:collapse;margin:2rem 0}
caption{text-align:left;font-weight:600;font-size:1.15rem;padding-bottom:.5rem}
th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #d9d3c8;vertical-align:middle}
thead th{font-weight:400;color:#57524a}
tbody th{font-weight:400;overflow-wrap:anywhere}
td.number{font-variant-numeric:tabular-nums}
td.bar{position:relative;width:30%}
td.bar span{position:absolute;left:0;top:.3rem;bottom:.3rem;background:#b9cfe0;border-right:2px solid #2f5f86}
td.bar b{position:relative;font-weight:400;padding-left:.4rem;font-variant-numeric:tabular-nums}
@media print{td.bar span{print-color-adjust:exact;-webkit-print-color-adjust:exact}table{break-inside:avoid}}
`;
