/** Keeps the phone's screen on where the browser lets a page do that; over plain HTTP most don't, and nothing is said. */
export function stayAwake(): void {
  const ask = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return;
    try {
      await navigator.wakeLock?.request('screen');
    } catch {
      // The battery is low, or the browser doesn't want to: the phone's own setting counts then.
    }
  };
  document.addEventListener('visibilitychange', () => void ask());
  void ask();
}
