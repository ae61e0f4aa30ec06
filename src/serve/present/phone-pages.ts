import type { LanParts } from './lan-app.ts';
export async function makePhonePages(
  ..._: unknown[]
): Promise<Pick<LanParts, 'pairPage' | 'remotePage' | 'closedPage' | 'followPage' | 'followedSlide'>> {
  const page = () => ({ html: 'later', csp: "default-src 'none'" });
  return { pairPage: page, remotePage: page, closedPage: page, followPage: page, followedSlide: () => undefined };
}
