import type { Code, Params } from '../codes.ts';
import { type Diagnostic, problem } from '../diagnostic.ts';
import { isEvidenceAsked } from '../model/evidence-level.ts';
import type { Edition, Slide } from '../model/narrative.ts';
import type { Signed } from '../model/signoff.ts';
import { slidesOf } from '../model/walk.ts';

/**
 * What has changed since somebody signed, and a status that only signatures can give. `narrative` is what one types
 * behind `lanternist sign`.
 *
 *     status: reviewed     and     3,600 prisoners stood on the airfield.
 *             ^                    ^
 */
export function checkSigned(edition: Edition, signed: Signed, narrative: string): Diagnostic[] {
  const { meta, source } = edition;
  const problems: Diagnostic[] = [];
  const report = <C extends Code>(code: C, slide: Slide | undefined, span: Slide['span'], params: Params<C>): void => {
    if (meta.allow[code] !== undefined || slide?.allow[code] !== undefined) return;
    problems.push(problem(code, source, span, params));
  };
  for (const slide of slidesOf(edition)) {
    const state = signed.slides.get(slide.id);
    if (state?.type !== 'changed') continue;
    const { by, date, change, span } = state;
    report('changed-since-signed', slide, span, { by, date, change, narrative });
  }
  const start = { start: 0, end: 0 };
  const cause = hasNewId(edition, signed)
    ? `. Ids made from headlines change with them; "lanternist ids ${narrative}" writes them into the script`
    : '';
  for (const { slide, by, date } of signed.gone)
    report('changed-since-signed', undefined, start, {
      by,
      date,
      narrative,
      change: `slide "${slide}" is gone${cause}`,
    });
  const { status } = meta;
  if (status !== '' && status !== 'draft' && !signed.isComplete && isEvidenceAsked(edition))
    report('status-unsigned', undefined, meta.places.status ?? start, { status, narrative, missing: missing(signed) });
  return problems;
}

/** True when a slide that nobody signed has its id from its headline: it may be one that was signed by another name. */
function hasNewId(edition: Edition, { slides }: Signed): boolean {
  return [...slidesOf(edition)].some(
    ({ id, kind, explicitId }) => kind !== 'title' && !explicitId && slides.get(id)?.type === 'unsigned',
  );
}

function missing({ slides }: Signed): string {
  const states = [...slides.values()];
  const unsigned = states.filter(({ type }) => type === 'unsigned').length;
  const changed = states.filter(({ type }) => type === 'changed').length;
  if (unsigned === states.length) return 'nobody has signed';
  const parts = [
    unsigned > 0 ? `${unsigned} of ${states.length} slides ${unsigned === 1 ? 'is' : 'are'} not signed` : '',
    changed > 0 ? `${changed} ${changed === 1 ? 'has' : 'have'} changed since` : '',
  ];
  return parts.filter(Boolean).join(' and ');
}
