import { groundLines, headLines, spokenText, stateLine } from './lines.ts';
import type { Allowance, Sheet } from './sheet.ts';
import { type SheetWords, sheetWords } from './words.ts';

/** Columns of a line. */
const width = 100;
/** Columns before a sentence: the box, its number, and space. */
const indent = 12;

/**
 * A sheet for a terminal.
 *
 *     [ ]   12  Izvestia: 159 days.
 *               slide · contested · pa-159-days: Izvestia, para. 2
 */
export function sheetText(sheet: Sheet): string {
  const words = sheetWords(sheet.lang);
  const title = `${sheet.title} (${sheet.lang})`;
  const parts = [
    [words.sheet, title, sheet.source.path, ...headLines(sheet, words).flatMap((line) => wrapped(line, 0))],
    ...(sheet.allow.length > 0 ? [allowed(sheet.allow, words)] : []),
    ...sheet.slides.map((slide) => [
      ...wrapped(`${words.slide} ${slide.number}  ${slide.title}  (#${slide.id})`, 0),
      ...wrapped(stateLine(slide.state, words), 2),
      ...allowed(slide.allow, words),
      ...slide.statements.flatMap((statement) => {
        const [first = '', ...more] = wrapped(spokenText(statement), indent);
        const lead = `  [ ] ${String(statement.number).padStart(4)}  `;
        const grounds = groundLines(statement, words);
        const register = words.registers[statement.register];
        const isBare = grounds.length === 0;
        return [
          lead + first.slice(indent),
          ...more,
          ...(isBare ? wrapped(`${register} · ${words.none}`, indent) : []),
          ...grounds.flatMap(({ key, where, stance, says }, index) => [
            ...wrapped(
              [index === 0 ? register : '+', stance, key === '' ? where : `${key}: ${where}`]
                .filter(Boolean)
                .join(' · '),
              indent,
            ),
            ...(says === '' ? [] : wrapped(`= ${says}`, indent + 2)),
          ]),
        ];
      }),
    ]),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function allowed(allow: readonly Allowance[], words: SheetWords): string[] {
  return allow.flatMap(({ rule, reason }) => wrapped(`${words.allowed}: ${rule}: ${reason}`, 2));
}

/** Lines of at most `width` columns, each with its indentation; a word that is longer stands alone. */
function wrapped(text: string, indentation: number): string[] {
  const lead = ' '.repeat(indentation);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && lead.length + columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(lead + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, lead + line];
}

/** Columns of a terminal: Chinese, Japanese and Korean signs take two. */
function columnsOf(text: string): number {
  return [...text].reduce(
    (sum, sign) => sum + (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uFF00-\uFF60]/u.test(sign) ? 2 : 1),
    0,
  );
}
