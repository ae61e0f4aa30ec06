import type { Compiled } from './compile.ts';
import { withEastAsianFonts } from './output/east-asian-text.ts';
import { defaultSettings, pageParts, soundEdition } from './pages.ts';
import { renderDeck } from './render/deck.ts';
import { withSources } from './render/sources-slides.ts';
import type { Workshop } from './workshop.ts';

/** render: the deck as `present` shows it, on the screen and in the speaker's page: driven by the server it comes from. */
export async function renderHallDeck(workshop: Workshop, compiled: Compiled): Promise<string> {
  const edition = soundEdition(compiled);
  const parts = await pageParts(workshop, compiled, edition, defaultSettings, ['reveal', 'deck-chrome', 'hall']);
  const html = renderDeck(withSources(edition, parts), {
    ...parts,
    script: workshop.assets.script('present'),
    share: false,
    server: 'own',
  });
  return withEastAsianFonts(html, workshop.assets.eastAsianFonts);
}
