import { ask } from './ask.ts';

interface Kept {
  readonly host: HTMLElement;
  version: string;
}

/** The opening slides of decks, as they were last good. */
export interface Posters {
  /** The element that shows one; it stays the same element. */
  readonly of: (key: string) => HTMLElement;
  /** Asks for the picture of a version, unless it is there. */
  readonly update: (key: string, version: string) => Promise<void>;
}

/** Each poster has a shadow of its own, for its style sheet is the deck's. */
export function makePosters(): Posters {
  const all = new Map<string, Kept>();
  const keptOf = (key: string): Kept => {
    const kept = all.get(key) ?? { host: document.createElement('span'), version: '' };
    if (!all.has(key)) {
      kept.host.className = 'poster';
      kept.host.inert = true;
      kept.host.setAttribute('aria-hidden', 'true');
      kept.host.attachShadow({ mode: 'open' });
      all.set(key, kept);
    }
    return kept;
  };
  return {
    of: (key) => keptOf(key).host,
    async update(key, version) {
      const kept = keptOf(key);
      if (version === '' || kept.version === version) return;
      kept.version = version;
      const made = await ask<{ readonly poster: string; readonly posterCss: string }>(`/poster/${key}`);
      const { shadowRoot } = kept.host;
      if (!made || !shadowRoot) return;
      const style = document.createElement('style');
      style.textContent = `${made.posterCss}\n:host{--slide-width:100%}`;
      const slide = document.createElement('template');
      slide.innerHTML = made.poster;
      shadowRoot.replaceChildren(style, slide.content);
    },
  };
}
