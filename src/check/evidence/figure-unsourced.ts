import type { DrawingSpec } from '../../model/drawing.ts';
import { drawingsOf } from '../../model/walk.ts';
import type { Rule } from '../rule.ts';

/**
 * A figure from data says what it rests on. A map of places alone states nothing but where they lie.
 *
 *     ```chart
 *     ^
 *     data: [{ label: Izvestia, value: 159 }]
 *     ```
 */
export const figureUnsourced: Rule = ({ edition, report }) => {
  for (const { drawing, slide } of drawingsOf(edition)) {
    if (drawing.source.length > 0 || !isStatement(drawing.spec)) continue;
    report('figure-unsourced', slide, drawing.opening, { figure: drawing.spec.kind });
  }
};

function isStatement(spec: DrawingSpec): boolean {
  return spec.kind !== 'map' || spec.routes.length > 0 || spec.areas.length > 0;
}
