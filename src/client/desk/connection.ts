import type { DeskState, SentChange } from '../../serve/state.ts';

/** Listens to the server for as long as the page is open, and comes back by itself when the server does. */
export function listen(on: {
  readonly state: (state: DeskState) => void;
  readonly change: (change: SentChange) => void;
  readonly lost: () => void;
}): void {
  const source = new EventSource('/events');
  source.addEventListener('state', (event) => on.state(JSON.parse(event.data) as DeskState));
  source.addEventListener('change', (event) => on.change(JSON.parse(event.data) as SentChange));
  source.addEventListener('error', () => {
    on.lost();
    // Browsers try again by themselves, unless what answered there was no desk.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(on), 1000);
  });
}
