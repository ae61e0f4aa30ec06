import type { SlideState } from '../model/signoff.ts';
import { positionAt } from '../model/span.ts';
import type { Statement } from '../model/statement-draft.ts';
import type { Allowance, Sheet } from './sheet.ts';

/** A sheet for programs; what it holds is told in `docs/evidence.md`. */
export function sheetJson(sheet: Sheet): object {
  const { narrative, source, lang, title, status, draft, allow, slides, gone } = sheet;
  return {
    narrative,
    file: source.path,
    lang,
    title,
    status,
    draft,
    allow: allow.map(plainAllowance),
    slides: slides.map((slide) => ({
      number: slide.number,
      id: slide.id,
      title: slide.title,
      signed: plainState(slide.state),
      allow: slide.allow.map(plainAllowance),
      sentences: slide.statements.map((statement) => plainStatement(statement, sheet)),
    })),
    gone: gone.map(({ slide, by, date }) => ({ slide, by, date })),
  };
}

function plainAllowance({ rule, reason }: Allowance): object {
  return { rule, reason };
}

function plainState(state: SlideState): object {
  if (state.type === 'unsigned') return { state: 'unsigned', by: '', date: '', change: '' };
  const { type, by, date } = state;
  return { state: type, by, date, change: type === 'changed' ? state.change : '' };
}

function plainStatement({ number, register, voice, text, span, grounds }: Statement, { source }: Sheet): object {
  const { line, column } = positionAt(source, span.start);
  return {
    number,
    register,
    voice,
    text,
    line,
    column,
    grounds: grounds.map(({ type, key, locator, stance, says, voices }) => ({
      type,
      key,
      locator,
      stance,
      says,
      sources: voices.map((each) => ({
        source: each.source,
        voice: each.voice,
        locator: each.locator,
        confidence: each.confidence,
      })),
    })),
  };
}
