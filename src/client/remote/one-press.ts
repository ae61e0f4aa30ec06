/** Presses closer together than this, in ms, are one: a thumb that trembles, or a screen that bounces. */
const apart = 250;

/**
 * Makes of a finger's press one step: a second within a quarter of a second counts as the same, and so does one before
 * the first was answered. Nothing waits to be done later.
 */
export function onePress(
  step: () => Promise<unknown>,
  now: () => number = () => performance.now(),
): () => Promise<void> {
  const state = { at: Number.NEGATIVE_INFINITY, isBusy: false };
  return async () => {
    if (state.isBusy || now() - state.at < apart) return;
    state.at = now();
    state.isBusy = true;
    try {
      await step();
    } finally {
      state.isBusy = false;
    }
  };
}
