/** How a sentence changed, in few words: `"3,500 prisoners" became "3,600 prisoners"`. */
export function sentenceChange(before: string, after: string): string {
  const [old, now] = changedPart(before.split(' '), after.split(' '));
  const [from, to] = narrowed(old.join(' '), now.join(' '));
  return `"${from}" became "${to}"`;
}

type Words = readonly string[];

/** What lies between the equal words at both ends; a lone word keeps a neighbour, so that one sees where it stands. */
function changedPart(before: Words, after: Words): readonly [Words, Words] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const least = Math.min(before.length, after.length) - start - end;
  if (least < 2 && end > 0) end--;
  else if (least < 2 && start > 0) start--;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

/** Characters of each side that a message has room for. */
const room = 60;
/** Equal characters that are kept beside the first difference. */
const context = 8;

/** Long parts, and those of languages without spaces, are shown around the first character that differs. */
function narrowed(before: string, after: string): readonly [string, string] {
  if (before.length <= room && after.length <= room) return [before, after];
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  const from = same <= room / 2 ? 0 : same - context;
  return [cutFrom(before, from), cutFrom(after, from)];
}

function cutFrom(text: string, from: number): string {
  const part = text.slice(from, from + room);
  const isCut = from + room < text.length;
  return `${from > 0 ? '…' : ''}${isCut ? part.replace(/\s+\S*$/, '') : part}${isCut ? '…' : ''}`;
}
