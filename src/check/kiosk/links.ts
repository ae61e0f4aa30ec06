import type { Span } from '../../model/span.ts';
import { wordsOf } from '../../model/walk.ts';
import { kioskPages } from './kiosk-page.ts';
import type { KioskRule } from './kiosk-rule.ts';

/**
 * A kiosk has no way out: a link to elsewhere becomes a QR code.
 *
 *     [the museum](https://museum.example)
 *     ^
 */
export const kioskLink: KioskRule = ({ edition, report }) => {
  for (const page of kioskPages(edition)) {
    for (const token of wordsOf(page)) {
      const href = token.type === 'link_open' ? String(token.attrGet('href') ?? '') : '';
      if (!/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) continue;
      report('kiosk-link', page, (token.meta?.span as Span | undefined) ?? page.span, { href });
    }
  }
};
