import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';

/** A story in a language, as the kiosk offers it. */
export interface Edition {
  readonly story: string;
  readonly lang: string;
  readonly pages: number;
}

/** All stories in all languages of a kiosk. */
export function editionsOf(page: Page): Promise<Edition[]> {
  return page.evaluate(() => {
    const { stories } = JSON.parse(document.getElementById('kiosk-settings')?.textContent ?? '{}') as {
      stories: { id: string; languages: string[] }[];
    };
    return stories.flatMap(({ id, languages }) =>
      languages.map((lang) => {
        const template = document.getElementById(`edition-${id}-${lang}`) as HTMLTemplateElement;
        return { story: id, lang, pages: template.content.children.length };
      }),
    );
  });
}

/**
 * Turns to the next page, past a notice. Gives its id; '' at the end of the story. Clicks inside the page: the scenarios
 * that touch are others.
 */
export function turnPage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const find = (selector: string) => document.querySelector<HTMLElement>(selector);
    const next = find('#controls [data-do="next"]');
    const number = document.documentElement.dataset.page;
    next?.click();
    if (document.documentElement.dataset.page === number) return '';
    return find('#stage article')?.dataset.id ?? '';
  });
}

/** Goes past the notice before this page, if there is one. */
export function passNotice(page: Page): Promise<void> {
  return page.evaluate(() => document.querySelector<HTMLElement>('.behind-notice [data-do="continue"]')?.click());
}
