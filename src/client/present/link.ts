import type { Command } from '../../model/lecture.ts';
import type { HallState } from '../../serve/present/state.ts';

/** The line to the server that a lecture runs on. */
export interface Link {
  readonly isUp: () => boolean;
  /** Asks the hall for something; false when it couldn't be asked. */
  readonly send: (command: Command) => Promise<boolean>;
}

export interface LinkNews {
  readonly state: (state: HallState) => void;
  readonly up: () => void;
  readonly down: () => void;
}

/** The server tells every 4 s that it is there; after so long without a word, in ms, the line is opened anew. */
const silence = 10_000;
/** How long a command may take to be answered, in ms. */
const answerWithin = 4000;

/** Opens the line as a kind of page, below an address; it heals by itself whenever it breaks. */
export function openLink(below: string, as: 'screen' | 'speaker' | 'remote', news: LinkNews): Link {
  const line = {
    source: undefined as EventSource | undefined,
    heard: performance.now(),
    isUp: false,
    last: Promise.resolve(true),
  };
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
    const source = new EventSource(`${below}/events?as=${as}`);
    line.source = source;
    source.addEventListener('state', (event) => {
      hear();
      news.state(JSON.parse(event.data));
    });
    source.addEventListener('beat', hear);
    source.addEventListener('error', () => {
      say(false);
      // A refusal closes it for good; everything else the browser tries again by itself.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, 1000);
    });
  };
  open();
  setInterval(() => {
    if (performance.now() - line.heard < silence) return;
    say(false);
    open();
  }, 1000);
  window.addEventListener('online', open);
  const post = async (command: Command): Promise<boolean> => {
    try {
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify(command);
      const signal = AbortSignal.timeout(answerWithin);
      return (await fetch(`${below}/command`, { method: 'POST', headers, body, signal })).ok;
    } catch {
      say(false);
      return false;
    }
  };
  return {
    isUp: () => line.isUp,
    send(command) {
      // One after the other: two presses may not overtake each other.
      line.last = line.last.then(() => post(command));
      return line.last;
    },
  };
}
