import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';

/**
 * Everything in which a visitor could leave a trace, part by part: short parts as they are, long ones as a hash. Only
 * what moves by itself is left out, the slow shift against burn-in.
 */
export function stateOfPage(page: Page): Promise<Record<string, string | number>> {
  return page.evaluate(async () => {
    const { documentElement: root, body } = document;
    const hash = (text: string): string => {
      let value = 0x811c9dc5;
      for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
      return (value >>> 0).toString(16);
    };
    const withoutShift = (text: string) => text.replace(/--kiosk-shift-[xy]: -?\d+px;?\s*/g, '');
    const attributes = [...root.attributes].map(({ name, value }) => `${name}=${withoutShift(value)}`).sort();
    // Attributes in the order of their names: one that went and came back stands last. An empty one says nothing.
    const told = (node: Node): string => {
      if (!(node instanceof Element)) return node.textContent ?? '';
      const own = [...node.attributes].map(({ name, value }) =>
        /^(style|class)$/.test(name) && !value ? '' : `${name}=${value}`,
      );
      const inside = node instanceof HTMLTemplateElement ? node.innerHTML : [...node.childNodes].map(told).join('');
      return `<${node.tagName} ${own.sort().join(' ').trim()}>${inside}</>`;
    };
    const parts = [...body.children].map((child, index): [string, string] => {
      const { dataset, id, tagName } = child as HTMLElement;
      return [`${index} ${tagName} ${id || dataset.card || ''}`, hash(told(child))];
    });
    const scrolled = [...document.querySelectorAll('*')].filter(
      ({ scrollTop, scrollLeft }) => scrollTop + scrollLeft > 0,
    );
    const heard = [...document.querySelectorAll('audio, video')].filter((each) => !(each as HTMLMediaElement).paused);
    return {
      attributes: attributes.join(' '),
      ...Object.fromEntries(parts),
      title: document.title,
      open: [...document.querySelectorAll('dialog[open]')].map(({ id }) => id).join(),
      focus: document.activeElement?.outerHTML.slice(0, 80).replace(/^<body[\s\S]*/, 'body') ?? '',
      scrolled: scrolled.map(({ tagName, id }) => tagName + id).join(),
      sound: heard.length + Number(globalThis.speechSynthesis?.speaking ?? false),
      zoom: visualViewport?.scale ?? 0,
      selected: String(getSelection()),
      sheets: [...document.querySelectorAll<HTMLStyleElement>('style[data-ground]')]
        .map((each) => each.disabled)
        .join(),
      history: history.length,
      stored: localStorage.length + sessionStorage.length,
      cookies: document.cookie,
      databases: (await indexedDB.databases?.().catch(() => []))?.length ?? 0,
    };
  });
}
