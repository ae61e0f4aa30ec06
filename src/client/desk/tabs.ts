import { byId } from './page.ts';

/** The panels beside the deck. */
export interface Tabs {
  /** The id of the panel that is open. */
  readonly open: () => string;
}

/** Makes a row of tabs work: a click or an arrow key opens a panel; `opened` is told. */
export function makeTabs(row: HTMLElement, opened: (panel: string) => void): Tabs {
  const tabs = [...row.querySelectorAll<HTMLElement>('[role="tab"]')];
  const panelOf = (tab: HTMLElement | undefined): string => tab?.getAttribute('aria-controls') ?? '';
  const state = { open: panelOf(tabs[0]) };
  const choose = (tab: HTMLElement): void => {
    state.open = panelOf(tab);
    for (const each of tabs) {
      each.setAttribute('aria-selected', String(each === tab));
      each.tabIndex = each === tab ? 0 : -1;
      byId(panelOf(each)).hidden = each !== tab;
    }
    opened(state.open);
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      const next = step && tabs[(index + step + tabs.length) % tabs.length];
      if (!next) return;
      choose(next);
      next.focus();
    });
  }
  return { open: () => state.open };
}
