import { isEvidenceAsked } from '../model/evidence-level.ts';
import { positionAt } from '../model/span.ts';
import type { Statement, StatementRegister } from '../model/statement-draft.ts';
import { groundLines, spokenText, stateLine } from '../sheet/lines.ts';
import { sheetOf } from '../sheet/sheet.ts';
import { sheetWords } from '../sheet/words.ts';
import type { Entry } from './entry.ts';
import type { EvidenceStatement, ShownEvidence } from './state.ts';

/** Registers that tell what happened. Headlines announce it, cards and credits repeat it: they stand on the evidence sheet. */
const telling: readonly StatementRegister[] = ['body', 'caption', 'notes', 'read', 'footnote', 'editor'];
/** In their own words they are a ground for others, not a statement that needs one. */
const grounding: readonly StatementRegister[] = ['footnote', 'editor'];

/** Every sentence of a script with what it rests on, as on its evidence sheet; undefined when it can't be read. */
export function evidenceFor(entry: Entry): ShownEvidence | undefined {
  const compiled = entry.compiled ?? entry.good?.compiled;
  if (!compiled?.edition) return undefined;
  const { edition, library, signed } = compiled;
  const sheet = sheetOf(edition, library, signed);
  // The desk speaks English, whatever the script's language is.
  const words = sheetWords('en');
  const show = (statement: Statement): EvidenceStatement => {
    const { line, column } = positionAt(edition.source, statement.span.start);
    const { number, register } = statement;
    return {
      number,
      text: spokenText(statement),
      register: words.registers[register],
      line,
      column,
      grounds: groundLines(statement, words).map(({ key, where, stance, says }) =>
        [key ? `@${key}` : '', where, stance, says].filter(Boolean).join(' · '),
      ),
      isUncited: statement.grounds.length === 0 && !grounding.includes(register),
    };
  };
  const slides = sheet.slides.map(({ id, number, title, state, statements }) => ({
    id,
    number,
    title,
    signed: stateLine(state, words),
    statements: statements.filter(({ register }) => telling.includes(register)).map(show),
  }));
  const all = slides.flatMap(({ statements }) => statements);
  return {
    slides,
    statements: all.length,
    cited: all.filter(({ grounds }) => grounds.length > 0).length,
    uncited: all.filter(({ isUncited }) => isUncited).length,
    isAsked: isEvidenceAsked(edition),
  };
}
