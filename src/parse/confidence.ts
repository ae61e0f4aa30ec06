import { type Confidence, confidences } from '../model/library.ts';
import { keyValue, type ParseContext, type PlacedAttributes, placeOf } from './context.ts';

/** Reads `confidence=medium-high`; '' when it isn't given or can't be read. */
export function readConfidence(context: ParseContext, placed: PlacedAttributes): Confidence | '' {
  const written = keyValue(placed, 'confidence');
  const known = confidences.find((each) => each === written);
  if (written === undefined || known) return known ?? '';
  context.report('attribute-value', placeOf(placed, 'confidence'), {
    key: 'confidence',
    found: written,
    expected: confidences.join(', '),
    hint: 'Write confidence=high.',
  });
  return '';
}
