import { createHash } from 'node:crypto';

/** A page for a phone, with the policy that goes with it. */
export interface PhonePage {
  readonly html: string;
  readonly csp: string;
}

/**
 * What a phone's page may do: show what it holds, run the one script that is known by its hash, and ask its own server.
 * Nobody may frame it; a form may only be sent where one stands in the page.
 */
export function phonePolicy(script: string, forms: 'none' | 'own' = 'none'): string {
  const hash = script === '' ? "'none'" : `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash}`,
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    `connect-src ${script === '' ? "'none'" : "'self'"}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    `form-action ${forms === 'own' ? "'self'" : "'none'"}`,
  ].join('; ');
}
