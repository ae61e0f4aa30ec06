import type { Library } from '../model/library.ts';
import type { Edition, Slide } from '../model/narrative.ts';
import { isDraft, type Signature, type Signed, type SlideState } from '../model/signoff.ts';
import type { SourceText } from '../model/span.ts';
import type { Statement } from '../model/statement-draft.ts';
import { statementsBySlide } from '../model/statements.ts';

/** Every sentence of an edition that somebody can meet, to be checked one by one and signed. */
export interface Sheet {
  readonly narrative: string;
  readonly source: SourceText;
  readonly lang: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** As written; '' when there is none. */
  readonly status: string;
  /** "Draft" is shown on every output. */
  readonly draft: boolean;
  /** ISO date of the script, or ''. */
  readonly date: string;
  /** For the whole script. */
  readonly allow: readonly Allowance[];
  readonly slides: readonly SheetSlide[];
  /** Signatures of slides that aren't there any more. */
  readonly gone: readonly Signature[];
}

/** A rule that may be passed, and why. */
export interface Allowance {
  readonly rule: string;
  readonly reason: string;
}

export interface SheetSlide {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: SlideState;
  readonly allow: readonly Allowance[];
  readonly statements: readonly Statement[];
}

/** The sheet of an edition. */
export function sheetOf(edition: Edition, library: Library, signed: Signed): Sheet {
  const { meta, narrative, source } = edition;
  return {
    narrative,
    source,
    lang: meta.lang,
    title: meta.title || narrative,
    authors: meta.authors,
    status: meta.status,
    draft: isDraft(edition, signed),
    date: meta.date,
    allow: allowances(meta.allow),
    slides: [...statementsBySlide(edition, library)].map(([slide, all]) => sheetSlide(slide, all, signed)),
    gone: signed.gone,
  };
}

function sheetSlide(slide: Slide, statements: readonly Statement[], { slides }: Signed): SheetSlide {
  return {
    id: slide.id,
    number: slide.number,
    title: slide.title || slide.number,
    state: slides.get(slide.id) ?? { type: 'unsigned' },
    allow: allowances(slide.allow),
    statements,
  };
}

function allowances(allow: Readonly<Record<string, string>>): Allowance[] {
  return Object.entries(allow).map(([rule, reason]) => ({ rule, reason }));
}

/** Slides by how they stand. */
export function countOf({ slides }: Sheet, state: SlideState['type']): number {
  return slides.filter((slide) => slide.state.type === state).length;
}
