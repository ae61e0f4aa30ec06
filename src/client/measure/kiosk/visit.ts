import { pagesOf } from '../../kiosk/world.ts';

/** The kiosk's page, used as a visitor uses it: by its own controls. */
export interface Visit {
  readonly doc: Document;
  readonly stage: HTMLElement;
  /** The page on the stage, its pictures ready. */
  page(): Promise<HTMLElement>;
  /** Touches a control; false when it isn't there or can't be used. */
  press(name: string, rest?: string): boolean;
  /** The theme that is shown. */
  ground(): string;
  /** Leads from the attract loop into a story, or to the menu for ''; gives the number of pages. */
  enter(story: string, lang: string): number;
}

export function visitKiosk(doc: Document): Visit {
  const stage = doc.getElementById('stage');
  if (!stage) throw new Error('the page has no stage');
  const root = doc.documentElement;
  const press: Visit['press'] = (name, rest = '') => {
    const controls = [...doc.querySelectorAll<HTMLElement>(`[data-do="${name}"]${rest}`)];
    const control = controls.find((each) => !each.hasAttribute('disabled'));
    control?.click();
    return control !== undefined;
  };
  return {
    doc,
    stage,
    press,
    async page() {
      const page = stage.querySelector<HTMLElement>(':scope > .kiosk-page');
      if (!page) throw new Error('the stage is empty');
      // A picture has no size until it is decoded.
      await Promise.all([...page.querySelectorAll('img')].map((image) => image.decode().catch(() => {})));
      return page;
    },
    ground: () => root.dataset.ground ?? '',
    enter(story, lang) {
      press('restart');
      stage.click();
      press('lang', `[data-lang="${lang}"]`);
      press('choose', `[data-story="${story}"]`);
      press('lang', `[data-lang="${lang}"]`);
      const { screen, ...shown } = root.dataset;
      const isThere = story === '' ? screen === 'menu' : shown.story === story;
      if (!isThere || shown.lang !== lang) throw new Error(`the kiosk does not show "${story}" in "${lang}"`);
      return story === '' ? 1 : pagesOf(doc, story, lang).length;
    },
  };
}
