import type { CDPSession } from 'puppeteer-core/internal/puppeteer-core-browser.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Fingers on the glass. The browser gets the touch events of a real screen and makes clicks and gestures of them itself.
 * A gesture is sent in one go and awaited as a whole: the browser answers each movement with a frame.
 */
export interface Fingers {
  down(id: number, at: Point): Promise<void>;
  move(id: number, to: Point): Promise<void>;
  up(id: number): Promise<void>;
  upAll(): Promise<void>;
  /** How many are down. */
  count(): number;
  tap(at: Point): Promise<void>;
  /** From one point to the other in so many movements. */
  swipe(from: Point, to: Point, steps?: number): Promise<void>;
  /** Rests as long as a press must for a browser to call it long, and a little longer. */
  press(at: Point): Promise<void>;
  /** Two fingers from `apart` px to `wide` px around a point. */
  pinch(at: Point, apart: number, wide: number): Promise<void>;
}

/** Chromium takes a press for a long one after 500 ms. */
const longPress = 600;

export function fingersOf(client: CDPSession): Fingers {
  const touching = new Map<number, Point>();
  let next = 0;
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly (Point & { id: number })[]) => {
    await client.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] });
  };
  const all = () => [...touching].map(([id, at]) => ({ ...at, id }));
  const fingers: Fingers = {
    async down(id, at) {
      touching.set(id, at);
      await send('touchStart', all());
    },
    async move(id, to) {
      if (!touching.has(id)) return;
      touching.set(id, to);
      await send('touchMove', all());
    },
    async up(id) {
      const at = touching.get(id);
      if (!at) return;
      touching.delete(id);
      await send('touchEnd', touching.size > 0 ? [{ ...at, id }] : []);
    },
    async upAll() {
      if (touching.size > 0) await send('touchEnd', []);
      touching.clear();
    },
    count: () => touching.size,
    async tap(at) {
      const id = 100 + (next++ % 1000);
      await Promise.all([fingers.down(id, at), fingers.up(id)]);
    },
    async swipe(from, to, steps = 4) {
      const id = 100 + (next++ % 1000);
      const sent = [fingers.down(id, from)];
      for (let step = 1; step <= steps; step++) {
        const share = step / steps;
        sent.push(fingers.move(id, { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }));
      }
      await Promise.all([...sent, fingers.up(id)]);
    },
    async press(at) {
      const id = 100 + (next++ % 1000);
      await fingers.down(id, at);
      await new Promise((resolve) => setTimeout(resolve, longPress));
      await fingers.up(id);
    },
    async pinch({ x, y }, apart, wide) {
      const [left, right] = [100 + (next++ % 1000), 100 + (next++ % 1000)];
      const sent = [fingers.down(left, { x: x - apart / 2, y }), fingers.down(right, { x: x + apart / 2, y })];
      for (let step = 1; step <= 4; step++) {
        const half = (apart + ((wide - apart) * step) / 4) / 2;
        sent.push(fingers.move(left, { x: x - half, y }), fingers.move(right, { x: x + half, y }));
      }
      await Promise.all([...sent, fingers.up(left), fingers.up(right)]);
    },
  };
  return fingers;
}
