import type { Kiosk } from './kiosk.ts';

/** A finger must travel so far, in CSS px, and more sideways than up or down. */
const least = 60;

/** Where a finger is, and which one. */
type Finger = Pick<PointerEvent, 'pointerId' | 'clientX' | 'clientY'>;

/** Recognises swipes from touches. */
export interface Swipe {
  /** `isApart` when what lies under the finger answers it itself. */
  down(finger: Finger, isApart: boolean): void;
  up(finger: Finger): 'next' | 'back' | undefined;
  cancel(finger: Finger): void;
}

/**
 * To the left is next, to the right back; a second finger ends it. What is stuck on the screen (`isStuck`) is neither a
 * finger that swipes nor a second one that hinders those of a visitor.
 */
export function makeSwipe(isStuck: (pointerId: number) => boolean): Swipe {
  let start: Finger | undefined;
  const fingers = new Set<number>();
  const lift = ({ pointerId }: Finger): Finger | undefined => {
    fingers.delete(pointerId);
    if (start?.pointerId !== pointerId) {
      if (!isStuck(pointerId)) start = undefined;
      return undefined;
    }
    const from = start;
    start = undefined;
    return from;
  };
  return {
    down({ pointerId, clientX, clientY }, isApart) {
      fingers.add(pointerId);
      const count = [...fingers].filter((each) => !isStuck(each)).length;
      start = count > 1 || isApart ? undefined : { pointerId, clientX, clientY };
    },
    up(finger) {
      const isOld = isStuck(finger.pointerId);
      const from = lift(finger);
      if (!from || isOld) return undefined;
      const x = finger.clientX - from.clientX;
      const y = finger.clientY - from.clientY;
      if (Math.abs(x) < least || Math.abs(x) < 1.5 * Math.abs(y)) return undefined;
      return x < 0 ? 'next' : 'back';
    },
    cancel: (finger) => void lift(finger),
  };
}

/** Turns pages by swiping over the stage. `isStuck` as the lockdown knows it. */
export function listenToSwipes(
  stage: HTMLElement,
  kiosk: Kiosk,
  isStuck: (pointerId: number, now: number) => boolean,
): void {
  const swipe = makeSwipe((pointerId) => isStuck(pointerId, performance.now()));
  stage.addEventListener('pointerdown', (event) => {
    const isApart = event.target instanceof Element && event.target.closest('.moments, .time-strip, button') !== null;
    swipe.down(event, isApart);
  });
  window.addEventListener('pointerup', (event) => {
    const turned = swipe.up(event);
    if (turned && kiosk.state().card === '') kiosk.run({ type: turned });
  });
  window.addEventListener('pointercancel', swipe.cancel);
}
