import { hallWordKeys, sourceWordKeys, type Words, wordKeys } from './words.ts';

/** What the template tells the script, in `<script type="application/json" id="deck-settings">`. */
export interface DeckSettings {
  readonly title: string;
  readonly lang: string;
  /** The canvas, in CSS px. */
  readonly width: number;
  readonly height: number;
  /** The lecture's length in seconds; 0 when the script names none. */
  readonly duration: number;
  readonly words: Words;
}

/** Reads the settings; what is missing or of a wrong type becomes empty, 1280 × 720, or 0. */
export function readSettings(doc: Document): DeckSettings {
  const raw = asRecord(JSON.parse(doc.getElementById('deck-settings')?.textContent || '{}'));
  const words = asRecord(raw.words);
  return {
    title: asText(raw.title),
    lang: asText(raw.lang),
    width: asNumber(raw.width) || 1280,
    height: asNumber(raw.height) || 720,
    duration: asNumber(raw.duration),
    words: Object.fromEntries(
      [...wordKeys, ...sourceWordKeys, ...hallWordKeys].map((key) => [key, asText(words[key])]),
    ) as Words,
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
