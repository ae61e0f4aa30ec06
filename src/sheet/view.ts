import { groundLines, headLines, spokenText, stateLine } from './lines.ts';
import type { Sheet } from './sheet.ts';
import { sheetWords } from './words.ts';

/** What `evidence/evidence.hbs` gets, and its headings in document order. */
export function sheetView(sheet: Sheet): { view: object; headings: readonly string[] } {
  const words = sheetWords(sheet.lang);
  const slides = sheet.slides.map((slide) => ({
    heading: `${words.slide} ${slide.number}: ${slide.title}`,
    id: slide.id,
    state: slide.state.type,
    stateLine: stateLine(slide.state, words),
    allow: slide.allow,
    statements: slide.statements.map((statement) => {
      const grounds = groundLines(statement, words);
      return {
        number: statement.number,
        text: spokenText(statement),
        register: words.registers[statement.register],
        grounds: grounds.map((ground) => ({ ...ground, stance: ground.stance || '–' })),
        none: grounds.length === 0 ? words.none : '',
      };
    }),
  }));
  const heading = `${words.sheet}: ${sheet.title}`;
  const view = {
    lang: sheet.lang,
    title: heading,
    about: [`${sheet.narrative} (${sheet.lang})`, sheet.authors.join(', '), sheet.date].filter(Boolean).join(' · '),
    head: headLines(sheet, words),
    draft: sheet.draft,
    allow: sheet.allow,
    slides,
    words,
  };
  return { view, headings: [heading, ...slides.map((slide) => slide.heading)] };
}
