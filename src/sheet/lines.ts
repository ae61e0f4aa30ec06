import type { SlideState } from '../model/signoff.ts';
import type { Statement } from '../model/statement-draft.ts';
import type { Ground } from '../model/statement-ground.ts';
import { countOf, type Sheet } from './sheet.ts';
import { fill, type SheetWords } from './words.ts';

/** One thing that a sentence rests on, in words. */
export interface GroundLine {
  /** The key to find it by; '' for notes. */
  readonly key: string;
  /** Who says so, and where. */
  readonly where: string;
  /** '' for what is no claim. */
  readonly stance: string;
  /** The claim in the library's words; '' for the others. */
  readonly says: string;
  /** Its language, BCP 47; '' for the sheet's own. */
  readonly saysLang: string;
}

/** What a sentence rests on, a line each. */
export function groundLines({ grounds }: Statement, words: SheetWords): GroundLine[] {
  return grounds.map((ground) => ({
    key: ground.type === 'claim' || ground.type === 'source' ? ground.key : '',
    where: whereOf(ground, words),
    stance: ground.stance === '' ? '' : words.stances[ground.stance],
    says: ground.says,
    saysLang: ground.saysLang ?? '',
  }));
}

function whereOf({ type, key, locator, voices }: Ground, words: SheetWords): string {
  if (type === 'footnote') return fill(words.footnote, { number: key });
  const all = voices.map((each) => {
    const sure = each.confidence === '' ? '' : words.confidences[each.confidence];
    const name = each.source === 'editor' ? words.editor : each.voice || each.source;
    return [name, each.locator, sure].filter(Boolean).join(', ');
  });
  const extra = type === 'claim' && locator !== '' ? [locator] : [];
  return [...all, ...extra].join('; ');
}

/** The words of a sentence with the voice they are told in. */
export function spokenText({ voice, text }: Statement): string {
  return voice === '' || voice === text ? text : `${voice}: ${text}`;
}

/** How a slide stands. */
export function stateLine(state: SlideState, words: SheetWords): string {
  if (state.type === 'unsigned') return words.unsigned;
  const { type, ...values } = state;
  return type === 'signed'
    ? fill(words.signed, { by: values.by, date: values.date })
    : fill(words.changed, { by: values.by, date: values.date, change: state.type === 'changed' ? state.change : '' });
}

/** What stands at the top of a sheet: its state, its numbers, and signed slides that are gone. */
export function headLines(sheet: Sheet, words: SheetWords): string[] {
  const [signed, changed] = [countOf(sheet, 'signed'), countOf(sheet, 'changed')];
  const sentences = sheet.slides.reduce((sum, slide) => sum + slide.statements.length, 0);
  const isComplete = signed === sheet.slides.length && signed > 0;
  return [
    [
      sheet.status === '' ? words.noStatus : fill(words.status, { status: sheet.status }),
      ...(sheet.draft ? [words.draft] : isComplete ? [words.reviewed] : []),
    ].join('. '),
    fill(words.count, { sentences, slides: sheet.slides.length, signed, changed }),
    ...sheet.gone.map(({ slide, by, date }) => fill(words.gone, { slide, by, date })),
  ];
}
