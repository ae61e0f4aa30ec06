import type * as v from 'valibot';
import { type Diagnostic, problem } from '../diagnostic.ts';
import type { sourceSchema } from '../library-schema.ts';
import type { SourceText, Span } from '../model/span.ts';
import { nearest } from '../suggest.ts';
import type { Entry } from '../yaml-list.ts';

/** Source: CSL 1.0.2, appendix III. */
const cslTypes: readonly string[] = `
  article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
  document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
  manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
  personal_communication post post-weblog regulation report review review-book software song speech standard thesis
  treaty webpage
`
  .trim()
  .split(/\s+/);

/** Words that authors try, for which the nearest spelling would lead nowhere. */
const otherWords: Readonly<Record<string, string>> = {
  archive: 'document',
  blog: 'post-weblog',
  conference: 'paper-conference',
  diary: 'manuscript',
  dictionary: 'entry-dictionary',
  encyclopedia: 'entry-encyclopedia',
  film: 'motion_picture',
  journal: 'article-journal',
  law: 'legislation',
  letter: 'personal_communication',
  magazine: 'article-magazine',
  movie: 'motion_picture',
  newspaper: 'article-newspaper',
  paper: 'article-journal',
  photo: 'graphic',
  photograph: 'graphic',
  video: 'motion_picture',
  website: 'webpage',
};

/**
 * Types of sources that CSL doesn't know: a style would print them as any document.
 *
 *     type: newspaper
 *           ^
 */
export function unknownTypes(
  source: SourceText,
  entries: readonly Entry<v.InferOutput<typeof sourceSchema>>[],
): Diagnostic[] {
  return entries.flatMap(({ value: { id, type }, span }) => {
    if (cslTypes.includes(type)) return [];
    const meant = otherWords[type.toLowerCase()] ?? nearest(type, cslTypes);
    const suggestion = meant === undefined ? '' : `, did you mean "${meant}"?`;
    return [
      problem('source-type', source, placeOf(source, span, type), { id, type, suggestion, known: cslTypes.join(', ') }),
    ];
  });
}

/** Where the type stands: mostly below the id. */
function placeOf({ text }: SourceText, id: Span, type: string): Span {
  const found = text.indexOf(type, text.indexOf('type:', id.end));
  return found < 0 ? id : { start: found, end: found + type.length };
}
