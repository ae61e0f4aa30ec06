import type { World } from './machine.ts';
import type { KioskSettings } from './settings.ts';

/** The pages of a story in one language, as they lie ready in the page. */
export function pagesOf(document: Document, story: string, lang: string): readonly HTMLElement[] {
  return articlesIn(document, `edition-${story}-${lang}`);
}

/** The pages that a template holds. */
export function articlesIn(document: Document, id: string): readonly HTMLElement[] {
  const template = document.getElementById(id);
  const children = template instanceof HTMLTemplateElement ? [...template.content.children] : [];
  return children.filter((each) => each instanceof HTMLElement);
}

/** What the templates of the page hold. */
export function worldOf(document: Document, settings: KioskSettings): World {
  return {
    ground: settings.ground,
    languages: settings.languages.map(({ lang }) => lang),
    stories: settings.stories.map(({ id, languages }) => ({
      id,
      languages,
      notices: pagesOf(document, id, languages[0] ?? '').map((page) => page.dataset.notice ?? ''),
    })),
  };
}
