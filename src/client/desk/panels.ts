import type { Outline, ScriptState, ShownEvidence } from '../../serve/state.ts';
import { ask } from './ask.ts';
import { openEvidenceOf, showEvidence } from './evidence.ts';
import { markCurrent, showOutline } from './outline.ts';
import { byId } from './page.ts';
import type { Posters } from './posters.ts';
import { makeTabs } from './tabs.ts';
import { showTiming } from './timing.ts';
import type { Words } from './words.ts';

/** The panels beside the deck that are filled when somebody looks at them. */
export interface Panels {
  /** What is chosen now, of all that lies on the desk. */
  readonly show: (script: ScriptState | undefined, all: readonly ScriptState[]) => void;
  /** Another slide is shown. */
  readonly moved: (slide: string) => void;
}

/** How long, in ms, a save has before the panels ask: the deck goes first. */
const later = 150;

export function makePanels(words: Words, posters: Posters, goTo: (slide: string) => void): Panels {
  const state = { script: undefined as ScriptState | undefined, slide: '', drawn: '', timer: 0 };

  const draw = async (panel: string): Promise<void> => {
    const { script } = state;
    const wanted = `${panel} ${script?.key} ${script?.version} ${script?.deck}`;
    if (wanted === state.drawn) return;
    state.drawn = wanted;
    if (panel === 'panel-outline' || panel === 'panel-timing') {
      const outline = script && (await ask<Outline>(`/outline/${script.key}`));
      if (state.drawn !== wanted) return;
      showOutline(outline, words, goTo);
      showTiming(outline, words, goTo);
    } else if (panel === 'panel-evidence') {
      const evidence = script && (await ask<ShownEvidence>(`/evidence/${script.key}`));
      if (state.drawn !== wanted) return;
      showEvidence(evidence, state.slide, words);
    }
    markCurrent(state.slide);
  };
  const tabs = makeTabs(byId('tabs'), (panel) => void draw(panel));
  return {
    show(script, all) {
      state.script = script;
      clearTimeout(state.timer);
      state.timer = window.setTimeout(() => {
        void draw(tabs.open());
        for (const { key, deck } of all) void posters.update(key, deck);
      }, later);
    },
    moved(slide) {
      if (slide === state.slide) return;
      state.slide = slide;
      markCurrent(slide);
      openEvidenceOf(slide);
    },
  };
}
