/** Text as it stands between tags or in a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** HTML with the language that it is in, where that isn't the page's own. */
export function foreignHtml(html: string, lang: string | undefined): string {
  return lang && html !== '' ? `<span lang="${escapeHtml(lang)}">${html}</span>` : html;
}
