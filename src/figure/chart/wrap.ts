/**
 * Breaks a text into lines that are at most `width` wide, about equally long, in as few lines as possible. A word that is
 * too wide stands alone. `measure` gives the width of a text.
 */
export function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  const lines = greedy(text, width, measure);
  if (lines.length < 2) return lines;
  // The narrowest column that needs no more lines leaves no short last line.
  let least = measure(text) / lines.length;
  while (least < width && greedy(text, least, measure).length > lines.length) least += width / 24;
  return greedy(text, Math.min(least, width), measure);
}

function greedy(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \t\r\n]+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || measure(longer) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** A text cut to a width, with an ellipsis where something is missing. */
export function cut(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  let kept = [...text];
  while (kept.length > 1 && measure(`${kept.join('').trimEnd()}…`) > width) kept = kept.slice(0, -1);
  return `${kept.join('').trimEnd()}…`;
}
