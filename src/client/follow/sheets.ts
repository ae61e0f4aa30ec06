import type { FollowPage } from './page.ts';

/** Opens and closes the page's sheets; another language keeps the slide that is read. */
export function wireSheets(page: FollowPage, isUp: () => boolean): void {
  const { settingsKey, settingsSheet, seenList } = page;
  settingsKey.addEventListener('click', () => settingsSheet.showModal());
  for (const sheet of [settingsSheet, seenList]) {
    sheet.addEventListener('click', ({ target }) => {
      if (target === sheet || (target instanceof Element && target.closest('[data-close]'))) sheet.close();
    });
  }
  for (const link of settingsSheet.querySelectorAll<HTMLAnchorElement>('.languages a'))
    link.addEventListener('click', (event) => {
      event.preventDefault();
      // Without a line the browser would leave this page for one of its own, which never comes back by itself.
      if (isUp()) location.replace(link.href + location.hash);
    });
}
