import type { Point } from '../../model/lecture.ts';
import type { Deck } from './deck.ts';

/** Shows the audience a spot, as a finger or a mouse leads it. */
export interface Pointing {
  /** Points at a place in the window, at the next frame; beside the picture at nothing. */
  at(x: number, y: number): void;
  end(): void;
}

/** Turns places in a window into spots on the slide whose picture stands in `picture`, one command a frame at most. */
export function makePointing(deck: Deck, win: Window, picture: () => DOMRect): Pointing {
  let frame = 0;
  const send = (at: Point | undefined) => {
    // A pointer that moves beside the slide has nothing to tell.
    if (at || deck.driver.lecture().pointer) deck.driver.send({ do: 'point', at });
  };
  return {
    at(x, y) {
      win.cancelAnimationFrame(frame);
      frame = win.requestAnimationFrame(() => send(spotIn(picture(), x, y)));
    },
    end() {
      win.cancelAnimationFrame(frame);
      send(undefined);
    },
  };
}

function spotIn({ left, top, width, height }: DOMRect, clientX: number, clientY: number): Point | undefined {
  const [x, y] = [(clientX - left) / width, (clientY - top) / height];
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : undefined;
}
