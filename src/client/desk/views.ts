import type { ScriptState } from '../../serve/state.ts';
import { order } from './ask.ts';
import { byId, write } from './page.ts';
import type { Words } from './words.ts';

/** How the deck is looked at: as large as fits, as from the back row, or as the kiosk on its own display. */
type View = 'screen' | 'back' | 'kiosk';

/** What the row above the deck sets. */
export interface Views {
  /** Draws everything that depends on the script and on the room there is. */
  readonly show: (script: ScriptState | undefined) => void;
}

/** Millimetres from the eye to a screen on a desk. */
const armsLength = 600;
/** Millimetres of a CSS px, as the standard has it; on most screens it is nearly that. */
const pxMm = 25.4 / 96;
/** How long, in ms, no more saves must come before the kiosk is made anew. */
const calm = 600;

export function makeViews(stage: HTMLElement, words: Words): Views {
  const state = { view: 'screen' as View, hall: 0, script: undefined as ScriptState | undefined, kiosk: '', timer: 0 };
  const hall = byId<HTMLSelectElement>('hall');
  const theme = byId<HTMLSelectElement>('theme');

  const draw = (): void => {
    const { script, view } = state;
    stage.dataset.view = view;
    hall.parentElement?.toggleAttribute('hidden', view !== 'back');
    hall.value = String(state.hall || script?.hall || 4);
    theme.value = script?.theme ?? '';
    write(byId('view-note'), view === 'back' ? drawFromBack(stage, Number(hall.value), words) : '');
    if (view === 'kiosk' && script) {
      const { width, height } = script.display;
      write(byId('view-note'), words.fill('kioskNote', { width, height }));
      showKiosk(script.deck);
      fit(byId('kiosk'), stage, width, height);
    }
  };
  const showKiosk = (version: string): void => {
    const isFirst = state.kiosk === '';
    if (state.kiosk === version) return;
    state.kiosk = version;
    clearTimeout(state.timer);
    state.timer = window.setTimeout(loadKiosk, isFirst ? 0 : calm, stage);
  };
  for (const each of document.querySelectorAll<HTMLInputElement>('input[name="view"]'))
    each.addEventListener('change', () => {
      state.view = each.value as View;
      draw();
    });
  hall.addEventListener('change', () => {
    state.hall = Number(hall.value);
    draw();
  });
  theme.addEventListener('change', () => {
    if (state.script) void order(`/theme/${state.script.key}`, { theme: theme.value });
  });
  new ResizeObserver(draw).observe(stage);
  return {
    show(script) {
      if (script?.key !== state.script?.key) state.hall = 0;
      state.script = script;
      draw();
    },
  };
}

/** A new frame each time: the kiosk lets nobody lead its page elsewhere, not even here. */
function loadKiosk(stage: HTMLElement): void {
  const old = byId<HTMLIFrameElement>('kiosk');
  const frame = old.cloneNode() as HTMLIFrameElement;
  frame.src = '/kiosk/';
  stage.replaceChild(frame, old);
}

/** Sets the height that the slide has from the back row, seen at arm's length, and says what is seen. */
function drawFromBack(stage: HTMLElement, hall: number, words: Words): string {
  const wanted = armsLength / hall / pxMm;
  // Some of the dark hall is to be seen round it.
  const height = 0.95 * Math.min(wanted / 0.95, stage.clientHeight, (stage.clientWidth * 9) / 16);
  stage.style.setProperty('--seen', `${Math.round(height)}px`);
  const distance = Math.round((height * pxMm * hall) / 10);
  return words.fill('backNote', { hall, distance });
}

/** Shows a page of the display's size as large as it fits. */
function fit(frame: HTMLElement, stage: HTMLElement, width: number, height: number): void {
  const scale = Math.min(stage.clientWidth / width, stage.clientHeight / height);
  Object.assign(frame.style, {
    width: `${width}px`,
    height: `${height}px`,
    left: `${(stage.clientWidth - width * scale) / 2}px`,
    top: `${(stage.clientHeight - height * scale) / 2}px`,
    transform: `scale(${scale})`,
  });
}
