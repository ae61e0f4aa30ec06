import type { Kiosk } from './kiosk.ts';
import type { Event } from './machine.ts';
import type { KioskState } from './state.ts';

/** What a control with this `data-do` lets happen; undefined for controls that the page answers itself. */
function eventOf(control: HTMLElement, state: KioskState): Event | undefined {
  const { do: action = '', story = '', lang = '', value = '' } = control.dataset;
  const { comfort } = state;
  switch (action) {
    case 'next':
    case 'back':
    case 'menu':
    case 'restart':
    case 'continue':
    case 'skip':
    case 'more':
    case 'close':
    case 'stay':
      return { type: action };
    case 'choose':
      return { type: 'choose', story };
    case 'lang':
      return { type: 'language', lang };
    case 'language':
    case 'comfort':
    case 'sources':
    case 'accounts':
      return state.card === action ? { type: 'close' } : { type: 'card', card: action };
    case 'text':
      return { type: 'comfort', change: { text: Number(value) } };
    case 'contrast':
    case 'calm':
    case 'low':
      return { type: 'comfort', change: { [action]: !comfort[action] } };
    case 'ground':
      return { type: 'comfort', change: { ground: value === 'light' ? 'light' : 'dark' } };
    default:
      return undefined;
  }
}

/** The control at a place of the page; a disabled one does nothing. */
export function controlAt(target: EventTarget | null): HTMLElement | null {
  const control = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
  return control?.hasAttribute('disabled') ? null : control;
}

/**
 * Lets controls act, by finger, mouse and keys: browsers tell a click when the press ends where it began, so sliding off
 * cancels.
 */
export function answerControls(document: Document, kiosk: Kiosk, scroll: (direction: 1 | -1) => void): void {
  document.addEventListener('click', (event) => {
    const control = controlAt(event.target);
    if (!control) return;
    event.preventDefault();
    if (control.dataset.do === 'up' || control.dataset.do === 'down') {
      scroll(control.dataset.do === 'up' ? -1 : 1);
      return;
    }
    const happened = eventOf(control, kiosk.state());
    if (happened) kiosk.run(happened);
  });
  document.addEventListener('keydown', (event) => {
    if (pressesLink(event)) return;
    const state = kiosk.state();
    const key = keyEvent(event.key, state, event.target);
    if (!key || (event.key.startsWith('Arrow') && event.target instanceof Element && event.target.closest('.moments')))
      return;
    event.preventDefault();
    kiosk.run(key);
  });
}

/** Links that open something on the page answer keys as buttons do. */
function pressesLink(event: KeyboardEvent): boolean {
  const link = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('a[role="button"]') : null;
  if (!link || (event.key !== 'Enter' && event.key !== ' ')) return false;
  event.preventDefault();
  link.click();
  return true;
}

/** Keys, for visitors who can't touch: arrows turn pages, Escape closes what is open. */
function keyEvent(key: string, state: KioskState, target: EventTarget | null): Event | undefined {
  if (state.screen === 'attract')
    return key === 'Tab' || key === 'Enter' || key === ' ' ? { type: 'begin' } : undefined;
  if (key === 'Escape') {
    if (state.warning) return { type: 'stay' };
    return state.card === '' ? { type: 'menu' } : { type: 'close' };
  }
  if (state.screen !== 'story' || state.card !== '') return undefined;
  if (target instanceof Element && target.closest('.time-strip')) {
    if (key === 'Home') return { type: 'go', page: 0 };
    if (key === 'End') return { type: 'go', page: Number.MAX_SAFE_INTEGER };
  }
  if (key === 'ArrowRight' || key === 'PageDown') return { type: 'next' };
  if (key === 'ArrowLeft' || key === 'PageUp') return { type: 'back' };
  return undefined;
}
