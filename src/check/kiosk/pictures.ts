import type { Diagnostic } from '../../diagnostic.ts';
import { picturesOf } from '../../model/pictures.ts';
import { kioskPages } from './kiosk-page.ts';
import type { KioskRule } from './kiosk-rule.ts';

/**
 * What hangs in public for months says who made it and why it may hang there.
 *
 *     ![The harbour](media/harbour.jpg){credit="…" license="CC0-1.0"}
 *     ^
 */
export const kioskPicture: KioskRule = ({ edition, report }) => {
  const shown = new Set(kioskPages(edition).map(({ id }) => id));
  for (const { picture, slide, speaks } of picturesOf(edition)) {
    const missing = [picture.credit === '' ? 'credit' : '', picture.license === '' ? 'licence' : ''].filter(Boolean);
    if (!speaks || missing.length === 0 || !shown.has(slide.id)) continue;
    report('kiosk-picture', slide, picture.span, { src: picture.src, missing: missing.join(' and no ') });
  }
};

/** The same picture isn't told as a warning for lectures where the kiosk's error says it already. */
export function creditsToldOnce(problems: readonly Diagnostic[]): Diagnostic[] {
  const placeOf = ({ file, line, column }: Diagnostic): string => `${file}:${line}:${column}`;
  const told = new Set(problems.filter(({ code }) => code === 'kiosk-picture').map(placeOf));
  return problems.filter((each) => each.code !== 'picture-credit' || !told.has(placeOf(each)));
}
