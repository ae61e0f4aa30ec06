import type { Words } from './words.ts';

/** What `#kiosk-settings` says: everything that the page knows besides its editions. */
export interface KioskSettings {
  readonly title: string;
  /** Seconds. */
  readonly idle: number;
  readonly warning: number;
  /** Opening hours as minutes since midnight; null for always. */
  readonly hours: { readonly from: number; readonly to: number } | null;
  readonly narration: 'files' | 'voice' | 'off';
  readonly ground: 'dark' | 'light';
  /** See `KioskConfig.pin`; '' for no staff panel. */
  readonly pin: string;
  /** Physical size of a CSS px in millimetres. */
  readonly pxMm: number;
  /** Version of Lanternist. */
  readonly made: string;
  /** In the order in which they are offered, each with its own name: `["ru", "Русский"]`. */
  readonly languages: readonly { readonly lang: string; readonly name: string; readonly words: Words }[];
  /** In the order of the menu. */
  readonly stories: readonly StorySettings[];
}

export interface StorySettings {
  readonly id: string;
  /** Languages it is told in. */
  readonly languages: readonly string[];
}

/** Reads the settings; throws when the page has none. */
export function readSettings(document: Document): KioskSettings {
  const element = document.getElementById('kiosk-settings');
  if (!element) throw new Error('the page has no settings');
  return JSON.parse(element.textContent ?? '') as KioskSettings;
}
