/**
 * Makes a bundled script safe to stand inside `<script>…</script>`: no `</script` that would end it early, no `<!--`
 * that would make the browser read on past its end. Both occur in string, template and regular-expression literals
 * only (Reveal's bundle has one), where `\x3c` means the same; minifiers never write them as code.
 */
export function inlineSafe(js: string): string {
  return js.replace(/<(?=!--|\/script)/gi, '\\x3c');
}
