/** A line on which a server tells states; it heals by itself whenever it breaks. */
export interface Line {
  readonly isUp: () => boolean;
  /** Something else found the server gone. */
  readonly isLost: () => void;
}

export interface LineNews<State> {
  readonly state: (state: State) => void;
  readonly up: () => void;
  readonly down: () => void;
}

/** The server tells every 4 s that it is there; after so long without a word, in ms, the line is opened anew. */
const silence = 10_000;
/** When a line that was refused is tried again, in ms. */
const again = 1500;

/** Opens the line to an address of server-sent events. */
export function openLine<State>(address: string, news: LineNews<State>): Line {
  const line = { source: undefined as EventSource | undefined, heard: 0, isUp: undefined as boolean | undefined };
  const say = (isUp: boolean): void => {
    if (isUp === line.isUp) return;
    line.isUp = isUp;
    if (isUp) news.up();
    else news.down();
  };
  const hear = (): void => {
    line.heard = performance.now();
    say(true);
  };
  const open = (): void => {
    line.source?.close();
    line.heard = performance.now();
    const source = new EventSource(address);
    line.source = source;
    source.addEventListener('state', (event) => {
      hear();
      news.state(JSON.parse(event.data));
    });
    source.addEventListener('beat', hear);
    source.addEventListener('error', () => {
      say(false);
      // A refusal closes it for good; everything else the browser tries again by itself.
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(() => {
        if (line.source === source) open();
      }, again);
    });
  };
  open();
  setInterval(() => {
    if (performance.now() - line.heard < silence) return;
    say(false);
    open();
  }, 1000);
  window.addEventListener('online', open);
  return { isUp: () => line.isUp === true, isLost: () => say(false) };
}
