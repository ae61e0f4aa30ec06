import Reveal, { type RevealApi, type RevealConfig } from 'reveal.js';
import type { DeckSettings } from './settings.ts';

/**
 * Starts Reveal with only what we take from it: scaling, fragments, the address, progress and the print view. Keys,
 * touch, overview, announcements and the rest are ours.
 */
export async function startReveal(
  root: HTMLElement,
  settings: DeckSettings,
  more: RevealConfig = {},
): Promise<RevealApi> {
  const reveal = new Reveal(root, { ...configOf(settings), ...more });
  // Reveal announces into this element if it is there; ours is silent, since `announce.ts` speaks.
  const status = root.appendChild(document.createElement('div'));
  status.className = 'aria-status';
  status.hidden = true;

  await withoutQuery(() => reveal.initialize());
  root.removeAttribute('role');
  // Switches off Reveal's style sheet for printing without the print view; `deck-chrome.css` has a better one.
  document.documentElement.classList.add('print-pdf');
  return reveal;
}

function configOf(settings: DeckSettings): RevealConfig {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    width: settings.width,
    height: settings.height,
    margin: 0,
    minScale: 0.05,
    maxScale: 20,
    center: false,
    disableLayout: false,
    scrollActivationWidth: 0,
    hash: true,
    history: false,
    respondToHashChanges: false,
    fragmentInURL: false,
    transition: calm ? 'none' : 'fade',
    backgroundTransition: 'none',
    autoAnimate: false,
    progress: true,
    slideNumber: false,
    controls: false,
    keyboard: false,
    touch: false,
    overview: false,
    help: false,
    pause: false,
    jumpToSlide: false,
    postMessage: false,
    postMessageEvents: false,
    focusBodyOnPageVisibilityChange: false,
    pdfSeparateFragments: false,
    pdfMaxPagesPerSlide: 1,
    pdfPageHeightOffset: 0,
  };
}

/** Reveal lets the query string override its configuration: hide it while that is read. */
function withoutQuery<Value>(act: () => Value): Value {
  const { pathname, search, hash } = location;
  if (!search) return act();
  history.replaceState(null, '', pathname + hash);
  try {
    return act();
  } finally {
    history.replaceState(null, '', pathname + search + hash);
  }
}
